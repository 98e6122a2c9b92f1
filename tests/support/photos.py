"""Photos as phones send them, drawn here: of a sheet of exercises, and of nothing."""

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

LINES = (
    "HOME EXERCISES",
    "",
    "1  Straight leg raise",
    "   3 x 10, each side",
    "2  Sit to stand",
    "   2 x 8, slowly",
    "3  Heel raise at the sink",
    "   3 x 12",
    "",
    "Twice a day. Stop at pain 5.",
)


def sheet(width: int = 900, height: int = 1200) -> Image.Image:
    """A sheet of paper on a table."""
    photo = Image.new("RGB", (width, height), "#6b5a49")
    draw = ImageDraw.Draw(photo)
    edge = width // 14
    draw.rectangle((edge, edge, width - edge, height - edge), "#f6f3ea")
    step = (height - 4 * edge) // len(LINES)
    for number, line in enumerate(LINES):
        at = (2 * edge, 2 * edge + number * step)
        draw.text(at, line, "#222", font_size=max(8, width // 20))
    return photo


def sent(photo: Image.Image | None = None, format: str = "JPEG", **options) -> bytes:
    """`photo` as the bytes of a file."""
    file = BytesIO()
    (photo or sheet()).save(file, format, **options)
    return file.getvalue()


def upload(data: bytes | None = None, name: str = "IMG_0001.jpg") -> tuple[BytesIO, str]:
    """A file for a field of a form."""
    return BytesIO(_small() if data is None else data), name


@cache
def _small() -> bytes:
    return sent(sheet(300, 400))
