"""Make whole what was said where a reader marked only a part of it.

A reader marks words; a clause goes on. What stands before a cue at the end of its sentence is all content ("The two
will leave, it said"); a clause that hangs on without a comma belongs to what was said ("… until the dam is full"); a
second clause behind a semicolon does only when its tense is that of reported speech. Who was told is no content.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from communique.lang.reporting import reporting_forms
from communique.model import Attribution, Reading, Span

FEWEST_WORDS = 4  # before a cue, that make a clause
NEIGHBOURS = 4  # attributions before and behind one that can have taken a piece of its content
ADJACENT = 3  # characters that may stand between speaker and cue
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_QUOTES = frozenset('"“”«»')
_HANGS_ON = re.compile(
    r"\s+(?:until|unless|if|because|once|whether|as\s+long\s+as|as\s+soon\s+as|so\s+that"
    r"|(?:when|after|before|while)(?!\s+(?:asked|questioned|pressed|speaking|talks|meeting|leaving|arriving|an?\s+\w*\s*(?:meeting|visit)"
    r"|(?:he|she|they)\s+(?:was|were|met)\b)))\s",
    re.IGNORECASE,
)
_WITH_DOING = re.compile(r",\s+with\s+(?:[\w.’'-]+\s+){1,6}?\w+ing\b")
_SHIFTED = re.compile(
    r"^;\s*(?:and\s+|but\s+)?(?:[\w.’'-]+\s+){0,8}?(?:would|had|could|might|should|must)\b", re.IGNORECASE
)
_DATELINE = re.compile(
    r"^[^a-z]{3,60}?(?:\([^)]{2,40}\)\s*)?(?:-|–|—|--)\s+|^.{3,70}?\([A-Z][\w ]{1,30}\)\s+(?:-|–|—|--)\s+"
)
_LEAD = re.compile(r"^(?:But|And|However,|Meanwhile,|Still,|Yet|Nevertheless,|Nonetheless,|Moreover,|Also,)\s+")
_TELLER = re.compile(r"(?<=[\"”])\s+((?:he|she|they|it|(?:[A-Z][\w.’'-]+\s?){1,3}))$")
_LONG_TELLER = re.compile(r"(?<=[\"”])\s+([^\"“”]{2,80})$")
_AS_SAYING = re.compile(
    r"as\s+(?:saying|telling\s+[\w.’' -]{2,40}?|having\s+said)\s+(?=that\b|[\"“]|\w)", re.IGNORECASE
)
_OPEN_CLAUSE = re.compile(r"\s(?:when|after|before|until|unless|if|because|while|once|that|whether)$")
_CLAUSE_END = re.compile(r"[;:—–]")
_DANGLING = re.compile(r"\s(?:on|in|at|to|for|of|with|by|from|over|about|and|but|when|after|before)$")
_BE = frozenset("is are was were be been being".split())


def mend_contents(reading: Reading, text: str) -> tuple[Attribution, ...]:
    """Return the attributions of `reading` with whole contents, in the same order."""
    given = _give_back([_split_teller(one, text) for one in reading.attributions], text)
    cues: dict[int, list[Attribution]] = {}
    for attribution in given:
        cues.setdefault(attribution.sentence, []).append(attribution)
    return tuple(_mend(one, cues[one.sentence], reading, text) for one in given)


def _split_teller(one: Attribution, text: str) -> Attribution:
    """Let who is told of behind a quotation speak: `“We will go,” he (was quoted as saying)`."""
    if one.cue is None or not one.content:
        return one
    if "quoted" in one.cue.of(text).lower():
        return _split_quoted(one, text)
    if one.speaker is not None:
        return one
    last = one.content[-1]
    found = _TELLER.search(last.of(text))
    if found is None or last.end > one.cue.start or text[last.end : one.cue.start].strip():
        return one
    speaker = Span(last.start + found.start(1), last.end)
    return msgspec.structs.replace(
        one, speaker=speaker, content=(*one.content[:-1], Span(last.start, last.start + found.start()))
    )


def _split_quoted(one: Attribution, text: str) -> Attribution:
    """Let the one who "was quoted (by a paper) as saying" something speak, not the paper."""
    assert one.cue is not None
    first, last = one.content[0], one.content[-1]
    if last.end <= one.cue.start:
        found = _LONG_TELLER.search(last.of(text))
        if found is None or text[last.end : one.cue.start].strip(" ,"):
            return one
        who, said = Span(last.start + found.start(1), last.end), Span(last.start, last.start + found.start())
        return msgspec.structs.replace(one, speaker=who, content=(*one.content[:-1], said))
    saying = _AS_SAYING.match(last.of(text))
    start = last.start + (saying.end() if saying else 0)
    content = (*one.content[:-1], Span(start, last.end))
    plain = not any(mark in first.of(text) for mark in _QUOTES)
    if len(content) > 1 and first.end <= one.cue.start and plain and _BE & set(one.cue.of(text).lower().split()):
        return msgspec.structs.replace(one, speaker=first, content=content[1:])
    return msgspec.structs.replace(one, content=content)


def _give_back(attributions: list[Attribution], text: str) -> list[Attribution]:
    """Give content that breaks off at a preposition the piece behind it that a later cue of its sentence took."""
    result = list(attributions)
    for k, one in enumerate(result):
        if one.cue is None or not one.content or not _DANGLING.search(one.content[-1].of(text)):
            continue
        end = one.content[-1].end
        for j in range(max(0, k - NEIGHBOURS), min(len(result), k + NEIGHBOURS + 1)):
            other = result[j]
            if j == k or other.cue is None or len(other.content) < 2:
                continue
            first = other.content[0]
            if 0 <= first.start - end <= ADJACENT and first.end <= other.cue.start:
                whole = Span(one.content[-1].start, first.end)
                result[k] = msgspec.structs.replace(one, content=(*one.content[:-1], whole))
                result[j] = msgspec.structs.replace(other, content=other.content[1:])
                break
    return result


def _mend(one: Attribution, others: Sequence[Attribution], reading: Reading, text: str) -> Attribution:
    if one.cue is None or not one.content:
        return one
    sentence = reading.sentences[one.sentence].span
    if not sentence.contains(one.cue):
        return one
    content = _without_aside(_without_hearer(one, text), text)
    if reading.sentences[one.sentence].kind == "title":
        content = _behind_headline_verb(one, content, text)
    last = content[-1]
    if last.end <= one.cue.start:
        content = _before_cue(one, content, others, sentence, text)
    elif last.start >= one.cue.end and sentence.start <= last.end <= sentence.end and one.form == "indirect":
        content = (*content[:-1], Span(last.start, _end_of(last, one, others, sentence, text)))
    last = content[-1]
    loose = _DANGLING.search(last.of(text))
    if loose is not None and loose.start() > 0 and last.of(text)[: loose.start()].rstrip()[-1:] in _QUOTES:
        content = (*content[:-1], Span(last.start, last.start + len(last.of(text)[: loose.start()].rstrip())))
    return one if content == one.content else msgspec.structs.replace(one, content=content)


def _before_cue(
    one: Attribution, content: tuple[Span, ...], others: Sequence[Attribution], sentence: Span, text: str
) -> tuple[Span, ...]:
    """Return the whole of what stands before a cue that ends its sentence, behind what another said there."""
    assert one.cue is not None
    tail = one.cue.start
    if one.speaker is not None and one.speaker.end <= one.cue.start:
        if one.cue.start - one.speaker.end > ADJACENT:
            return content
        tail = one.speaker.start
    elif one.speaker is not None and one.speaker.start - one.cue.end > ADJACENT:
        return content
    if content[0].start < sentence.start or not _says(one, text) or content[-1].end > tail:
        return content
    start = sentence.start
    lead = _DATELINE.match(text[start:tail])
    start += lead.end() if lead else 0
    lead = _LEAD.match(text[start:tail])
    start += lead.end() if lead else 0
    for other in others:
        if other is one or other.cue is None or not other.content:
            continue
        reach = max(other.cue.end, *(span.end for span in other.content))
        if other.cue.start < content[0].start and reach <= content[0].start:
            start = max(start, reach)
    while start < tail and not text[start].isalnum() and text[start] not in "\"“‘'«([":
        start += 1
    end = len(text[:tail].rstrip(" ,;:—–-\n"))
    whole = Span(start, end) if end > start else content[0]
    if len(_WORD.findall(whole.of(text))) < FEWEST_WORDS or whole.start > content[0].start:
        return content
    quoted = [mark for mark in whole.of(text) if mark in _QUOTES]
    if quoted and (one.form == "direct" or len(quoted) % 2):
        return content
    return (whole,)


def _says(one: Attribution, text: str) -> bool:
    """Tell whether the cue is one that a whole sentence can be hung on: "he said", "it was announced"."""
    assert one.cue is not None
    forms = reporting_forms()
    words = one.cue.of(text).lower().split()
    found = [forms[word].verb for word in words if word in forms]
    return bool(found) and any(frame in found[-1].frames for frame in "cRT") and not _BE & set(words)


def _end_of(last: Span, one: Attribution, others: Sequence[Attribution], sentence: Span, text: str) -> int:
    """Return where what was said ends, when the reader stopped amid the sentence or ran over its end."""
    end = last.end
    semicolon = text.find(";", last.start, end)
    if semicolon > 0 and not _SHIFTED.match(text[semicolon:end]):
        return len(text[last.start : semicolon].rstrip()) + last.start
    for _ in range(3):  # each clause may hang another one on
        rest = text[end : sentence.end]
        open_end = _OPEN_CLAUSE.search(text, last.start, end)
        if (open_end is not None and open_end.end() == end and rest[:1].isspace()) or _HANGS_ON.match(rest):
            stop = re.search(r"[,;:—–]|\s-\s", rest)
        elif _WITH_DOING.match(rest):
            stop = re.search(r"[;:—–]|\s-\s", rest)
        elif _SHIFTED.match(rest):
            stop = _CLAUSE_END.search(rest, 1)
        else:
            break
        longer = end + (stop.start() if stop else len(rest))
        longer = len(text[:longer].rstrip(" .!\n"))
        if longer <= end or any(
            other is not one and other.cue is not None and end <= other.cue.start < longer for other in others
        ):
            break
        end = longer
    return end


def _without_aside(content: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Leave out of unquoted content a clause behind a semicolon that is not told in the tense of reported speech."""
    kept = [content[0]]
    for before, after in pairwise(content):
        gap = text[before.end : after.start]
        own_words = not any(mark in after.of(text) for mark in _QUOTES)
        if gap.strip() == ";" and own_words and not _SHIFTED.match(f"; {after.of(text)}"):
            break
        kept.append(after)
    return tuple(kept)


def _behind_headline_verb(one: Attribution, content: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Leave out of a headline's content what its subject does first: "Peru opens port, says trade will grow"."""
    assert one.cue is not None
    before, after = content[0].end <= one.cue.start, content[-1].start >= one.cue.end
    comma = text[content[0].end : one.cue.start].strip() == ","
    return content[1:] if one.speaker is None and len(content) > 1 and before and after and comma else content


def _without_hearer(one: Attribution, text: str) -> tuple[Span, ...]:
    """Leave out of a passive's content who was told: "The president had been warned by the mayor that …"."""
    assert one.cue is not None
    words = one.cue.of(text).lower().split()
    if len(one.content) < 2 or not _BE & set(words) or one.content[0].end > one.cue.start:
        return one.content
    told = one.speaker is not None and one.speaker.start >= one.cue.end
    clause = text[one.content[-1].start :].lower().startswith(("that ", "to ", "not to "))
    return one.content[1:] if told and clause else one.content
