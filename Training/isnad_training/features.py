"""What the encoder sees of a word. `WordFeatures.swift` computes the same numbers and must be changed with this file."""

from . import text

# Rows of the hashed tables, and how wide each is: whole form, then beginnings and endings of the form.
FORM_ROWS, FORM_WIDTH = 8192, 48
AFFIXES = [("p", 1, 256), ("p", 2, 2048), ("p", 3, 4096), ("s", 1, 256), ("s", 2, 2048), ("s", 3, 4096), ("s", 4, 4096)]
AFFIX_WIDTH = 32
KNOWN_WIDTH = 96
ROLES, ROLE_WIDTH = 64, 16
VECTOR_WIDTH = 64
# Columns: known word, form, affixes…, role, vector.
COLUMNS = 2 + len(AFFIXES) + 2
UNKNOWN = 1

LETTERS, DIGITS, LATIN, SIGN = range(4)


def kind(form: str) -> int:
    if text.is_arabic(form):
        return LETTERS
    if any("0" <= c <= "9" for c in form):
        return DIGITS
    return LATIN if any("a" <= c <= "z" or "A" <= c <= "Z" or "\u00c0" <= c < "\u2000" for c in form) else SIGN


def role(form: str, part: int, parts: int, glued: bool) -> int:
    """Where the word stands in its token, what it is written with, and whether its token touches the one before."""
    place = 0 if parts == 1 else 1 if part == 0 else 2 if part < parts - 1 else 3
    return place * 8 + kind(form) * 2 + (1 if glued else 0)


def affix(form: str, side: str, length: int, rows: int) -> int:
    piece = form[:length] if side == "p" else form[-length:]
    return text.checksum(side + str(length) + piece) % rows


def columns(form: str, role_: int, known: dict[str, int], vectors: dict[str, int]) -> list[int]:
    key = text.key(form)
    return [
        known.get(key, UNKNOWN),
        text.checksum(form) % FORM_ROWS,
        *(affix(form, side, length, rows) for side, length, rows in AFFIXES),
        role_,
        vectors.get(key, 0),
    ]
