"""Ways back in without e-mail: printed codes, and one from the host."""

from datetime import timedelta

from sqlalchemy import delete, func, select

from app.accounts.models import Person, RecoveryCode, Session
from app.accounts.tokens import hashed, new_code, plain_code
from app.clock import now
from app.extensions import db

CODES = 8
RESET_FOR = timedelta(hours=24)


def new_codes(person: Person) -> list[str]:
    """Eight codes to print, in place of all that were there before."""
    _forget_codes(person)
    codes = [new_code() for _ in range(CODES)]
    for code in codes:
        _keep_code(person, code, lasts=None)
    return codes


def one_code(person: Person) -> str:
    """A code from the host to somebody who is locked out: it lasts a day, and ends sessions."""
    code = new_code()
    _keep_code(person, code, lasts=RESET_FOR)
    db.session.execute(delete(Session).where(Session.person_id == person.id))
    return code


def codes_left(person: Person) -> int:
    return db.session.scalar(
        select(func.count()).select_from(RecoveryCode).where(*_usable_by(person))
    )


def use_code(person: Person, typed: str) -> bool:
    """Spend the code; False when it is not one of theirs or too old."""
    spent = db.session.execute(
        delete(RecoveryCode).where(
            RecoveryCode.code_hash == hashed(plain_code(typed)), *_usable_by(person)
        )
    )
    return bool(spent.rowcount)


def _usable_by(person: Person) -> tuple:
    in_time = RecoveryCode.expires_at.is_(None) | (RecoveryCode.expires_at > now())
    return RecoveryCode.person_id == person.id, in_time


def _forget_codes(person: Person) -> None:
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person.id))


def _keep_code(person: Person, code: str, lasts: timedelta | None) -> None:
    moment = now()
    db.session.add(
        RecoveryCode(
            code_hash=hashed(plain_code(code)),
            person_id=person.id,
            made_at=moment,
            expires_at=moment + lasts if lasts else None,
        )
    )
