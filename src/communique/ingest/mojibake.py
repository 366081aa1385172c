"""Repair text that was UTF-8, read as cp1252 or cp1251 and saved so ("â€œ" for “, "РћР‘РЎР•" for ОБСЕ).

A run of characters is repaired only if, written back in the wrong encoding, it is valid UTF-8: genuine French or
Russian never is, but for rare pairs, so a text is touched only where several runs agree. A map leads back to the text
as it was.
"""

import re

from communique.ingest.maps import MapBuilder, Runs

# One accented pair may be genuine ("Ã©" in a text about encodings); so many repaired characters are not chance.
FEWEST_REPAIRS = 2
# Share of the non-ASCII runs that must be repairable for the text to count as damaged.
DAMAGED = 0.5

_HIGH_RUN = re.compile(r"[^\x00-\x7f]+")
# cp1252 leaves five bytes undefined; software that reads it keeps them as C1 controls. cp1251 leaves one.
_UNDEFINED = {"cp1252": (0x81, 0x8D, 0x8F, 0x90, 0x9D), "cp1251": (0x98,)}


def repair_mojibake(text: str) -> tuple[str, Runs] | None:
    """Return the repaired text and the map back to `text`; None if nothing is to be repaired."""
    if text.isascii():
        return None
    for encoding in ("cp1252", "cp1251"):
        repaired = _repair(text, encoding)
        if repaired is not None:
            return repaired
    return None


def _repair(text: str, encoding: str) -> tuple[str, Runs] | None:
    table = _byte_table(encoding)
    builder = MapBuilder()
    position = runs = mended = letters = 0
    for match in _HIGH_RUN.finditer(text):
        # A blank inside the damage: "Ð " ends in byte A0, which many tools turn into a plain space.
        start, end = match.span()
        pieces = _decode_run(text[start:end], table)
        runs += 1
        changed = [piece for piece in pieces if piece[1] != piece[0]]
        if changed:
            mended += 1
            letters += len(changed)
        builder.copy(text[position:start], position)
        for original, mended_piece in pieces:
            if original == mended_piece:
                builder.copy(original, start)
            else:
                builder.replace(mended_piece, start)
            start += len(original)
        position = end
    if letters < FEWEST_REPAIRS or mended < DAMAGED * runs:
        return None
    builder.copy(text[position:], position)
    return builder.finish()


def _decode_run(run: str, table: dict[str, int]) -> list[tuple[str, str]]:
    """Return the run cut into pairs (as it stands, as it was meant)."""
    pairs: list[tuple[str, str]] = []
    position = 0
    while position < len(run):
        size = _sequence_length(run, position, table)
        if size:
            piece = run[position : position + size]
            try:
                pairs.append((piece, bytes(table[letter] for letter in piece).decode("utf-8")))
            except UnicodeDecodeError:
                size = 0
        if not size:
            pairs.append((run[position], run[position]))
            size = 1
        position += size
    return pairs


def _sequence_length(run: str, position: int, table: dict[str, int]) -> int:
    """Return the length of the UTF-8 sequence that begins here if the letters are read as bytes; 0 if none does."""
    first = table.get(run[position], 0)
    size = 2 if 0xC2 <= first <= 0xDF else 3 if 0xE0 <= first <= 0xEF else 4 if 0xF0 <= first <= 0xF4 else 0
    if not size or position + size > len(run):
        return 0
    follows = all(0x80 <= table.get(letter, 0) <= 0xBF for letter in run[position + 1 : position + size])
    return size if follows else 0


def _byte_table(encoding: str) -> dict[str, int]:
    table: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        if byte in _UNDEFINED[encoding]:
            table[chr(byte)] = byte
        else:
            table[bytes([byte]).decode(encoding)] = byte
    return table
