"""The day of which a story tells: the running "today" of its narrative, on which undated words in it were spoken.

A news story sets its day in its lead ("…, officials agreed on Friday"); an archive record by the day on which it was
filmed; a briefing by its own date. A report whose lead tells no recent day has none.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from communique.lang.houses import is_paper
from communique.model import Document, Reading, Span, TimeExpression

LEAD = 3  # body sentences at the head of a story in which its day is told; later ones date single events
FRESH = 3  # days before publication; a lead that is older looks back
CLOCKS = 3  # headings that are clock times; one or two are those of a page's own making
CLIMB = 6  # steps from a time up to the verb it hangs on
LONGEST_WORD = 10  # letters of a year, month or weekday; longer times are phrases of their own
_DETERMINERS = frozenset("the a an this that these those its their his her our 's ’s".split())
_AHEAD = frozenset("will would shall 'll ’ll may might can could should must wo is are".split())
_BEHIND = frozenset({"did", "was", "were", "had"})
_CLOCK = re.compile(
    r"^[ \t]*(?:\d{1,2}[:.]\d\d(?:[ \t]?[ap]\.?m\.?)?|\d{1,2}[ \t]?[ap]\.?m\.?)"
    r"(?:[ \t]*(?:GMT|BST|UTC|ET|EST|EDT|CET|CEST|local))?[ \t]*(?:[-–—|:][^\n]{0,120})?$",
    re.MULTILINE | re.IGNORECASE,
)
_RELATIVE = re.compile(r"\s(?:who|which|whose)\b[^,]*$")


def story_days(reading: Reading, document: Document, contents: Sequence[Span]) -> dict[int, str]:
    """Return sentence -> the day (`YYYY-MM-DD`) its story tells of, for sentences whose story sets one.

    contents: the spans of what is said in the document; a day within one dates what is talked about.
    """
    found: dict[int, str] = {}
    for story in _stories(reading, document):
        day = _day_of_lead(story, reading, contents, document) or _day_of_record(story, reading, document)
        day = day or _day_of_words(story, reading, contents, document)
        day = document.publication_day() if is_running(document) else day
        if day is not None:
            found.update(dict.fromkeys(story, day))
    return found


def is_running(document: Document) -> bool:
    """Tell whether the document is a running report of one day, under headings that are times of the clock.

    It is written as things happen, in the present: "19:40 … London says it will watch".
    """
    return len(_CLOCK.findall(document.text)) >= CLOCKS


def is_day(time: TimeExpression) -> bool:
    """Tell whether a time is one calendar day, or a part of one."""
    return (
        time.kind in ("DATE", "TIME")
        and re.match(r"\d{4}-\d\d-\d\d$", (time.edtf or "")[:10]) is not None
        and ("/" not in (time.edtf or ""))
    )


def is_aside(time: Span, start: int, text: str) -> bool:
    """Tell whether a time stands in a relative clause on someone before it: "the envoy, who arrived on Monday"."""
    return _RELATIVE.search(text[start : time.start]) is not None


def days_apart(start: str, published: str | None) -> int | None:
    """Return how many days before publication a day lies; None without both."""
    if published is None or len(start) < 10:
        return None
    try:
        return (date.fromisoformat(published[:10]) - date.fromisoformat(start[:10])) // timedelta(1)
    except ValueError:
        return None


def _stories(reading: Reading, document: Document) -> list[list[int]]:
    """Return the sentences of each story; a page of several reports has several."""
    if not document.items:
        return [list(range(len(reading.sentences)))]
    stories: list[list[int]] = [
        [k for k, sentence in enumerate(reading.sentences) if item.span.contains(sentence.span)]
        for item in document.items
    ]
    return [story for story in stories if story]


def _day_of_lead(story: Sequence[int], reading: Reading, contents: Sequence[Span], document: Document) -> str | None:
    published = document.publication_day()
    lead = [k for k in story if reading.sentences[k].kind == "body"][:LEAD]
    for time in reading.times:
        if time.sentence not in lead or not is_day(time):
            continue
        away = days_apart((time.edtf or "")[:10], published)
        if (away is not None and not 0 <= away <= FRESH) or any(span.contains(time.span) for span in contents):
            continue
        if not is_aside(time.span, reading.sentences[time.sentence].span.start, document.text):
            return (time.edtf or "")[:10]
    return None


def _day_of_words(story: Sequence[int], reading: Reading, contents: Sequence[Span], document: Document) -> str | None:
    """Return the day of publication where the lead quotes someone on what happened that day: it was said on none other.

    "The talks on Monday brought nothing, the envoy said", in a report of that Monday.
    """
    published = document.publication_day()
    lead = [k for k in story if reading.sentences[k].kind in ("title", "heading", "body")][:LEAD]
    for time in reading.times:
        if time.sentence not in lead or not is_day(time) or (time.edtf or "")[:10] != published:
            continue
        if any(span.contains(time.span) for span in contents) and tells_of_past(time, reading):
            return published
    return None


def tells_of_past(time: TimeExpression, reading: Reading) -> bool:
    """Tell whether the verb on which a time hangs is in the past; not where the reader has no parser."""
    verb = verb_of(time, reading)
    if verb is None:
        return False
    sentence = reading.sentences[time.sentence]
    helpers = {
        t.text.lower() for t in reading.tokens[sentence.first : sentence.last] if t.head == verb and t.pos == "AUX"
    }
    token = reading.tokens[verb]
    if helpers & _AHEAD or (token.text.lower() == token.lemma and not helpers & _BEHIND):
        return False
    return bool(helpers & _BEHIND) or token.tag in ("VBD", "VBN") or not token.text.lower().endswith(("ing", "s"))


def names_a_thing(time: TimeExpression, reading: Reading) -> bool:
    """Tell whether a time belongs to a noun behind it: "the 1994 accord", "last year's summit" date no deed."""
    sentence = reading.sentences[time.sentence]
    inside = [k for k in range(sentence.first, sentence.last) if reading.tokens[k].span.overlaps(time.span)]
    if not inside or inside[-1] + 1 >= sentence.last:
        return False
    behind = reading.tokens[inside[-1] + 1]
    if behind.text in ("'s", "’s"):
        return True
    before = reading.tokens[inside[0] - 1].text.lower() if inside[0] > sentence.first else ""
    is_noun = behind.pos in ("NOUN", "PROPN", "ADJ") and behind.span.start - time.span.end <= 1
    return is_noun and before in _DETERMINERS and time.span.end - time.span.start <= LONGEST_WORD


def verb_of(time: TimeExpression, reading: Reading) -> int | None:
    """Return the place in `Reading.tokens` of the verb that a time hangs on; None without a parser or a verb."""
    sentence = reading.sentences[time.sentence]
    inside = [k for k in range(sentence.first, sentence.last) if reading.tokens[k].span.overlaps(time.span)]
    here = next((k for k in reversed(inside) if reading.tokens[k].head not in inside), None)
    for _ in range(CLIMB):
        above = reading.tokens[here].head if here is not None else None
        if above is None or not sentence.first <= above < sentence.last:
            return None
        if reading.tokens[above].pos == "VERB":
            return above
        here = above
    return None


def _day_of_record(story: Sequence[int], reading: Reading, document: Document) -> str | None:
    """Return the day on which an archive record was filmed, or of a briefing's own date; None for other texts."""
    kinds = {reading.sentences[k].kind for k in story}
    dated = document.dateline_date.value if document.dateline_date is not None else None
    if "shotlist" in kinds and dated is not None and len(dated) >= 10:
        return dated[:10]
    title = document.title.value if document.title is not None else None
    if title and is_paper(title):
        return document.publication_day()
    return None
