"""reminders"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

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


def reminders() -> None:
    owned(
        "reminders",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("slots", sa.JSON(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("next_slot", sa.String(length=5), nullable=True),
        sa.Column("next_due_at", INSTANT, nullable=True),
    )
    op.create_index(op.f("ix_reminders_next_due_at"), "reminders", ["next_due_at"])
    owned(
        "reminder_choices",
        sa.Column("quiet_from", sa.Time(), nullable=False),
        sa.Column("quiet_until", sa.Time(), nullable=False),
        sa.Column("words", sa.String(length=7), nullable=False),
        sa.CheckConstraint("words IN ('neutral', 'more')", name=op.f("ck_reminder_choices_words")),
    )


def occurrences() -> None:
    op.create_table(
        "occurrences",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reminder_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("slot", sa.String(length=5), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("state", sa.String(length=7), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("ask_at", INSTANT, nullable=True),
        sa.CheckConstraint(
            "state IN ('pending', 'done', 'later', 'skipped')", name=op.f("ck_occurrences_state")
        ),
        sa.CheckConstraint("asked >= 0", name=op.f("ck_occurrences_asked")),
        sa.ForeignKeyConstraint(
            ["owner_id", "reminder_id"],
            ["reminders.owner_id", "reminders.id"],
            name=op.f("fk_occurrences_owner_id_reminder_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "id", name=op.f("pk_occurrences")),
    )
    op.create_index(
        op.f("ix_occurrences_owner_id_due_on_reminder_id_slot"),
        "occurrences",
        ["owner_id", "due_on", "reminder_id", "slot"],
        unique=True,
    )
    op.create_index(op.f("ix_occurrences_ask_at"), "occurrences", ["ask_at"])


def deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("occurrence_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("wake_at", INSTANT, nullable=True),
        sa.Column("claim", sa.Uuid(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("sent_at", INSTANT, nullable=True),
        sa.CheckConstraint(
            "state IN ('pending', 'claimed', 'sent', 'gone', 'failed', 'skipped_late', 'expired')",
            name=op.f("ck_deliveries_state"),
        ),
        sa.ForeignKeyConstraint(
            ["owner_id", "occurrence_id"],
            ["occurrences.owner_id", "occurrences.id"],
            name=op.f("fk_deliveries_owner_id_occurrence_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "owner_id", "occurrence_id", "channel", name=op.f("pk_deliveries")
        ),
    )
    op.create_index(op.f("ix_deliveries_wake_at"), "deliveries", ["wake_at"])


def upgrade() -> None:
    reminders()
    occurrences()
    deliveries()


def downgrade() -> None:
    for table in ("deliveries", "occurrences", "reminder_choices", "reminders"):
        op.drop_table(table)
