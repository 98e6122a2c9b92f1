"""The static files, joined and compressed once for each process: that takes most of a second.

Tests of the build itself start from a folder of data that the app has never seen.
"""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from app.web import assets


def furnish(data: Path) -> Path:
    """Put the present build into a folder of data, as an earlier start would have left it."""
    place = data / "static" / assets.build_hash()
    if not place.exists():
        shutil.copytree(Path(_made().name) / place.name, place)
    return data


@cache
def _made() -> TemporaryDirectory:
    """A folder with the build in it, which goes with the process."""
    folder = TemporaryDirectory(prefix="homestretch-build-")
    assets._build(Path(folder.name) / assets.build_hash())
    return folder
