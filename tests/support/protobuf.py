"""As much of the Protocol Buffers encoding as Chromium's push client needs."""

VARINT, FIXED_64, BYTES, FIXED_32 = 0, 1, 2, 5
WIDTHS = {FIXED_64: 8, FIXED_32: 4}


def varint(number: int) -> bytes:
    low, rest = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + varint(rest) if rest else bytes([low])


def field(number: int, value: int | str | bytes) -> bytes:
    """One field: numbers as varints, text and bytes with their length before them."""
    if isinstance(value, int):
        return varint(number << 3 | VARINT) + varint(value)
    raw = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | BYTES) + varint(len(raw)) + raw


def fixed64(number: int, value: int) -> bytes:
    return varint(number << 3 | FIXED_64) + value.to_bytes(8, "little")


def fields(raw: bytes) -> dict[int, int | bytes]:
    """The fields of a message by their numbers; of one that comes often, the last."""
    found, at = {}, 0
    while at < len(raw):
        head, at = read_varint(raw, at)
        number, kind = head >> 3, head & 7
        if kind == VARINT:
            found[number], at = read_varint(raw, at)
            continue
        size = WIDTHS.get(kind)
        if size is None:
            size, at = read_varint(raw, at)
        found[number], at = raw[at : at + size], at + size
    return found


def read_varint(raw: bytes, at: int) -> tuple[int, int]:
    """The number that begins at `at`, and where it ends."""
    number = shift = 0
    while True:
        byte, at = raw[at], at + 1
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return number, at
