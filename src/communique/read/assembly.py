"""From roles to statements: join what a reader marked piece by piece into whole attributions.

A reader (rules or trained) proposes drafts: speaker, cue and content as it sees them in one sentence; a draft without
content announces it ("He went on to say:") or follows it ("… gone.” Ivanov said."). This step, the same for every
reader, follows the annotation guide: consecutive sentences of one running quotation by one speaker in one paragraph
are one statement; a new paragraph or a new cue starts a new one; a quotation without cue or speaker stands on its own,
its speaker taken from the neighbouring sentences if they settle it; form follows the quotation marks; speech within
speech points to its outer attribution.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from communique.model import Attribution, Document, Sentence, Span
from communique.model.readings import Form
from communique.read.quotes import Quotation, names_a_thing
from communique.read.relative_contents import bound_infinitive

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SECOND = re.compile(r",?\s(?:and|but)\s(?:\w+\s){0,3}$")  # between what was said and a second verb of saying
_MARKS = frozenset("\"“”„«»'‘’")
DIRECT_SHARE = 0.9  # of the words within marks, as the PolNeAR counts have it
OPENING = "\"“„«‘'"  # marks that begin a quotation
SHARED = 0.4  # Dice of two contents from which they are one; below the 0.5 that scorers ask, so that none is told twice
FLOATING_WORDS = 4  # fewer words in marks without a cue are names and scare quotes
AMID_WORDS = 8  # the same for marks that open amid a sentence
SUBJECT_WORDS = 5  # more words before a cue than these are a clause, not its subject
_PASSIVE = frozenset("is are was were be been being am".split())
NEAR_PARAGRAPHS = 2  # how far back a quotation without speaker looks for one
SENTENCES_READ = frozenset({"body", "caption", "shotlist"})


def assemble_attributions(
    document: Document, sentences: Sequence[Sentence], drafts: Sequence[Attribution], quotations: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """Return the attributions that `drafts` amount to, in text order, with form, parent and inferred speaker filled."""
    text = document.text
    outer = [quotation for quotation in quotations if quotation.depth == 0]
    kept = [_fetch_content(text, sentences, _find_speaker(text, draft), outer) for draft in drafts]
    kept = [_whole_quotations(draft, sentences, outer) for draft in kept if draft.content]
    kept = [bound_infinitive(text, _clean(text, draft), sentences[draft.sentence]) for draft in kept]
    kept = sorted((draft for draft in kept if draft.content), key=_order)
    kept = _place_quotations(text, sentences, kept, outer)
    kept = sorted(_drop_repeats(kept), key=_order)
    kept = [replace(draft, form=form_of(text, draft.content, quotations)) for draft in kept]
    return tuple(nest_by_place(kept))


def join_attributions(
    text: str, first: Sequence[Attribution], second: Sequence[Attribution], *, least: float = 0.0
) -> tuple[Attribution, ...]:
    """Return `first` with those of `second` whose content `first` does not have, scored `least` or better.

    Two readers on one text: where both find something (a Dice of `SHARED` of the characters, or one cue), the first
    one's account stands, unless it names neither speaker nor cue, with the quotations that only the second one found
    to run on.
    """
    known = [_covered(attribution) for attribution in second if attribution.speaker is not None]
    first = [
        attribution
        for attribution in first
        if attribution.speaker is not None
        or attribution.cue is not None
        or not any(_dice(_covered(attribution), other) >= SHARED for other in known)
    ]
    first = [_cut_at_second_cue(text, attribution, second) for attribution in first]
    kept = [replace(attribution, parent=None) for attribution in first]
    held = [_covered(attribution) for attribution in first]
    everything = frozenset().union(*held)
    cues = [attribution.cue for attribution in first if attribution.cue is not None]
    for attribution in second:
        own = _covered(attribution)
        matches = [
            k for k, other in enumerate(held) if _dice(own, other) >= SHARED and not _is_nested(first[k], attribution)
        ]
        told = attribution.cue is not None and any(attribution.cue.overlaps(cue) for cue in cues)
        if not matches and not told and attribution.score >= least:
            kept.append(replace(attribution, parent=None))
        for k in matches[:1]:
            if kept[k].speaker is None and _share_cue(kept[k], attribution):
                kept[k] = replace(kept[k], speaker=attribution.speaker)
            more = [
                span
                for span in attribution.content
                if text[span.start] in OPENING and not everything & frozenset(range(span.start, span.end))
            ]
            if more:
                kept[k] = replace(kept[k], content=tuple(sorted((*kept[k].content, *more))))
    return tuple(nest_by_place(sorted(kept, key=_order)))


def _share_cue(left: Attribution, right: Attribution) -> bool:
    return left.cue is not None and right.cue is not None and left.cue.overlaps(right.cue)


def _is_nested(left: Attribution, right: Attribution) -> bool:
    """Tell whether one of two tells of the other: cue and content of one lie in what the other one reports."""
    if left.cue is None or right.cue is None or left.cue.overlaps(right.cue):
        return False
    return any(
        any(span.contains(inner.cue) for span in outer.content)
        and all(any(span.contains(part) for span in outer.content) for part in inner.content)
        for outer, inner in ((left, right), (right, left))
        if inner.cue is not None
    )


def _cut_at_second_cue(text: str, attribution: Attribution, others: Sequence[Attribution]) -> Attribution:
    """End content before "and called on …" where another reader saw the same speaker go on with a second verb."""
    if attribution.speaker is None:
        return attribution
    last = attribution.content[-1]
    for other in others:
        if other.cue is None or other.speaker is None or not other.speaker.overlaps(attribution.speaker):
            continue
        lead = _SECOND.search(text, last.start, other.cue.start) if last.contains(other.cue) else None
        if lead is not None and lead.start() > last.start:
            end = len(text[: lead.start()].rstrip(" ,"))
            return replace(attribution, content=(*attribution.content[:-1], Span(last.start, end)))
    return attribution


def _covered(attribution: Attribution) -> frozenset[int]:
    return frozenset(position for span in attribution.content for position in range(span.start, span.end))


def _dice(left: frozenset[int], right: frozenset[int]) -> float:
    return 2 * len(left & right) / max(1, len(left) + len(right))


def nest_attributions(
    document: Document,
    outer: Sequence[Attribution],
    drafts: Sequence[Attribution],
    quotations: Sequence[Quotation],
) -> tuple[Attribution, ...]:
    """Return `outer` with the speech that is reported within its quotations (`drafts`), each pointing to its parent.

    Drafts that lie in no outer content are dropped; their form follows the inner marks.
    """
    inner = [quotation for quotation in quotations if quotation.depth > 0]
    added = []
    for draft in drafts:
        clean = _clean(document.text, draft)
        if clean.content:
            added.append(replace(clean, form=form_of(document.text, clean.content, inner)))
    nested = nest_by_place(sorted(_drop_repeats([*outer, *added]), key=_order))
    known = {attribution.content for attribution in outer}
    kept = [k for k, found in enumerate(nested) if found.parent is not None or found.content in known]
    place = {old: new for new, old in enumerate(kept)}
    return tuple(
        replace(nested[k], parent=None if (parent := nested[k].parent) is None else place.get(parent)) for k in kept
    )


def form_of(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> Form:
    """Return `direct` when all words of `content` stand in quotation marks, `mixed` when some do, else `indirect`.

    Marks that only name a thing do not count.
    """
    words = inside = 0
    starts = [quotation.span.start for quotation in quotations]
    for span in content:
        first = max(0, bisect_right(starts, span.start) - 8)
        marked = [
            quotation.span
            for quotation in quotations[first : bisect_right(starts, span.end)]
            if quotation.span.overlaps(span) and not names_a_thing(text, quotation)
        ]
        for match in _WORD.finditer(text, span.start, span.end):
            words += 1
            inside += any(mark.start <= match.start() < mark.end for mark in marked)
    if not inside:
        return "indirect"
    if inside >= DIRECT_SHARE * words and all(_starts_marked(text, span, quotations) for span in content):
        return "direct"
    return "mixed"


def _starts_marked(text: str, span: Span, quotations: Sequence[Quotation]) -> bool:
    """Tell whether the first word of `span` stands in marks: a quoted clause after an unquoted "that" is mixed."""
    first = _WORD.search(text, span.start, span.end)
    return first is None or any(q.span.start <= first.start() < q.span.end for q in quotations)


def _order(draft: Attribution) -> tuple[int, int]:
    return draft.content[0].start, -draft.content[-1].end


def _fetch_content(
    text: str, sentences: Sequence[Sentence], draft: Attribution, outer: Sequence[Quotation]
) -> Attribution:
    """Give a draft without content the quotation that its sentence announces with a colon, or the one before it."""
    if draft.content:
        return draft
    starts = [quotation.span.start for quotation in outer]
    here = sentences[draft.sentence]
    if text[here.span.end - 1] == ":":
        if draft.sentence + 1 < len(sentences):
            opening = sentences[draft.sentence + 1].span.start
            index = bisect_right(starts, opening) - 1
            if index >= 0 and outer[index].span.start == opening:
                return replace(draft, content=(outer[index].span,))
        return draft
    index = bisect_right(starts, here.span.start) - 1
    if index >= 0 and outer[index].closed and not text[outer[index].span.end : here.span.start].strip():
        before = draft.sentence - 1
        if before >= 0 and sentences[before].paragraph == here.paragraph:
            return replace(draft, content=(outer[index].span,))
    return draft


def _find_speaker(text: str, draft: Attribution) -> Attribution:
    """Let a few words right before an active cue speak that were taken for a part of what it reports."""
    if draft.speaker is not None or draft.cue is None or len(draft.content) < 2:
        return draft
    lead, rest = draft.content[0], draft.content[1:]
    words = lead.of(text).split()
    if (
        lead.end <= draft.cue.start <= rest[0].start
        and not text[lead.end : draft.cue.start].strip()
        and len(words) <= SUBJECT_WORDS
        and not any(mark in lead.of(text) for mark in _MARKS)
    ):
        if words[0].lower() in ("it", "there"):
            return replace(draft, content=rest)  # "It has been claimed …": nobody
        if not _PASSIVE & set(draft.cue.of(text).lower().split()):
            return replace(draft, speaker=lead, content=rest)
    return draft


def _whole_quotations(draft: Attribution, sentences: Sequence[Sentence], outer: Sequence[Quotation]) -> Attribution:
    """Let content that reaches an edge of its sentence amid a quotation take in the quotation's other sentences."""
    sentence = sentences[draft.sentence].span
    starts = [quotation.span.start for quotation in outer]
    spans = []
    for span in draft.content:
        start, end = span.start, span.end
        opening = bisect_right(starts, start) - 1
        if opening >= 0:
            quoted = outer[opening].span
            if quoted.start < sentence.start and start < quoted.end and start <= sentence.start + 1:
                start = quoted.start
        closing = bisect_right(starts, end - 1) - 1
        if closing >= 0:
            quoted = outer[closing].span
            if quoted.start < end and sentence.end < quoted.end and end >= sentence.end - 2:
                end = quoted.end
        spans.append(Span(start, end))
    return replace(draft, content=tuple(spans))


def _clean(text: str, draft: Attribution) -> Attribution:
    """Trim blanks, commas and the sentence's final full stop; drop empty spans."""
    spans = []
    for span in sorted(draft.content):
        start, end = span.start, span.end
        while start < end and (text[start].isspace() or text[start] in ",;:"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-"):
            end -= 1
        if end > start and text[end - 1] == "." and not _abbreviates(text, start, end):
            end -= 1
        if end > start and _WORD.search(text, start, end):
            spans.append(Span(start, end))
    return replace(draft, content=tuple(spans))


def _abbreviates(text: str, start: int, end: int) -> bool:
    """Tell whether the full stop at `end` belongs to an abbreviation ("U.S.") or an ellipsis."""
    return bool(re.search(r"(?:\b[A-Za-z]\.[A-Za-z]|\.\.)\.?$", text[max(start, end - 6) : end]))


def _place_quotations(
    text: str, sentences: Sequence[Sentence], drafts: list[Attribution], outer: Sequence[Quotation]
) -> list[Attribution]:
    """Give each quotation that no draft holds to the running quotation before it, else make it a statement of its own.

    Linear in drafts and quotations but for sorting; `drafts` are in text order.
    """
    if not sentences:
        return drafts
    starts = [sentence.span.start for sentence in sentences]
    result = list(drafts)
    by_end = sorted(range(len(drafts)), key=lambda k: drafts[k].content[-1].end)
    covers = sorted((span.start, span.end) for draft in drafts for span in draft.content)
    told = {draft.sentence for draft in drafts}
    pointer = cover = 0
    reach = -1
    last: int | None = None  # index into result of the attribution whose content ended last
    running: int | None = None  # index of the last floating quotation
    for quotation in outer:
        start = quotation.span.start
        while cover < len(covers) and covers[cover][0] <= start + 1:
            reach = max(reach, covers[cover][1])
            cover += 1
        while pointer < len(by_end) and drafts[by_end[pointer]].content[-1].end <= start + 1:
            last = by_end[pointer]
            pointer += 1
        here = max(0, bisect_right(starts, start) - 1)
        begins = start <= sentences[here].span.start + 1
        count = len(_WORD.findall(quotation.inner.of(text)))
        if (
            names_a_thing(text, quotation)
            or reach > start + 1
            or sentences[here].kind not in SENTENCES_READ
            or count < FLOATING_WORDS
        ):
            continue
        if begins and last is not None and _runs_on(text, sentences, starts, result[last], here):
            result[last] = replace(result[last], content=(*result[last].content, quotation.span))
            reach = max(reach, quotation.span.end)
            continue
        if (not begins and (count < AMID_WORDS or here in told)) or (not quotation.closed and not quotation.continued):
            continue  # a mark that nobody closes opens a block quotation more often than speech
        whole = (
            quotation.span
            if begins
            else Span(sentences[here].span.start, max(sentences[here].span.end, quotation.span.end))
        )
        speaker = _speaker_nearby(drafts, result[running] if running is not None else None, sentences, here)
        draft = Attribution(
            None, None, (whole,), "direct", here, inferred_speaker=speaker, score=0.6 if begins else 0.4
        )
        result.append(_clean(text, draft))
        last = running = len(result) - 1
        reach = max(reach, whole.end)
    return result


def _runs_on(text: str, sentences: Sequence[Sentence], starts: Sequence[int], before: Attribution, here: int) -> bool:
    """Tell whether a quotation that opens sentence `here` goes on with `before`: nothing but the cue between them."""
    end = max(before.content[-1].end, before.cue.end if before.cue else 0)
    where = max(0, bisect_right(starts, end - 1) - 1)
    quoted = _marked(text, before.content[-1]) or _marked(text, before.content[0])
    return quoted and sentences[where].paragraph == sentences[here].paragraph and here - where <= 1


def _marked(text: str, span: Span) -> bool:
    return any(mark in _MARKS for mark in (text[span.start], text[span.end - 1])) or '"' in span.of(text)


def _speaker_nearby(
    drafts: Sequence[Attribution], running: Attribution | None, sentences: Sequence[Sentence], here: int
) -> Span | None:
    """Return the speaker of the nearest attribution before (`NEAR_PARAGRAPHS` back at most), else of the next one."""
    paragraph = sentences[here].paragraph
    middle = bisect_right([draft.sentence for draft in drafts], here)
    near = [*drafts[max(0, middle - 6) : middle + 3], *([running] if running is not None else [])]
    best: tuple[int, Span] | None = None
    for draft in near:
        speaker = draft.speaker or draft.inferred_speaker
        if speaker is None or draft.parent is not None:
            continue
        away = here - draft.sentence
        paragraphs = paragraph - sentences[draft.sentence].paragraph
        if away >= 0 and 0 <= paragraphs <= NEAR_PARAGRAPHS:
            rank = away
        elif away < 0 and -1 <= paragraphs <= 0:
            rank = 10 - away
        else:
            continue
        if best is None or rank < best[0]:
            best = (rank, speaker)
    return None if best is None else best[1]


def _drop_repeats(drafts: Sequence[Attribution]) -> list[Attribution]:
    """Of drafts with the same content keep the one with a speaker, a cue and the better score."""
    best: dict[tuple[int, int], Attribution] = {}
    for draft in drafts:
        key = (draft.content[0].start, draft.content[-1].end)
        rival = best.get(key)
        if rival is None or _worth(draft) > _worth(rival):
            best[key] = draft
    return list(best.values())


def _worth(draft: Attribution) -> tuple[bool, bool, float, int]:
    return draft.speaker is not None, draft.cue is not None, draft.score, sum(len(span) for span in draft.content)


def nest_by_place(drafts: Sequence[Attribution]) -> list[Attribution]:
    """Return `drafts` with each that lies wholly within another's content pointing to the smallest such one.

    `drafts` are in text order, outer before inner.
    """
    result: list[Attribution] = []
    open_outer: list[int] = []
    for index, draft in enumerate(drafts):
        own = [*draft.content, *(span for span in (draft.cue,) if span is not None)]
        start, end = min(span.start for span in own), max(span.end for span in own)
        open_outer = [k for k in open_outer if drafts[k].content[-1].end > start]
        parent = None
        for k in reversed(open_outer):
            if any(span.start <= start and end <= span.end + 1 for span in drafts[k].content):
                parent = k
                break
        result.append(replace(draft, parent=parent))
        open_outer.append(index)
    return result
