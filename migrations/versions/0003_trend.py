"""the trend asks by place, and from the start"""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_index("ix_pain_entries_received", "pain_entries", ["owner_id", "received_at"])
    op.create_index(
        "ix_ratings_series", "ratings", ["owner_id", "kind", "code", "side", "entry_id"]
    )


def downgrade() -> None:
    op.drop_index("ix_ratings_series", table_name="ratings")
    op.drop_index("ix_pain_entries_received", table_name="pain_entries")
