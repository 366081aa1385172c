"""Cut the shot list of an archive record into datelines, shots and soundbites; a soundbite knows its language."""

import re

from communique.ingest.datelines import find_dateline
from communique.ingest.dates import FoundDate, find_dates
from communique.ingest.languages import language_by_name
from communique.ingest.segments import Mark
from communique.model import Span

# Who speaks and his post stand before the words, in so many characters.
LONGEST_SPEAKER = 200

_SOUNDBITE = re.compile(
    r"\(SOUNDBITE\)\s*|\bSOUNDBITE\s?:?\s*(?=\()|\bSOT\s?:?\s*(?=\()|\b(?-i:SOT|SOUNDBITE)(?:,\s|\s\d{1,2}\s?[-–:]\s)(?=[A-Z])",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"\(\s*(?P<language>[A-Za-z -]{3,30}?)\s*\)")
_SPOKEN_BEFORE_WORDS = re.compile(r"\((?P<language>[A-Z][a-z]{2,20})(?:,[^()\n]{1,30})?\)\s?:")
_SHOT_DATELINE = re.compile(
    r"(?<![\w)])[A-Z][A-Z.'’-]+(?:[ -][A-Z][A-Z.'’-]+){0,4}(?:, ?[A-Z][A-Z.'’-]+(?:[ -][A-Z][A-Z.'’-]+){0,4}){0,2}"
    r"\s?\((?:RECENT|FILE|[A-Z][A-Za-z]+\.? \d{1,2},? ?(?:\d{4})?|\d{1,2} [A-Z][A-Za-z]+ ?(?:\d{4})?)\)"
    r"(?:\s?\((?!SOUNDBITE)[A-Z][^()\n]{1,50}\))*"
)
# "Vienna - 12 May 2010" on a line of its own.
_LINE_DATELINE = re.compile(
    r"^(?P<place>[A-Z][\w.'’ -]{1,30}?(?:, [A-Z][\w.'’ -]{1,30}?){0,2}) [-–—] "
    r"(?:\d{1,2} [A-Z][a-z]+,? \d{4}|Recent|File\b.*|Date unknown)[ \t]*$",
    re.MULTILINE,
)
_QUOTE_END = re.compile(r"[\"”](?=\s*(?:$|\(|[A-Z][A-Z' ,-]{2,}|\d+\.))")


def read_shot_list(text: str, value: Span) -> tuple[list[Mark], tuple[str, Span, FoundDate | None] | None]:
    """Return the marks of a shot list (dateline, shot, soundbite) and its first dateline."""
    if value.end <= value.start:
        return [], None
    marks: list[Mark] = []
    first = find_dateline(text, value.start, value.end, is_record=True)
    cuts: list[tuple[int, int, str]] = []
    if first is not None:
        cuts.append((value.start, first.span.end, "dateline"))
    begin = first.span.end if first else value.start
    lined = [*_LINE_DATELINE.finditer(text, begin, value.end)]
    cuts += [(match.start(), match.end(), "dateline") for match in lined]
    cuts += [(m.start(), m.end(), "dateline") for m in _SHOT_DATELINE.finditer(text, begin, value.end)]
    cuts += [(m.start(), m.end(), "soundbite") for m in _SOUNDBITE.finditer(text, begin, value.end)]
    cuts.sort()
    position = value.start
    for order, (start, end, kind) in enumerate(cuts):
        if start < position:
            continue
        if text[position:start].strip():
            marks.append(Mark(position, start, "shotlist", "shot"))
        if kind == "dateline":
            marks.append(Mark(start, end, "dateline"))
            position = end
            continue
        stop = next((cuts[at][0] for at in range(order + 1, len(cuts)) if cuts[at][0] >= end), value.end)
        spoken = _SPOKEN.match(text, end, stop)
        if spoken is None:  # "SOT, Jane Roe, Foreign Minister (English): …"
            spoken = _SPOKEN_BEFORE_WORDS.search(text, end, min(stop, end + LONGEST_SPEAKER))
        language = language_by_name(spoken["language"]) if spoken else None
        opening = re.compile(r"[\"“]").search(text, end, stop)
        if opening:
            closing = _QUOTE_END.search(text[opening.end() : stop])
            if closing:
                stop = opening.end() + closing.end()
        marks.append(Mark(start, stop, "shotlist", "soundbite", None, language))
        position = stop
    if text[position : value.end].strip():
        marks.append(Mark(position, value.end, "shotlist", "shot"))
    found = (first.place, first.place_span, first.date) if first else None
    if found is None and lined:
        place = Span(*lined[0].span("place"))
        found = place.of(text), place, next(find_dates(text, *lined[0].span()), None)
    return marks, found
