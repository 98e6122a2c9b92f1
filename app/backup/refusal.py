"""Why a backup is not made, or not taken."""


class Unusable(RuntimeError):
    """The message says what is wrong, in one sentence for the host; nothing was changed."""
