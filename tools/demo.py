"""`make demo`: as `make run`, but a made-up person's, in a data folder that is nobody else's."""

import os
import sys
from collections.abc import MutableMapping

from tools import run

WRITE = [*run.FLASK, "demo"]

# Where a host keeps the real data, and who may join there: none of it is the demo's.
NOT_OURS = ("DATABASE_URL", "HOMESTRETCH_DATA", "HOMESTRETCH_SECRET_KEY", "HOMESTRETCH_SIGN_UP")


def main() -> int:
    _keep_apart(os.environ)
    return run.main("demo", (run.MIGRATE, WRITE))


def _keep_apart(environ: MutableMapping[str, str]) -> None:
    for name in NOT_OURS:
        environ.pop(name, None)
    environ["HOMESTRETCH_DATA"] = environ.get("DEMO_DATA") or "demo-data"
    environ["HOMESTRETCH_DEMO"] = "1"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
