"""One person's photos of the sheets that their therapist gave out."""

from uuid import UUID

from sqlalchemy import delete, func, select

from app.accounts.models import Person
from app.exercises.models import Sheet
from app.exercises.photo import Photo
from app.extensions import db
from app.operations.kinds import Effect
from app.operations.operation import Operation, Rejected
from app.operations.records import Records

MOST_SHEETS = 12


class Sheets:
    """Only the last one deleted can come back: adding or deleting another one erases it."""

    def __init__(self, owner: Person):
        self.owner = owner
        self.records = Records(owner, Sheet)

    def all(self) -> list[Sheet]:
        """Newest first, without their bytes."""
        newest_first = (Sheet.received_at.desc(), Sheet.id)
        return list(
            db.session.scalars(select(Sheet).where(*self._present()).order_by(*newest_first))
        )

    def newest(self) -> Sheet | None:
        return next(iter(self.all()), None)

    def get(self, id: UUID) -> Sheet | None:
        return self.records.get(id)

    def jpeg(self, id: UUID) -> bytes | None:
        return db.session.scalar(select(Sheet.jpeg).where(*self._present(), Sheet.id == id))

    def thumbnail(self, id: UUID) -> bytes | None:
        return db.session.scalar(select(Sheet.thumbnail).where(*self._present(), Sheet.id == id))

    def room(self) -> int:
        """For how many more there is room."""
        count = select(func.count()).select_from(Sheet).where(*self._present())
        return max(0, MOST_SHEETS - db.session.scalar(count))

    def add(self, operation: Operation, title: str, photo: Photo) -> Effect:
        self._erase_deleted(operation)
        if not self.room():
            raise Rejected("too_many")
        self.records.add(
            operation,
            title=title,
            width=photo.width,
            height=photo.height,
            jpeg=photo.jpeg,
            thumbnail=photo.thumbnail,
        )
        return Effect()

    def delete(self, operation: Operation) -> Effect:
        self._erase_deleted(operation)
        return self.records.delete(operation)

    def _erase_deleted(self, operation: Operation) -> None:
        """Erase what was deleted before: its bytes are kept for Undo, which is offered once."""
        gone = delete(Sheet).where(
            Sheet.owner_id == self.owner.id,
            Sheet.deleted_at.is_not(None),
            Sheet.id != operation.record_id,
        )
        db.session.execute(gone)

    def _present(self) -> tuple:
        return Sheet.owner_id == self.owner.id, Sheet.deleted_at.is_(None)
