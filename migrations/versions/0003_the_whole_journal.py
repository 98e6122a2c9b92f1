"""the whole journal"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

NEW_COLUMNS = ("is_private", "details", "follows", "follows_on", "follows_id")


def upgrade() -> None:
    op.create_table(
        "journal_choices",
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("bands", sa.String(length=40), nullable=False),
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
            ["owner_id"],
            ["people.id"],
            name=op.f("fk_journal_choices_owner_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "id", name=op.f("pk_journal_choices")),
    )
    # Plain columns, not a new table: SQLite then leaves the rows, and what points at them, alone.
    op.add_column(
        "pain_entries",
        sa.Column("is_private", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.add_column(
        "pain_entries", sa.Column("details", sa.JSON(), server_default="{}", nullable=False)
    )
    op.add_column("pain_entries", sa.Column("follows", sa.String(length=10), nullable=True))
    op.add_column("pain_entries", sa.Column("follows_on", sa.Date(), nullable=True))
    op.add_column("pain_entries", sa.Column("follows_id", sa.Uuid(), nullable=True))
    op.create_index(
        op.f("ix_revisions_owner_id_record_id"), "revisions", ["owner_id", "record_id"]
    )
    # The trend asks by place, and from the start.
    op.create_index("ix_pain_entries_received", "pain_entries", ["owner_id", "received_at"])
    op.create_index(
        "ix_ratings_series", "ratings", ["owner_id", "kind", "code", "side", "entry_id"]
    )


def downgrade() -> None:
    op.drop_index("ix_ratings_series", table_name="ratings")
    op.drop_index("ix_pain_entries_received", table_name="pain_entries")
    op.drop_index(op.f("ix_revisions_owner_id_record_id"), table_name="revisions")
    for name in reversed(NEW_COLUMNS):
        op.drop_column("pain_entries", name)
    op.drop_table("journal_choices")
