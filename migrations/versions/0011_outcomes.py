"""goals, activities, questions and scores"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

INSTANT = sa.DateTime(timezone=True)


def owned(table: str, *columns) -> None:
    op.create_table(
        table,
        *columns,
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("acted_at", INSTANT, nullable=False),
        sa.Column("acted_on", sa.Date(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["people.id"], name=op.f(f"fk_{table}_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("owner_id", "id", name=op.f(f"pk_{table}")),
    )


def of_an_episode(table: str) -> list:
    return [
        sa.Column("episode_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id", "episode_id"],
            ["episodes.owner_id", "episodes.id"],
            name=op.f(f"fk_{table}_owner_id_episode_id"),
            ondelete="CASCADE",
        ),
    ]


def ending(table: str, states: tuple[str, ...]) -> list:
    return [
        sa.Column("state", sa.String(length=7), nullable=False),
        sa.Column("state_on", sa.Date(), nullable=True),
        sa.CheckConstraint(f"state IN {states}", name=op.f(f"ck_{table}_state")),
    ]


def number(table: str, column: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(f"{column} BETWEEN 0 AND 9999", name=op.f(f"ck_{table}_{column}"))


def upgrade() -> None:
    owned(
        "goals",
        *of_an_episode("goals"),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("unit", sa.String(length=30), nullable=False),
        sa.Column("baseline", sa.Integer(), nullable=True),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("target_on", sa.Date(), nullable=True),
        *ending("goals", ("open", "reached")),
        number("goals", "baseline"),
        number("goals", "target"),
    )
    owned(
        "activities",
        *of_an_episode("activities"),
        sa.Column("name", sa.String(length=120), nullable=False),
    )
    owned(
        "questions",
        sa.Column("text", sa.String(length=500), nullable=False),
        *ending("questions", ("open", "asked")),
    )
    owned(
        "scores",
        sa.Column("item", sa.Uuid(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        number("scores", "value"),
    )
    op.create_index(
        op.f("ix_scores_owner_id_item_acted_on"), "scores", ["owner_id", "item", "acted_on"]
    )


def downgrade() -> None:
    for table in ("scores", "questions", "activities", "goals"):
        op.drop_table(table)
