"""Decode bytes: byte order marks, UTF-8, UTF-16, what the page declares, then the old encodings of Russian and Western
news.

Strict UTF-8 comes first: no text in another encoding passes it by chance. Between cp1251, koi8-r and cp866 the
commonest letters of Russian decide; what has no Cyrillic is cp1252.
"""

import codecs
import re

import msgspec

# How many bytes are looked at to tell an encoding.
SAMPLE = 200_000
# More replaced characters than this share and the input is not text in any encoding known here.
DAMAGED = 0.05
# Control characters that no text has; more than this share of them is binary.
BINARY = 0.01

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""(?:charset\s*=\s*["']?|<\?xml[^>]{0,80}encoding\s*=\s*["'])([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE
)
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 12, 13, 27} | {127})
# The ten commonest Russian letters make up two thirds of running text; in the wrong encoding they do not.
_COMMON = frozenset("оеаинтсрвлк")
_CYRILLIC = re.compile("[\u0400-\u04ff]")

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"), (b"\x89PNG", "PNG image"), (b"\xff\xd8\xff", "JPEG image"), (b"GIF8", "GIF image"),
    (b"PK\x03\x04", "ZIP, Word, Excel or EPUB"), (b"PK\x05\x06", "empty ZIP"),
    (b"\xd0\xcf\x11\xe0", "old Word or Excel"),
    (b"{\\rtf", "RTF"), (b"Rar!", "RAR"), (b"7z\xbc\xaf", "7-Zip"), (b"BZh", "bzip2"), (b"\xfd7zXZ", "xz"),
    (b"(\xb5/\xfd", "zstd"),
    (b"\x7fELF", "program"), (b"MZ\x90", "program"), (b"SQLite format 3", "SQLite database"), (b"OggS", "Ogg audio"),
    (b"ID3", "MP3 audio"), (b"RIFF", "WAV, AVI or WebP"), (b"\x00\x00\x00\x18ftyp", "MP4 video"),
    (b"\x00\x00\x00 ftyp", "MP4 video"),
    (b"II*\x00", "TIFF image"), (b"MM\x00*", "TIFF image"), (b"%!PS", "PostScript"), (b"WARC/", "WARC archive"),
)  # fmt: skip

# The head of a mail is no longer; a block of base64 that is told from a long word no shorter (characters).
HEADERS, LEAST_BASE64 = 6000, 400
_MIME = re.compile(r"^MIME-Version:", re.MULTILINE | re.IGNORECASE)
_PACKED = re.compile(r"^Content-Transfer-Encoding:\s*(?P<packing>[\w-]+)", re.MULTILINE | re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]+")
_SPACED = re.compile(r"[ \t]|(?:^|\n)[^\n]{1,39}\n")  # lines of base64 are long and have no blanks

# Where a tar archive has its mark.
TAR_MARK = 257


class Decoded(msgspec.Struct, frozen=True):
    """A decoded text. damaged is the number of characters that had to be replaced; guessed: nothing but the letters
    told the encoding."""

    text: str
    encoding: str
    damaged: int = 0
    guessed: bool = False


def find_signature(data: bytes) -> str | None:
    """Return what kind of file the first bytes name ("PDF"), None if none that is known."""
    if data[TAR_MARK : TAR_MARK + 5] == b"ustar":
        return "a tar archive"
    return next((name for signature, name in SIGNATURES if data.startswith(signature)), None)


def find_packing(text: str) -> str | None:
    """Return what a text is packed in, None if it is plain: the parts of a MIME mail, or base64 alone."""
    head = text[:HEADERS]
    first = _PACKED.search(text[:SAMPLE]) if _MIME.search(head) else None
    if first is not None and first["packing"].casefold() in ("base64", "quoted-printable"):
        return "a MIME mail or saved page whose parts are encoded"
    body = text[:SAMPLE].strip()
    if len(body) >= LEAST_BASE64 and _BASE64.fullmatch(body) and not _SPACED.search(body):
        return "base64"
    return None


def is_binary(data: bytes) -> bool:
    """True if the bytes are no text: many control characters, and not UTF-16 or UTF-32."""
    if any(data.startswith(bom) for bom, _ in _BOMS) or _guess_utf16(data[:SAMPLE]) is not None:
        return False
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    # A text with a few NULs in it is damaged, not binary.
    return (controls > max(4, BINARY * len(sample)) and controls - sample.count(0) > 0) or sample.count(0) * 10 > len(
        sample
    )


def decode(data: bytes) -> Decoded:
    """Return `data` as text. Nothing is normalised; only a byte order mark is taken off."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding) or _replacing(data, encoding)
    utf16 = _guess_utf16(data[:SAMPLE])
    if utf16 is not None and (found := _strictly(data, utf16)) is not None:
        return found
    if utf16 is not None and len(data) % 2:
        return _replacing(data, utf16)  # the file breaks off within a letter
    found = _strictly(data, "utf-8")
    if found is not None:
        return found
    if (declared := _declared(data)) is not None and (found := _strictly(data, declared)) is not None:
        return found
    if _is_mostly_utf8(data):
        return _replacing(data, "utf-8")
    return _best_single_byte(data)


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding.removesuffix("-sig"))
    except (UnicodeDecodeError, LookupError):
        return None


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding.removesuffix("-sig"), text.count("\ufffd"))


def _declared(data: bytes) -> str | None:
    """Return the encoding that a page or feed says it has, if Python knows it and it is a text encoding."""
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    try:
        info = codecs.lookup(match[1].decode("ascii"))
    except LookupError:
        return None
    # Pages that say latin-1 mean cp1252 (WHATWG Encoding Standard, §4.2); "utf-8" was tried already.
    name = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(info.name, info.name)
    return (
        name
        if getattr(info, "_is_text_encoding", True) and not name.startswith(("utf", "idna", "puny", "raw"))
        else None
    )


def _guess_utf16(sample: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark: every other byte is 0 in Latin text, 0 or 4 in Cyrillic."""
    size = len(sample) // 2
    if size < 4:
        return None
    even, odd = (half.count(0) + half.count(4) for half in (sample[0::2], sample[1::2]))
    if odd > 0.8 * size and even < 0.02 * size:
        return "utf-16-le"
    if even > 0.8 * size and odd < 0.02 * size:
        return "utf-16-be"
    return None


def _is_mostly_utf8(data: bytes) -> bool:
    """True if most of what is not ASCII is valid UTF-8: a damaged UTF-8 file rather than another encoding."""
    sample = data[:SAMPLE]
    text = sample.decode("utf-8", "replace")
    good = sum(1 for letter in text if letter > "\x7f" and letter != "\ufffd")
    return good >= 2 * text.count("\ufffd")


def _best_single_byte(data: bytes) -> Decoded:
    sample = data[:SAMPLE]
    best, best_score = "cp1252", 0.0
    high = sum(1 for byte in sample if byte > 127) or 1
    for encoding in ("cp1251", "koi8-r", "cp866", "iso8859-5"):
        letters = _CYRILLIC.findall(sample.decode(encoding, "replace"))
        lower = sum(1 for letter in letters if letter.islower())
        common = sum(1 for letter in letters if letter.lower() in _COMMON)
        # Words are written small with a capital at most in front: koi8-r read as cp1251 has the cases the wrong way
        # round.
        score = (common / len(letters)) * (lower / len(letters)) * min(1.0, len(letters) / high) if letters else 0.0
        if score > best_score:
            best, best_score = encoding, score
    if best_score < 0.35 or not _has_cyrillic_words(sample, best):
        best = "cp1252"
    text = data.decode(best, "replace")
    return Decoded(text, best, text.count("\ufffd"), True)


def _has_cyrillic_words(sample: bytes, encoding: str) -> bool:
    """True if the bytes above ASCII stand together as in words; in Western text they are single letters."""
    runs = re.findall(rb"[\x80-\xff]+", sample[:50_000])
    long = sum(1 for run in runs if len(run) >= 3)
    return encoding != "cp1252" and long * 2 > len(runs)
