"""Give meetings the day on which the text runs: "earlier in the day", "that evening", the meeting a briefing is about.

Such words name no date; they point to the day of what was told before, or to the day of the whole paper.
"""

import re
from collections.abc import Mapping, Sequence

import msgspec

from communique.extract.meetings_compare import PAST
from communique.extract.meetings_merge import newest_status
from communique.extract.meetings_telling import Telling
from communique.lang.houses import is_paper
from communique.model import Document, Reading, When

FAR = 20  # the same where neither the story nor a near sentence has a day
REACH = 4  # sentences back to the day that such words point to
DAY = 10  # characters of an ISO 8601 day
# The same day as what was told before.
RUNNING = re.compile(
    r"\b(?:(?:earlier|later) (?:in|on|during) the day|(?:on )?(?:the|that) same (?:day|morning|afternoon|evening|night)"
    r"|(?:earlier|later) that (?:day|morning|afternoon|evening|night)"
    r"|during the (?:day|morning|afternoon|evening|night)|overnight|later (?:called|telephoned|phoned|rang|spoke)"
    r"|that (?:day|morning|afternoon|evening|night)|hours (?:earlier|later|before|after))\b",
    re.IGNORECASE,
)
# Of these the day of the whole story, not the one told last.
OF_STORY = re.compile(r"during the|overnight|later (?:called|telephoned|phoned|rang|spoke)", re.IGNORECASE)
# A meeting told so is not the one that the briefing is about.
ASIDE = re.compile(r"\b(?:recent(?:ly)?|last|earlier|previous(?:ly)?|past|ago|before|since|had)\b", re.IGNORECASE)


def with_running_days(
    groups: Sequence[list[Telling]], days: Mapping[int, str], reading: Reading, document: Document
) -> list[list[Telling]]:
    """Return the occasions, those of a running day and those a briefing is about given that day.

    days: sentence -> the day of its story.
    """
    about = _about(groups, reading, document)
    filled: list[list[Telling]] = []
    for group in groups:
        is_about = any(group is known for known in about)
        group = [_without_loose(known, document) for known in group]
        if not any(known.when is not None or known.no_day for known in group):
            first = next((known for known in group if known.is_told), group[0])
            day = document.publication_day() if is_about else None
            running = RUNNING.search(reading.sentences[first.sentence].span.of(document.text))
            if running is not None:
                published = document.publication_day()
                told, story = _day_before(first, filled, reading, published, REACH), days.get(first.sentence)
                day = (story or told) if OF_STORY.search(running[0]) else (told or story)
                if day is None and "same" in running[0].casefold():
                    day = _day_before(first, filled, reading, published, FAR)
            if day is not None and len(day) == DAY:
                when = When(start=day, edtf=day)
                group = [msgspec.structs.replace(known, when=when) if known is first else known for known in group]
        filled.append(group)
    return filled


def _without_loose(telling: Telling, document: Document) -> Telling:
    """Return the telling without a month that "the same day" was read as."""
    when = telling.when
    if (
        when is None
        or when.span is None
        or len(when.start) == DAY
        or "same" not in when.span.of(document.text).casefold()
    ):
        return telling
    return msgspec.structs.replace(telling, when=None)


def _day_before(
    telling: Telling, before: Sequence[list[Telling]], reading: Reading, published: str | None, reach: int
) -> str | None:
    """Return the day told last before the telling: of a meeting, else of anything in the sentence before."""
    days = [
        (known.sentence, known.when.start)
        for group in before
        for known in group
        if known.when is not None and known.when.end is None and 0 < telling.sentence - known.sentence <= reach
    ]
    days += [
        (time.sentence, time.edtf)
        for time in reading.times
        if time.edtf is not None and len(time.edtf) == DAY and time.sentence == telling.sentence - 1
    ]
    days = [(sentence, day) for sentence, day in days if published is None or day <= published]
    return max(days, default=(0, None), key=lambda row: row[0])[1]


def _about(groups: Sequence[list[Telling]], reading: Reading, document: Document) -> list[list[Telling]]:
    """Return the meetings held that a briefing is about: those its title names, else the one it tells most of."""
    title = document.title.value if document.title is not None else None
    if not title or not is_paper(title):
        return []
    held = [group for group in groups if newest_status(group) in PAST]
    held = [group for group in held if not any(_is_aside(known, reading, document) for known in group)]
    named = [group for group in held if any(reading.sentences[known.sentence].kind == "title" for known in group)]
    most = max(held, key=len, default=None)
    return named or ([most] if most is not None and len(most) > 1 else [])


def _is_aside(telling: Telling, reading: Reading, document: Document) -> bool:
    return ASIDE.search(telling.span.of(document.text)) is not None or telling.status not in PAST
