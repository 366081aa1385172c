"""Cut an archive record into its fields: `- Key: value`, a block of `Key: value` at the top, the codes of Factiva.

Below the block the parts of a video record stand under headings of their own (SHOTLIST, STORYLINE); each is a field
that reaches to the next.
"""

import functools
import itertools
import re
import tomllib
from importlib.resources import files
from typing import Any

import msgspec

from communique.model import Span

# So many different codes make a record of Factiva; text in capitals begins lines with two letters too.
FEWEST_CODES = 4
# Below a title so many known fields make a record: a page may say its author and its date in lines like fields.
FEWEST_BELOW_TITLE = 5
# What comes after so many fields belongs to the last: no record has more, but a hostile file may.
MOST_FIELDS = 400
MAIL = {"from", "to", "cc", "sent"}  # the heads of a mail, whose subject is its title
GLUED = ("copyright holder", "copyright notice", "usage terms/restrictions", "usage terms", "restrictions")
STORY = {"story"}
SHOTS = {"summary", "shotlist"}

_FIELD = re.compile(
    r"^[ \t]{0,4}[-*•] (?P<key>[A-Z][A-Za-z0-9 /&()'-]{0,40}?)[ \t]?:(?=[ \t]|\r?$)[ \t]*", re.MULTILINE
)
# A mark around a block of fields, as in YAML's front matter, or before a mail that was sent on.
_FENCE = re.compile(
    r"\s*(?:-{3,}[ \t]*(?:(?:original|forwarded) message[ \t]*-*)?[ \t]*|begin forwarded message:[ \t]*)\r?\n\s*",
    re.IGNORECASE,
)
_PLAIN_FIELD = re.compile(
    r"^(?:\*\*|__)?(?P<key>[A-Za-z][A-Za-z/ _-]{0,40}?)(?:(?::\*\*|\*\*:|__:|:)(?=[ \t]|\r?$)|[ \t]*\t(?=\S))[ \t]*",
    re.MULTILINE,
)
_CODE = re.compile(r"^(?P<key>[A-Z]{2,3})(?:[ \t]{1,4}(?=\S)|[ \t]*\r?$)", re.MULTILINE)
_BLANK = re.compile(r"\s+")
_GLUED = re.compile(r"\s+- (?P<key>" + "|".join(re.escape(key) for key in GLUED) + r"):[ \t]*", re.IGNORECASE)
# A list of subjects goes on over lines of its own.
_LISTED = re.compile(r"\*[^\n]{2,80}\n")
# A title on the first line; fields follow on the next.
_FIRST_LINE = re.compile(r"\s*[^\n:]{8,160}(?::[^\n]{1,120})?\r?\n")
# The parts of a video record, on a line of their own or before their text.
_PART = re.compile(
    r"^[ \t]*(?P<key>SHOT ?LIST|Shot ?list|SHOTS|SHOWS|STORY ?LINE|Story ?line|STORY(?: TEXT)?|LEAD[ -]IN|Lead[ -]in|"
    r"VOICE[ -]OVER|SCRIPT|SUMMARY)"
    r"(?:[ \t]?:[ \t]*|[ \t]*(?=\r?\n))",
    re.MULTILINE,
)


class Field(msgspec.Struct, frozen=True):
    """One field: its key as written, the place of "- Key: ", the place of its value without the blanks around it."""

    key: str
    label: Span
    value: Span

    @property
    def folded(self) -> str:
        """The field's common name."""
        aliases = _aliases()
        if self.key in aliases:
            return aliases[self.key]
        key = " ".join(self.key.casefold().split()).replace("story line", "storyline").replace("shot list", "shotlist")
        return aliases.get(key, key)


def is_archive_record(text: str) -> bool:
    """True if the text begins with fields: at least three `- Key: value` lines, or two known plain ones on its first
    lines; or if it has a shot list and a story under headings."""
    head = text[:20_000]
    fields = [match["key"].casefold() for match in _FIELD.finditer(head)]
    if len(fields) >= 3 and sum(1 for key in fields if key in _keys()) >= 2:
        first = _FIELD.search(head)
        return first is not None and len(head[: first.start()].strip()) < 200
    if len(_header_block(text)) >= 2 or _find_codes(head):
        return True
    parts = {_folded(match["key"]) for match in _PART.finditer(head)}
    return {"shotlist", "story"} <= parts


def find_fields(text: str) -> list[Field]:
    """Return the fields of a record in order; a value reaches to the next field, or to a rights field glued to its
    end."""
    labels = [(match["key"], Span(*match.span())) for match in _FIELD.finditer(text)]
    plain = not labels or len(labels) < 3
    codes = _find_codes(text) if plain else []
    if codes:
        labels, plain = [(match["key"], Span(*match.span())) for match in codes], False
    elif plain:
        block = [(match["key"], Span(*match.span())) for match in _header_block(text)]
        first = next((match for match in _PART.finditer(text) if _folded(match["key"]) in SHOTS), None)
        if first is not None:
            block = _scattered(text, first.start()) or block
        after = block[-1][1].end if block else 0
        labels = block + [
            (match["key"], Span(*match.span())) for match in itertools.islice(_PART.finditer(text, after), MOST_FIELDS)
        ]
    glued = [(match["key"], Span(*match.span())) for match in _GLUED.finditer(text)]
    taken = {label.start for _, label in labels}
    for key, label in glued:
        # "\n- Copyright Holder:" on a line of its own matched already, a character or two further on.
        if not any(start in taken for start in range(label.start, label.end)):
            labels.append((key, label))
    labels = sorted(labels, key=lambda pair: pair[1].start)[:MOST_FIELDS]
    fields = []
    for order, (key, label) in enumerate(labels):
        stop = labels[order + 1][1].start if order + 1 < len(labels) else len(text)
        if plain and _folded(key) not in STORY | SHOTS:
            line_end = text.find("\n", label.end, stop)
            stop = line_end if line_end >= 0 else stop
        fields.append(Field(key.strip(), label, trim_span(text, label.end, stop)))
    return fields


def _scattered(text: str, end: int) -> list[tuple[str, Span]]:
    """Return the known fields anywhere above a shot list; "STORY: GENEVA TALKS" there is the slug of the film."""
    found: list[tuple[str, Span]] = []
    for match in itertools.islice(_PLAIN_FIELD.finditer(text, 0, end), MOST_FIELDS):
        line_end = text.find("\n", match.end())
        filled = bool(text[match.end() : line_end if line_end >= 0 else end].strip())
        if _folded(match["key"]) in STORY and filled:
            found.append(("Slug", Span(*match.span())))
        elif _is_known(match["key"]) and _folded(match["key"]) not in STORY | SHOTS:
            found.append((match["key"], Span(*match.span())))
    return found


def trim_span(text: str, start: int, end: int) -> Span:
    """Return the span without the blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _folded(key: str) -> str:
    return Field(key.strip(), Span(0, 0), Span(0, 0)).folded


def _find_codes(text: str) -> list[re.Match[str]]:
    """Return the lines that begin with the codes of Factiva; [] if too few do."""
    matches = (match for match in _CODE.finditer(text) if match["key"] in _tables()["codes"])
    found = list(itertools.islice(matches, MOST_FIELDS))
    codes = {match["key"] for match in found}
    return found if len(codes) >= FEWEST_CODES and codes & {"HD", "LP", "TD"} and codes & {"PD", "SN"} else []


def _header_block(text: str) -> list[re.Match[str]]:
    """Return the `Key: value` lines at the very top of the text, up to the first other line.

    A key that is not known stands among them where three known ones do: archives have keys of their own. Below a blank
    line only a known key goes on.
    """
    found = _read_block(text, 0)
    if found:
        return found
    line = _FIRST_LINE.match(text)  # a title may stand above the fields, if these are many
    below = _read_block(text, line.end()) if line is not None else []
    tabbed = len(below) > 1 and all("\t" in match.group() for match in below)
    return below if tabbed or sum(_is_known(match["key"]) for match in below) >= FEWEST_BELOW_TITLE else []


def _read_block(text: str, start: int) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    fence = _FENCE.match(text, start)
    position = fence.end() if fence else start
    while position < len(text) and len(found) < 40:
        blank = _BLANK.match(text, position)
        match = _PLAIN_FIELD.match(text, blank.end() if blank else position)
        listed = _LISTED.match(text, position) if match is None else None
        if listed is not None and found:
            position = listed.end()
            continue
        if match is None or (match["key"][0].islower() and not fence and match["key"] not in _keys()):
            break
        if (blank and found and not _goes_on(match["key"], len(found))) or (
            "\t" in match.group() and not _is_known(match["key"])
        ):
            break
        found.append(match)
        if _folded(match["key"]) in STORY:
            break
        line_end = text.find("\n", match.end())
        position = line_end + 1 if line_end >= 0 else len(text)
    known = [_is_known(match["key"]) for match in found]
    if sum(known) >= 3:
        return found
    small = bool(found) and found[0]["key"][0].islower() and not fence
    return [] if small else found[: known.index(False) if False in known else None]


def _is_known(key: str) -> bool:
    folded = " ".join(key.casefold().split())
    return folded in _keys() or folded in _aliases()


def _goes_on(key: str, above: int) -> bool:
    """True for a key that may stand below a blank line: one that is known and written as keys are, not as a word.

    Below many fields any known key goes on.
    """
    if not _is_known(key):
        return False
    return key.isupper() or len(key.split()) > 1 or _folded(key) in SHOTS or above >= FEWEST_BELOW_TITLE


@functools.cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((files("communique.ingest") / "data" / "record_keys.toml").read_text("utf-8"))


@functools.cache
def _keys() -> frozenset[str]:
    return frozenset(_tables()["keys"])


@functools.cache
def _aliases() -> dict[str, str]:
    """Return the common name of each field that has another."""
    return {alias: name for name, aliases in _tables()["aliases"].items() for alias in aliases}
