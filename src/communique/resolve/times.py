"""Anchor time expressions: from words to calendar dates.

An expression counts from the day of publication ("last year", "on Friday"), or from the last date told ("the
following day"). What the document does not settle stays open: its TIMEX3 value has X for what is unknown, its EDTF is
None.
"""

import re
from datetime import date

import msgspec

from communique.lang.calendar import bounds, edtf
from communique.lang.times import Temporal, parse_time, scan_times
from communique.model import Document, Evidence, Reading, TimeExpression
from communique.resolve.times_shifts import Anchored, Anchors
from communique.resolve.times_tense import tense_at
from communique.resolve.times_values import anchor

DAY = 10  # characters of an ISO day
PRINTING = 3  # days from dateline to publication within which the dateline's day is that of writing
TOP = 400  # characters in which a page without metadata states its date, if it does
_ORDERED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(?:19|20)?\d\d\b", re.ASCII)


def anchor_times(reading: Reading, document: Document) -> Reading:
    """Return the reading with value and EDTF of its time expressions filled."""
    speech = speech_day(document)
    written = _written_day(document, speech)
    day_first = is_day_first(document.text)
    narrative: str | None = None
    past: str | None = None  # the last date told that was not ahead
    bygone: str | None = None  # the last date told of an earlier year: "that year" is never the one at hand
    times: list[TimeExpression] = []
    for time in reading.times:
        temporal = parse_time(document.text, time.span.start, time.span.end)
        if temporal is None:
            times.append(time)
            continue
        tense = tense_at(reading, time)
        told = past if tense == "past" and _is_ahead(narrative, speech) else narrative  # "voted on the same day"
        day_word = temporal.shape == "relative" and temporal.unit == "D" and temporal.base == "speech"
        found = anchor(temporal, Anchors(written if day_word else speech, told, day_first, bygone), tense)
        value = time.value if found.value is None else found.value
        times.append(msgspec.structs.replace(time, value=value, edtf=_edtf(temporal, found)))
        narrative = _told(temporal, found, narrative)
        past = past if _is_ahead(narrative, speech) else narrative
        if narrative is not None and (speech is None or narrative[:4] < speech[:4]):
            bygone = narrative
    return msgspec.structs.replace(reading, times=tuple(times))


def speech_day(document: Document) -> str | None:
    """Return the date that "today" means: publication, else the dateline's, to the precision known (`2014-01-28`,
    `2011-09`).
    """
    for evidence in (document.published, document.dateline_date):
        value = _date_of(evidence)
        if value is not None:
            return value
    return _stated_on_top(document.text)


def _is_ahead(told: str | None, speech: str | None) -> bool:
    """Return whether a date told is a day after that of publication."""
    return (
        told is not None
        and speech is not None
        and len(told) == len(speech) == DAY
        and "W" not in told
        and told > speech
    )


def _written_day(document: Document, speech: str | None) -> str | None:
    """Return the day on which "today" was written: the dateline's, where that lies a few days before publication.

    A paper prints the next morning what its correspondent wrote the evening before.
    """
    written = _date_of(document.dateline_date)
    if written is None or speech is None or len(written) < DAY or len(speech) < DAY:
        return speech
    apart = (date.fromisoformat(speech) - date.fromisoformat(written)).days
    return written if 0 <= apart <= PRINTING else speech


def _stated_on_top(text: str) -> str | None:
    """The first full date among the first lines, where nothing else tells the date: a stamp, or the story's own first
    day.
    """
    for found in scan_times(text[:TOP]):
        temporal = found.temporal
        if temporal.shape in ("date", "numeric") and temporal.end_day is None and (temporal.day or temporal.numbers):
            return anchor(temporal, Anchors(day_first=is_day_first(text)), None).value
    return None


def _date_of(evidence: Evidence | None) -> str | None:
    if evidence is None or evidence.value is None:
        return None
    value = evidence.value[:10]
    return value if bounds(value) is not None else None


def is_day_first(text: str) -> bool | None:
    """Return whether the document writes 28/1/2014 (True) or 1/28/2014 (False), None when nothing in it decides."""
    votes = {True: 0, False: 0}
    for first, second in _ORDERED.findall(text):
        if int(first) > 12 >= int(second):
            votes[True] += 1
        elif int(second) > 12 >= int(first):
            votes[False] += 1
    return None if votes[True] == votes[False] else votes[True] > votes[False]


def _edtf(temporal: Temporal, found: Anchored) -> str | None:
    if found.value is None or temporal.kind in ("DURATION", "SET"):
        return found.about
    start = edtf(found.value)
    if start is None or found.end is None:
        return start
    end = edtf(found.end)
    return start if end is None else f"{start.split('/')[0]}/{end.split('/')[-1]}"


def _told(temporal: Temporal, found: Anchored, narrative: str | None) -> str | None:
    """The last date told: what "the following day" counts from. Durations, sets and mere references leave it as it
    was.
    """
    if (
        temporal.shape == "offset" and temporal.unit == "Y"
    ):  # "up from a year ago" compares, the story does not move there
        return narrative
    if temporal.kind in ("DURATION", "SET") or found.value is None or bounds(found.value) is None:
        return narrative
    told = re.sub(r"(?<=\d)T.*$", "", found.end or found.value)
    return told if len(told) >= 4 else narrative  # a decade or a century is no date to count from
