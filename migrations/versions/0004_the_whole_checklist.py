"""the whole checklist"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def new_in_doses() -> list[sa.Column]:
    return [
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("exercise", sa.String(length=60), server_default="", nullable=False),
        sa.Column("hold_seconds", sa.Integer(), nullable=True),
        sa.Column("rest_seconds", sa.Integer(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("load", sa.String(length=60), server_default="", nullable=False),
        sa.Column("side", sa.String(length=5), server_default="none", nullable=False),
        sa.Column("weekdays", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("days_per_week", sa.Integer(), nullable=True),
        sa.Column("bouts_per_day", sa.Integer(), server_default="1", nullable=False),
        sa.Column("set_by", sa.String(length=10), server_default="me", nullable=False),
        sa.Column("bad_day", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
    ]


def owned(table: str, *columns) -> None:
    op.create_table(
        table,
        *columns,
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("acted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("acted_on", sa.Date(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["people.id"], name=op.f(f"fk_{table}_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("owner_id", "id", name=op.f(f"pk_{table}")),
    )


def upgrade() -> None:
    # Plain columns, not a new table: SQLite then leaves the rows, and what points at them, alone.
    for column in new_in_doses():
        op.add_column("prescriptions", column)
    op.add_column("completions", sa.Column("reason", sa.String(length=20), nullable=True))
    owned(
        "phases",
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("days_per_week", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('flare', 'maintenance')", name=op.f("ck_phases_kind")),
    )
    op.create_index(op.f("ix_phases_owner_id_acted_on"), "phases", ["owner_id", "acted_on"])
    owned(
        "feedback",
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("pain", sa.Integer(), nullable=True),
        sa.Column("effort", sa.Integer(), nullable=True),
        sa.CheckConstraint("pain BETWEEN 0 AND 10", name=op.f("ck_feedback_pain")),
        sa.CheckConstraint("effort BETWEEN 0 AND 10", name=op.f("ck_feedback_effort")),
        sa.UniqueConstraint(
            "owner_id", "acted_on", "line_id", name=op.f("uq_feedback_owner_id_acted_on_line_id")
        ),
    )
    owned(
        "exercise_notes",
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
    )
    owned(
        "exercise_sheets",
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("jpeg", sa.LargeBinary(), nullable=False),
        sa.Column("thumbnail", sa.LargeBinary(), nullable=False),
    )


def downgrade() -> None:
    for table in ("exercise_sheets", "exercise_notes", "feedback", "phases"):
        op.drop_table(table)
    op.drop_column("completions", "reason")
    for column in reversed(new_in_doses()):
        op.drop_column("prescriptions", column.name)
