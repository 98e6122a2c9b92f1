"""A photo as somebody sends it, made into one that can be kept: pixels, and nothing else.

What arrives may be anything. It is measured before it is decoded, decoded by the readers of three
formats only, and what is kept is drawn anew on a blank picture: place, time, camera, comments and
whatever lay behind the pixels stay behind with the bytes that were sent.
"""

import re
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from threading import BoundedSemaphore

from PIL import Image, UnidentifiedImageError

MEBI = 1024 * 1024
MOST_BYTES = 8 * MEBI
# The largest photo of a phone. It is made smaller as it is read, unless it comes in several passes
# or in another format: then all its pixels are in memory at once.
MOST_PIXELS, MOST_PIXELS_AT_ONCE = 40_000_000, 16_000_000
FORMATS = ("JPEG", "PNG", "WEBP")
MOST_SIDE, THUMBNAIL_SIDE = 2_000, 320
QUALITY = 80

# A JPEG may go over its picture again and again, for a dozen bytes each time.
MOST_PASSES = 64
_PASS = re.compile(rb"\xff\xda")

_JPEGS = {"JPEG", "MPO"}  # the second has more pictures behind the first
_BOXES = re.compile(rb".{4}ftyp(hei|hev|mif|msf|avi)", re.DOTALL)
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ORIENTATION = 0x0112

_turns = BoundedSemaphore(1)
_PATIENCE_SECONDS = 20


class Unusable(ValueError):
    """These bytes are no photo that can be kept.

    `reason` is `empty`, `heavy` (bytes), `large` (pixels), `heic`, `type`, `broken` or `busy`.
    """

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Photo:
    """`width` and `height` are those of `jpeg`, in pixels; `thumbnail` is a JPEG, too."""

    jpeg: bytes
    thumbnail: bytes
    width: int
    height: int


def taken_in(data: bytes) -> Photo:
    """The photo in `data`, upright, on white and no larger than a screen needs.

    Raises `Unusable` for all other bytes, and nothing else.
    """
    _refuse_by_bytes(data)
    with _a_turn():
        try:
            picture = _drawn_anew(data)
            return Photo(_jpeg(picture), _jpeg(_thumbnail(picture)), *picture.size)
        except Unusable:
            raise
        except UnidentifiedImageError:
            raise Unusable("heic" if _BOXES.match(data) else "type") from None
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise Unusable("large") from None
        except Exception as fault:  # of the readers, each of which has its own
            raise Unusable("broken") from fault


def _refuse_by_bytes(data: bytes) -> None:
    if not data:
        raise Unusable("empty")
    if len(data) > MOST_BYTES:
        raise Unusable("heavy")
    if len(_PASS.findall(data)) > MOST_PASSES and data.startswith(b"\xff\xd8"):
        raise Unusable("broken")


@contextmanager
def _a_turn():
    """One photo at a time in this process: each may take some hundred megabytes for a moment."""
    if not _turns.acquire(timeout=_PATIENCE_SECONDS):
        raise Unusable("busy")
    try:
        yield
    finally:
        _turns.release()


def _drawn_anew(data: bytes) -> Image.Image:
    """The first frame of `data`, on a picture that never held anything else."""
    with Image.open(BytesIO(data), formats=FORMATS) as sent:
        _refuse_by_size(sent)
        sent.draft(None, _fit(sent.size, MOST_SIDE))
        sent.load()
        turn = _UPRIGHT.get(_orientation(sent))
        flat = _on_white(sent)
    small = flat.resize(_fit(flat.size, MOST_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    upright = small.transpose(turn) if turn is not None else small
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    return clean


def _refuse_by_size(sent: Image.Image) -> None:
    is_read_smaller = sent.format in _JPEGS and "progressive" not in sent.info
    most = MOST_PIXELS if is_read_smaller else MOST_PIXELS_AT_ONCE
    if sent.width * sent.height > most:
        raise Unusable("large")


def _orientation(sent: Image.Image) -> int:
    try:
        return sent.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - the photo is there, whatever its camera wrote about it
        return 1


def _on_white(sent: Image.Image) -> Image.Image:
    if sent.mode.startswith("I"):  # 16 bits a pixel, of which the first eight are seen
        sent = sent.point(lambda value: value * (1 / 256)).convert("L")
    if not sent.has_transparency_data:
        return sent.convert("RGB")
    seen_through = sent.convert("RGBA")
    white = Image.new("RGB", sent.size, "white")
    white.paste(seen_through, mask=seen_through)
    return white


def _fit(size: tuple[int, int], most: int) -> tuple[int, int]:
    """`size` made smaller, never larger, until no side is longer than `most`."""
    scale = min(1, most / max(size))
    return tuple(max(1, round(side * scale)) for side in size)


def _thumbnail(picture: Image.Image) -> Image.Image:
    return picture.resize(_fit(picture.size, THUMBNAIL_SIDE), Image.Resampling.LANCZOS)


def _jpeg(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()
