"""episodes"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def new_in_episodes() -> list[sa.Column]:
    return [
        sa.Column("name", sa.String(length=100), server_default="", nullable=False),
        sa.Column("sites", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("onset", sa.String(length=8), server_default="", nullable=False),
    ]


def upgrade() -> None:
    # Plain columns, not a new table: SQLite then leaves the rows, and what points at them, alone.
    for column in new_in_episodes():
        op.add_column("episodes", column)


def downgrade() -> None:
    for column in reversed(new_in_episodes()):
        op.drop_column("episodes", column.name)
