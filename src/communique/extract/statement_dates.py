"""Date the utterance: by the calendar date beside the cue, else by what the text around it determines, last by the
day of which the whole story tells.

A date within what was said is no date of saying it, and no utterance is later than its report. A perfect ("has said")
tells of no particular day.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from communique.extract.story_days import CLIMB, is_aside, is_running, names_a_thing, story_days, verb_of
from communique.lang.houses import is_paper
from communique.model import Attribution, Document, Reading, Span, Statement, TimeExpression, When

BESIDE = 45  # characters from the cue or speaker within which a date belongs to the saying
CARRIED = 12  # sentences over which a speaker's date holds
CARRIED_LONG_AGO = 2  # the same of a date that is not of the days reported on
RECENT = 6  # days before publication that a report is about
AROUND = 1  # sentences before within which a recent day dates a plain past ("They met on Monday. He said …")
_PERFECT = re.compile(r"(?:has|have|had)\b|['’]ve\b", re.IGNORECASE)
_BACK_THEN = re.compile(
    r"\b(?:at (?:the|that) time|then|back then|afterwards?|(?:during|on|at|after|in) (?:that|the same)"
    r" (?:visit|trip|tour|stay|meeting|summit|talks|call|conversation|encounter|occasion|conference|speech|session"
    r"|debate|ceremony))\b",
    re.IGNORECASE,
)
# Papers made on the day of which a story tells, that go on saying what they say: "the joint statement calls for …".
_PAPERS = re.compile(r"\b(?:statement|communiqu[eé]|declaration|text|letter|release|document)\b", re.IGNORECASE)
_PAST = re.compile(r"(?:\w+ly\s+|also\s+|then\s+)?(?:\w+ed|said|told|wrote|saying|telling|\w+ing)\b", re.IGNORECASE)


def date_of(attribution: Attribution, reading: Reading, text: str, *, published: str | None) -> When | None:
    """Return the calendar date beside the cue, or at the head of its sentence; None without one."""
    anchors = [span for span in (attribution.cue, attribution.speaker) if span is not None]
    if not anchors:
        return None
    sentence = reading.sentences[attribution.sentence].span
    best: tuple[int, TimeExpression] | None = None
    for time in reading.times:
        if time.sentence != attribution.sentence or not _is_past_day(time, published):
            continue
        if any(span.overlaps(time.span) for span in attribution.content) or _is_aside(time, attribution, text):
            continue
        is_old = not _is_recent((time.edtf or "").partition("/")[0], published)
        if is_old and (names_a_thing(time, reading) or _dates_content(time, attribution, reading)):
            continue
        away = min(_distance(time.span, anchor) for anchor in anchors)
        heads = time.span.start - sentence.start < 20 and all(
            time.span.end <= span.start for span in attribution.content
        )
        if (away <= BESIDE or heads) and (best is None or away < best[0]):
            best = (away, time)
    return _when(best[1]) if best is not None else None


def date_statements(
    found: Sequence[tuple[Statement, Attribution]], reading: Reading, document: Document
) -> list[tuple[Statement, Attribution]]:
    """Give statements without a date the day that the narrative just told, or of the speaker's statement before, or the
    story's.
    """
    published = document.publication_day()
    told = [span for _, one in found for span in one.content]
    within_turns = [span for _, one in found if not one.turn for span in one.content]
    days = story_days(reading, document, told)
    spoken = document.title is not None and is_paper(document.title.value or "")  # "we believe", said that day
    spoken = spoken or is_running(document)  # "London says", at 19:40
    beside = [statement.when.span for statement, _ in found if statement.when is not None and statement.when.span]
    last: dict[str, tuple[When, int]] = {}
    result = []
    for statement, attribution in found:
        who = statement.speaker.actor if statement.speaker is not None else None
        when = statement.when
        if when is None and not _PERFECT.match(statement.cue or ""):
            narrated = within_turns if statement.nested else told
            when = _back_then(attribution, reading, narrated, document.text)
            known = last.get(who) if who is not None else None
            if when is None and known is not None and _is_carried(known, attribution, reading, published):
                when = replace(known[0], span=None)
            is_paper_cited = attribution.speaker is not None and _PAPERS.search(attribution.speaker.of(document.text))
            if when is None and (spoken or is_paper_cited or _PAST.match(statement.cue or "said")):
                when = _day_around(attribution, reading, narrated, document.text, published)
                if when is None:
                    when = _day_of_story(attribution, reading, [*told, *beside], days, document.text)
        if when is not None and who is not None and not statement.nested:
            last[who] = (when, attribution.sentence)
        result.append((replace(statement, when=when), attribution))
    return result


def _back_then(attribution: Attribution, reading: Reading, told: Sequence[Span], text: str) -> When | None:
    """Return the date told last in the paragraph, where the words are said "at the time", "then" or "afterwards"."""
    sentence = reading.sentences[attribution.sentence]
    anchors = [span for span in (attribution.cue, attribution.speaker) if span is not None]
    said = _BACK_THEN.finditer(text, sentence.span.start, sentence.span.end)
    words = [Span(match.start(), match.end()) for match in said]
    words = [word for word in words if not any(span.overlaps(word) for span in attribution.content)]
    if not any(_distance(word, anchor) <= BESIDE for word in words for anchor in anchors):
        return None
    before = [
        time
        for time in reading.times
        if time.span.end <= words[0].start
        and reading.sentences[time.sentence].paragraph == sentence.paragraph
        and (time.edtf or "")[:1].isdigit()
        and not any(span.overlaps(time.span) for span in told if span not in attribution.content)
    ]
    when = _when(before[-1]) if before else None
    return replace(when, span=None) if when is not None else None


def _is_carried(known: tuple[When, int], attribution: Attribution, reading: Reading, published: str | None) -> bool:
    """Tell whether the day of a speaker's statement before still holds; a day long past does only in its paragraph."""
    when, sentence = known
    apart = attribution.sentence - sentence
    if _is_recent(when.start, published):
        return 0 <= apart <= CARRIED
    here, there = (reading.sentences[k].paragraph for k in (attribution.sentence, sentence))
    return 0 <= apart <= CARRIED_LONG_AGO and here == there


def _is_aside(time: TimeExpression, attribution: Attribution, text: str) -> bool:
    """Tell whether a date stands in a clause on the speaker: "the envoy, who arrived on Monday, said"."""
    speaker, cue = attribution.speaker, attribution.cue
    if speaker is None or cue is None or not speaker.start < time.span.start < cue.start:
        return False
    return is_aside(time.span, speaker.start, text) and "," in text[time.span.end : cue.start]


def _dates_content(time: TimeExpression, attribution: Attribution, reading: Reading) -> bool:
    """Tell whether a time hangs on what is said: "the ties grown" since they made peace in 1990, he said."""
    cue = attribution.cue
    said = [
        part
        for other in reading.attributions
        if other.sentence == attribution.sentence
        for part in other.content
        if cue is None or not part.contains(cue)  # what the outer speaker tells holds the cue as well
    ]
    verb = verb_of(time, reading)
    for _ in range(CLIMB):
        if verb is None or verb < 0:
            return False
        span = reading.tokens[verb].span
        if any(part.contains(span) for part in said):
            return True
        if cue is not None and cue.contains(span):
            return False
        verb = reading.tokens[verb].head
    return False


def _day_around(
    attribution: Attribution, reading: Reading, told: Sequence[Span], text: str, published: str | None
) -> When | None:
    """Return the recent day that the narrative of this sentence or the one before it tells of.

    A day within what someone said dates what is talked about, not the utterance.
    """
    found = [
        time
        for time in reading.times
        if 0 <= attribution.sentence - time.sentence <= AROUND
        and not any(span.overlaps(time.span) for span in told)
        and not (time.sentence == attribution.sentence and _is_aside(time, attribution, text))
        and _is_past_day(time, published)
        and _is_recent((time.edtf or "").partition("/")[0], published)
        and reading.sentences[time.sentence].paragraph == reading.sentences[attribution.sentence].paragraph
    ]
    when = _when(found[-1]) if found else None
    return replace(when, span=None) if when is not None else None


def _day_of_story(
    attribution: Attribution, reading: Reading, told: Sequence[Span], days: Mapping[int, str], text: str
) -> When | None:
    """Return the story's day, unless the paragraph has gone back to another time outside what was said.

    told: what was said, and the dates of other utterances.
    """
    day = days.get(attribution.sentence)
    if day is None:
        return None
    paragraph = reading.sentences[attribution.sentence].paragraph
    before = [
        time
        for time in reading.times
        if time.sentence <= attribution.sentence
        and reading.sentences[time.sentence].paragraph == paragraph
        and time.edtf is not None
        and time.edtf[:1].isdigit()
        and time.edtf < day
        and not (time.sentence == attribution.sentence and _is_aside(time, attribution, text))
        and not any(span.overlaps(time.span) for span in told)
    ]
    if before and not day.startswith(before[-1].edtf or day):
        return None
    return When(start=day, edtf=day)


def _is_past_day(time: TimeExpression, published: str | None) -> bool:
    """Tell whether a time has a calendar date that is not after publication."""
    if time.edtf is None or time.kind not in ("DATE", "TIME"):
        return False
    start = time.edtf.partition("/")[0]
    return bool(start) and start[:1].isdigit() and (published is None or start[:10] <= published)


def _is_recent(start: str, published: str | None) -> bool:
    if published is None or len(start) < 10:
        return False
    try:
        day, report = date.fromisoformat(start[:10]), date.fromisoformat(published)
    except ValueError:
        return False
    return timedelta(0) <= report - day <= timedelta(RECENT)


def _distance(left: Span, right: Span) -> int:
    return max(left.start - right.end, right.start - left.end, 0)


def _when(time: TimeExpression) -> When | None:
    assert time.edtf is not None
    start, _, end = time.edtf.partition("/")
    return When(start=start[:10], end=end[:10] if end[:1].isdigit() else None, edtf=time.edtf, span=time.span)
