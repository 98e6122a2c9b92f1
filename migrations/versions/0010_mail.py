"""reminders by e-mail"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

STATES = "state IN ('asked', 'on', 'stopped', 'refused')"


def upgrade() -> None:
    op.create_table(
        "mailboxes",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("token_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verdict", sa.String(length=12), nullable=False),
        sa.Column("refusals", sa.Integer(), nullable=False),
        sa.CheckConstraint(STATES, name=op.f("ck_mailboxes_state")),
        sa.CheckConstraint("refusals >= 0", name=op.f("ck_mailboxes_refusals")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["people.id"], name=op.f("fk_mailboxes_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("owner_id", name=op.f("pk_mailboxes")),
        sa.UniqueConstraint("id", name=op.f("uq_mailboxes_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_mailboxes_token_hash")),
    )
    op.create_table(
        "mail_counts",
        sa.Column("key_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("count >= 0", name=op.f("ck_mail_counts_count")),
        sa.PrimaryKeyConstraint("key_hash", name=op.f("pk_mail_counts")),
    )


def downgrade() -> None:
    op.drop_table("mail_counts")
    op.drop_table("mailboxes")
