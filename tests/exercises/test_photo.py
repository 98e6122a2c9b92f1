"""A photo taken in: what is refused, and what is left of what is not."""

import zlib
from io import BytesIO
from struct import pack

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from app.exercises import photo
from app.exercises.photo import MOST_BYTES, MOST_PIXELS, Unusable, taken_in
from tests.support.photos import sent, sheet

# Pillow warns of what it reads past; with the app's own tests a warning would end the reading.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")

GPS, ORIENTATION, MODEL = 0x8825, 0x0112, 0x0110
LEFT, RIGHT = "#c00000", "#0000c0"
ZIP = b"PK\x03\x04" + b"\0" * 26


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(BytesIO(jpeg), formats=("JPEG",))


def reason(data: bytes) -> str:
    with pytest.raises(Unusable) as refusal:
        taken_in(data)
    return refusal.value.reason


def halves(width: int = 400, height: int = 200) -> Image.Image:
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", (width, height), LEFT)
    picture.paste(RIGHT, (width // 2, 0, width, height))
    return picture


def png(width: int, height: int, depth: int, colour: int, row: bytes) -> bytes:
    """A PNG whose rows are all the same, made without unpacking them all."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))

    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(b"\0" + row) for _ in range(height)) + packer.flush()
    head = pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_a_photo_comes_out_as_a_jpeg_of_its_own_size(format):
    taken = taken_in(sent(sheet(900, 1200), format))
    assert (taken.width, taken.height) == opened(taken.jpeg).size == (900, 1200)
    assert opened(taken.thumbnail).size == (240, 320)


def test_a_large_photo_is_made_as_small_as_a_screen_needs():
    taken = taken_in(sent(Image.new("RGB", (4032, 3024), "white")))
    assert (taken.width, taken.height) == opened(taken.jpeg).size == (2000, 1500)


def test_a_very_long_one_keeps_a_side_of_one_pixel():
    taken = taken_in(sent(Image.new("L", (60_000, 1)), "PNG"))
    assert (taken.width, taken.height) == (2000, 1)


def test_a_bomb_is_refused_before_it_unpacks(monkeypatch):
    bomb = png(40_000, 40_000, 1, 0, bytes(5_000))
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("it was unpacked"))
    assert len(bomb) < 250_000
    assert reason(bomb) == "large"


def test_too_many_pixels_are_refused_whatever_the_format():
    assert reason(sent(Image.new("L", (8000, 5001)), "JPEG")) == "large"
    assert reason(sent(Image.new("L", (8000, 5000)), "JPEG", progressive=True)) == "large"
    assert reason(sent(Image.new("1", (4000, 4001)), "PNG")) == "large"
    assert taken_in(sent(Image.new("L", (8000, 5000)), "JPEG")).width == 2000
    assert MOST_PIXELS == 8000 * 5000


def test_too_many_bytes_are_refused_before_they_are_looked_at(monkeypatch):
    monkeypatch.setattr(Image, "open", lambda *_, **__: pytest.fail("it was opened"))
    assert reason(b"\xff\xd8" + bytes(MOST_BYTES)) == "heavy"


def test_a_jpeg_that_draws_over_itself_for_ever_is_refused():
    jpeg = sent(sheet(), progressive=True)
    last_pass = jpeg[jpeg.rfind(b"\xff\xda") : -2]
    assert reason(jpeg[:-2] + last_pass * 60 + jpeg[-2:]) == "broken"


@pytest.mark.parametrize(
    "data",
    [
        sent(sheet(50, 50), "GIF"),
        sent(sheet(50, 50), "BMP"),
        sent(sheet(50, 50), "TIFF"),
        sent(sheet(50, 50), "PDF"),
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        b"<!doctype html><script>alert(1)</script>",
        b"GIF89a/*" + sent(sheet(50, 50)),
        ZIP + sent(sheet(50, 50)),
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        b"\0",
    ],
    ids="gif bmp tiff pdf svg html gif-and-jpeg zip-and-jpeg postscript null".split(),
)
def test_what_is_no_photo_is_refused_whatever_its_name(data):
    assert reason(data) == "type"


def test_a_photo_of_an_iphone_s_own_kind_is_named():
    assert reason(b"\0\0\0\x24ftypheic" + bytes(100)) == "heic"


def test_nothing_is_said_to_be_nothing():
    assert reason(b"") == "empty"


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("part", [0.5, 0.9, 0.99])
def test_half_a_photo_is_refused(format, part):
    whole = sent(sheet(), format)
    assert reason(whole[: int(len(whole) * part)]) in ("broken", "type")


def test_a_photo_whose_parts_do_not_fit_together_is_refused():
    """Each of these ends the reader in a fault of another kind."""
    whole = sent(Image.effect_noise((400, 400), 90), "PNG")
    begun, _, rest = whole.rpartition(b"IDAT")
    assert reason(whole.replace(b"\0\0\0\rIHDR", b"\0\0\0\x01IHDR")) == "broken"
    assert reason(begun + b"\0\1\2\3" + rest) == "broken"


def test_what_hangs_on_behind_a_photo_does_not_come_along():
    taken = taken_in(sent() + ZIP + b"<script>alert(1)</script>")
    assert b"PK" not in taken.jpeg[-50:] and b"<script>" not in taken.jpeg


def test_nothing_but_pixels_is_kept():
    exif = Image.Exif()
    exif[MODEL] = "Secret Camera"
    exif[GPS] = {1: "N", 2: (40.0, 26.0, 46.0), 3: "W", 4: (79.0, 58.0, 56.0), 29: "2026:11:20"}
    colours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    said = {"exif": exif, "icc_profile": colours, "comment": b"Secret note"}
    data = sent(**said, xmp=b"<x:xmpmeta>Secret place</x:xmpmeta>")
    assert opened(data).getexif().get_ifd(GPS) and data.count(b"Secret") == 3

    taken = taken_in(data)
    for jpeg in (taken.jpeg, taken.thumbnail):
        assert not opened(jpeg).getexif()
        assert opened(jpeg).info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert not any(word in jpeg for word in (b"Secret", b"Exif", b"xmp", b"ICC_PROFILE"))


def test_words_in_a_png_are_not_kept():
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", "Secret note", zip=True)
    words.add_itxt("XML:com.adobe.xmp", "Secret place")
    taken = taken_in(sent(sheet(), "PNG", pnginfo=words, dpi=(300, 300)))
    assert "comment" not in opened(taken.jpeg).info and b"Secret" not in taken.jpeg


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_photo_stands_as_it_was_seen(turned):
    exif = Image.Exif()
    exif[ORIENTATION] = turned
    taken = taken_in(sent(halves(), exif=exif))
    assert (taken.width, taken.height) == ((400, 200) if turned < 5 else (200, 400))
    corner = opened(taken.jpeg).getpixel((20, 20))
    is_red = corner[0] > corner[2]
    assert is_red == (turned in (1, 4, 5, 6))


def test_an_orientation_that_cannot_be_read_turns_nothing():
    assert (
        taken_in(sent(halves(), exif=b"Exif\0\0MM\0\0\xff\xff\xff\xff", dpi=(72, 72))).width == 400
    )


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_pixels_can_be_read(mode):
    grey = Image.linear_gradient("L")
    deep = grey.convert("I").point(lambda value: value * 257)
    picture = deep.convert("I;16") if mode == "I;16" else grey.convert(mode)
    dark, light = (opened(taken_in(sent(picture, "PNG")).jpeg).getpixel((128, y)) for y in (8, 247))
    assert max(dark) < 60 < 190 < min(light)


def test_the_inks_of_a_printer_become_light():
    taken = taken_in(sent(halves().convert("CMYK")))
    red = opened(taken.jpeg).getpixel((20, 20))
    assert red[0] > 150 > max(red[1:])


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_seen_through_stands_on_white(mode):
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0)).convert(mode)
    options = {"transparency": clear.getpixel((0, 0))} if mode == "P" else {}
    assert min(opened(taken_in(sent(clear, "PNG", **options)).jpeg).getpixel((20, 20))) > 250


@pytest.mark.parametrize("format", ["PNG", "WEBP"])
def test_of_moving_pictures_the_first_is_kept(format):
    first, then = Image.new("RGB", (64, 64), LEFT), Image.new("RGB", (64, 64), RIGHT)
    taken = taken_in(sent(first, format, save_all=True, append_images=[then] * 3))
    red = opened(taken.jpeg).getpixel((20, 20))
    assert red[0] > 150 > red[2]


def test_photos_are_read_one_at_a_time(monkeypatch):
    monkeypatch.setattr(photo, "_PATIENCE_SECONDS", 0)
    with photo._a_turn():
        assert reason(sent()) == "busy"
    assert taken_in(sent())
