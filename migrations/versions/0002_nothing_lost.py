"""nothing lost"""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    history = op.create_table(
        "history",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("epoch", sa.Uuid(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_history_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
    )
    op.bulk_insert(history, [{"id": 1, "epoch": uuid.uuid4()}])
    op.add_column("operations", sa.Column("clock_off", sa.Integer(), nullable=True))
    op.add_column(
        "sessions", sa.Column("held", sa.Integer(), server_default="0", nullable=False)
    )


def downgrade() -> None:
    op.drop_column("sessions", "held")
    op.drop_column("operations", "clock_off")
    op.drop_table("history")
