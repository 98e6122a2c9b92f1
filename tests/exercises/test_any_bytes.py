"""Whatever bytes come: a photo or a refusal, in bounded time and memory."""

import resource
import subprocess
import sys
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.exercises.photo import MOST_SIDE, Unusable, taken_in
from tests.support.photos import sent, sheet

# Pillow warns of what it reads past; with the app's own tests a warning would end the reading.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")

SMALL = sheet(64, 80)
EXIF = Image.Exif()
EXIF[0x0112] = 6
SEEDS = (
    sent(SMALL, exif=EXIF, comment=b"note", xmp=b"<x/>"),
    sent(SMALL, progressive=True),
    sent(SMALL.convert("CMYK")),
    sent(SMALL, "PNG"),
    sent(SMALL.convert("P"), "PNG", transparency=3),
    sent(SMALL.convert("I;16"), "PNG"),
    sent(SMALL, "WEBP"),
    sent(SMALL.convert("RGBA"), "WEBP", lossless=True, save_all=True, append_images=[SMALL]),
)
MOST_SECONDS = 10

changes = st.tuples(st.floats(0, 1), st.integers(0, 8), st.binary(max_size=8))


@st.composite
def mutated(draw) -> bytes:
    """A photo with some bytes of it changed, taken out or put in."""
    data = draw(st.sampled_from(SEEDS))
    for place, taken_out, put_in in draw(st.lists(changes, min_size=1, max_size=6)):
        at = int(place * len(data))
        data = data[:at] + put_in + data[at + taken_out :]
    return data


def check(data: bytes) -> None:
    try:
        taken = taken_in(data)
    except Unusable:
        return
    with Image.open(BytesIO(taken.jpeg), formats=("JPEG",)) as jpeg:
        assert jpeg.size == (taken.width, taken.height) and max(jpeg.size) <= MOST_SIDE


@settings(max_examples=400, deadline=MOST_SECONDS * 1000)
@given(mutated())
def test_a_photo_that_was_tampered_with(data):
    check(data)


@settings(max_examples=200)
@given(st.sampled_from([b"", *(seed[:24] for seed in SEEDS)]), st.binary(max_size=400))
def test_bytes_that_mean_nothing(head, tail):
    check(head + tail)


def grey(mode: str, width: int = 4000, height: int = 4000) -> Image.Image:
    return Image.linear_gradient("L").convert(mode).resize((width, height))


# The photos that ask for the most memory and time, of those that are taken, and how many
# mebibytes they may ask for.
WORST = {
    "jpeg": (80, lambda: sent(grey("RGB", 8000, 5000))),
    "jpeg in passes": (
        200,
        lambda: sent(grey("CMYK"), progressive=True, subsampling=0),
    ),
    "png": (260, lambda: sent(grey("RGBA"), "PNG", compress_level=1)),
    "webp": (
        400,
        lambda: sent(Image.new("RGBA", (4000, 4000), (1, 2, 3, 99)), "WEBP", lossless=True),
    ),
}
# Not `ru_maxrss`, which begins with the peak of the process that started this one.
MEASURE = """
import re, sys
from pathlib import Path
from app.exercises.photo import taken_in
def peak():
    return int(re.search("VmHWM:\\s+([0-9]+) kB", Path("/proc/self/status").read_text())[1])
before = peak()
taken_in(sys.stdin.buffer.read())
print(peak() - before)
"""


@pytest.mark.parametrize("kind", WORST)
def test_the_worst_that_is_taken_takes_so_much_and_no_more(kind):
    """In a process of its own: a peak is never taken back."""
    most, made = WORST[kind]
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    run = subprocess.run(
        [sys.executable, "-c", MEASURE], input=made(), capture_output=True, check=True
    )
    assert int(run.stdout) / 1024 < most
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < MOST_SECONDS
