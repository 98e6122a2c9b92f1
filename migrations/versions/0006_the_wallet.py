"""the visits wallet"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

STAMPS = (
    "owner_id, id, acted_at, acted_on, zone, received_at, recorded_by, revision, deleted_at, "
    "name, visits, opening_used, period, disciplines"
)
USUAL = '["evaluation", "re_evaluation", "telehealth", "deductible", "two_a_day"]'


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


def pools() -> None:
    """Limits become one kind of pool; a course is from now on of one problem, the first."""
    owned(
        "pools",
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=True),
        sa.Column("opening_used", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("episode_id", sa.Uuid(), nullable=True),
        sa.Column("network", sa.String(length=3), nullable=False),
        sa.Column("disciplines", sa.JSON(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("decision_days", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('limit', 'approval', 'package', 'referral')", name=op.f("ck_pools_kind")
        ),
        sa.CheckConstraint("visits BETWEEN 1 AND 999", name=op.f("ck_pools_visits")),
        sa.CheckConstraint("opening_used BETWEEN 0 AND 999", name=op.f("ck_pools_opening_used")),
        sa.CheckConstraint(
            "period IN ('calendar_year', 'plan_year', 'course', 'dates')",
            name=op.f("ck_pools_period"),
        ),
        sa.CheckConstraint("network IN ('any', 'in', 'out')", name=op.f("ck_pools_network")),
        sa.CheckConstraint(
            "source IN ('you', 'card', 'clinic', 'letter')", name=op.f("ck_pools_source")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id", "episode_id"],
            ["episodes.owner_id", "episodes.id"],
            name=op.f("fk_pools_owner_id_episode_id"),
            ondelete="CASCADE",
        ),
    )
    op.execute(
        f"INSERT INTO pools ({STAMPS}, kind, network, counts, source, episode_id) "
        f"SELECT {STAMPS}, 'limit', 'any', '{USUAL}', 'you', "
        "CASE WHEN period = 'course' THEN owner_id END FROM limits"
    )
    op.drop_table("limits")


def visits() -> None:
    op.drop_index(op.f("ix_visits_owner_id_acted_on_acted_at"), "visits")
    with op.batch_alter_table("visits") as table:
        table.add_column(sa.Column("held_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("time_of_day", sa.Time(), nullable=True))
        table.add_column(sa.Column("billed", sa.JSON(), server_default="[]", nullable=False))
        table.add_column(
            sa.Column("place", sa.String(length=200), server_default="", nullable=False)
        )
        table.add_column(sa.Column("questions", sa.Text(), server_default="", nullable=False))
        table.add_column(sa.Column("series_id", sa.Uuid(), nullable=True))
    op.execute("UPDATE visits SET held_on = acted_on")
    with op.batch_alter_table("visits") as table:
        table.alter_column("held_on", existing_type=sa.Date(), nullable=False)
        table.alter_column("billed", existing_type=sa.JSON(), server_default=None)
        table.alter_column("place", existing_type=sa.String(length=200), server_default=None)
        table.alter_column("questions", existing_type=sa.Text(), server_default=None)
    op.create_index(
        op.f("ix_visits_owner_id_held_on_acted_at"), "visits", ["owner_id", "held_on", "acted_at"]
    )


def upgrade() -> None:
    pools()
    visits()
    owned("read_notices", sa.Column("keys", sa.JSON(), nullable=False))


def downgrade() -> None:
    op.drop_table("read_notices")
    op.drop_index(op.f("ix_visits_owner_id_held_on_acted_at"), "visits")
    with op.batch_alter_table("visits") as table:
        for column in ("series_id", "questions", "place", "billed", "time_of_day", "held_on"):
            table.drop_column(column)
    op.create_index(
        op.f("ix_visits_owner_id_acted_on_acted_at"),
        "visits",
        ["owner_id", "acted_on", "acted_at"],
    )
    owned(
        "limits",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("opening_used", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("disciplines", sa.JSON(), nullable=False),
        sa.CheckConstraint("visits BETWEEN 1 AND 999", name=op.f("ck_limits_visits")),
        sa.CheckConstraint("opening_used BETWEEN 0 AND 999", name=op.f("ck_limits_opening_used")),
        sa.CheckConstraint("period IN ('calendar_year', 'course')", name=op.f("ck_limits_period")),
    )
    op.execute(
        f"INSERT INTO limits ({STAMPS}) SELECT {STAMPS} FROM pools "
        "WHERE period IN ('calendar_year', 'course')"
    )
    op.drop_table("pools")
