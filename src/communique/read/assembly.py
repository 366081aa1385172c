"""From roles to statements: join what a reader marked piece by piece into whole attributions.

A reader (rules or trained) proposes drafts: speaker, cue, content as it sees them in one sentence. This step, the same for
every reader, follows the annotation guide: consecutive sentences of one running quotation by one speaker in one paragraph
are one statement; a new paragraph or a new cue starts a new one; a quotation without cue or speaker stands on its own,
its speaker taken from the neighbouring sentences if they settle it; form follows the quotation marks; speech within
speech points to its outer attribution.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from communique.model import Attribution, Document, Sentence, Span
from communique.model.readings import Form
from communique.read.quotes import Quotation, names_a_thing

_WORD = re.compile(r"\w+(?:['’]\w+)*")
DIRECT_SHARE = 0.9  # of the words within marks, as the PolNeAR counts have it
FLOATING_WORDS = 4  # fewer words in marks without a cue are names and scare quotes


def assemble_attributions(
    document: Document, sentences: Sequence[Sentence], drafts: Sequence[Attribution], quotations: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """Return the attributions that `drafts` amount to, in text order, with form, parent and inferred speaker filled."""
    text = document.text
    outer = [q for q in quotations if q.depth == 0]
    kept = [_whole_quotations(draft, sentences, outer) for draft in drafts]
    kept = [_clean(text, draft) for draft in kept]
    kept = [draft for draft in kept if draft.content]
    kept = _join_running(text, sentences, kept, outer)
    kept = _drop_repeats(kept)
    kept.sort(key=_order)
    kept = [msgspec_replace(draft, form=form_of(text, draft.content, quotations)) for draft in kept]
    return tuple(_nest(kept))


def form_of(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> Form:
    """Return `direct` when all words of `content` stand in quotation marks, `mixed` when some do, else `indirect`.

    Marks that only name a thing do not count.
    """
    words = inside = 0
    starts = [q.span.start for q in quotations]
    for span in content:
        first = max(0, bisect_right(starts, span.start) - 8)
        marked = [
            q.span
            for q in quotations[first : bisect_right(starts, span.end)]
            if q.span.overlaps(span) and not names_a_thing(text, q)
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


def msgspec_replace(draft: Attribution, **changes: object) -> Attribution:
    """Return `draft` with `changes`; frozen structs are copied."""
    from msgspec.structs import replace

    return replace(draft, **changes)


def _order(draft: Attribution) -> tuple[int, int]:
    start = min([draft.content[0].start, *(s.start for s in (draft.speaker, draft.cue) if s is not None)])
    return start, -draft.content[-1].end


def _whole_quotations(draft: Attribution, sentences: Sequence[Sentence], outer: Sequence[Quotation]) -> Attribution:
    """Let content that reaches an edge of its sentence amid a quotation take in the quotation's other sentences."""
    sentence = sentences[draft.sentence].span
    starts = [q.span.start for q in outer]
    spans = []
    for span in draft.content:
        start, end = span.start, span.end
        first = bisect_right(starts, start) - 1
        if (
            first >= 0
            and outer[first].span.start < sentence.start
            and outer[first].span.end > start <= sentence.start + 1
        ):
            start = outer[first].span.start
        last = bisect_right(starts, end - 1) - 1
        if (
            last >= 0
            and outer[last].span.end > sentence.end
            and end >= sentence.end - 2
            and outer[last].span.start < end
        ):
            end = outer[last].span.end
        spans.append(Span(start, end))
    return msgspec_replace(draft, content=tuple(spans))


def _clean(text: str, draft: Attribution) -> Attribution:
    """Trim blanks and the sentence's final full stop; drop empty spans."""
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
    return msgspec_replace(draft, content=tuple(spans))


def _abbreviates(text: str, start: int, end: int) -> bool:
    """Tell whether the full stop at `end` belongs to an abbreviation ("U.S.") or an ellipsis."""
    return bool(re.search(r"(?:\b[A-Za-z]\.[A-Za-z]|\.\.)\.?$", text[max(start, end - 6) : end]))


def _join_running(
    text: str, sentences: Sequence[Sentence], drafts: list[Attribution], outer: Sequence[Quotation]
) -> list[Attribution]:
    """Give each quotation without a cue to the running quotation before it in its paragraph, else a statement of its own."""
    if not sentences:
        return drafts
    starts = [sentence.span.start for sentence in sentences]

    def sentence_at(offset: int) -> int:
        return max(0, bisect_right(starts, offset) - 1)

    covered = sorted((span.start, span.end) for draft in drafts for span in draft.content)
    result = sorted(drafts, key=_order)
    previous: tuple[int, int] | None = None  # (index into result, paragraph) of the last attribution with a quotation
    by_start = sorted(range(len(result)), key=lambda k: result[k].content[-1].end)
    pointer = 0
    cover_index = 0
    reach = -1
    for quotation in outer:
        while cover_index < len(covered) and covered[cover_index][0] <= quotation.span.start + 1:
            reach = max(reach, covered[cover_index][1])
            cover_index += 1
        while pointer < len(by_start) and result[by_start[pointer]].content[-1].end <= quotation.span.start + 1:
            where = sentence_at(result[by_start[pointer]].content[-1].start)
            previous = (by_start[pointer], sentences[where].paragraph)
            pointer += 1
        if reach > quotation.span.start + 1:
            continue
        here = sentence_at(quotation.span.start)
        kind = sentences[here].kind
        if kind not in ("body", "caption", "shotlist"):
            continue
        inner = quotation.inner.of(text).strip()
        if len(_WORD.findall(inner)) < FLOATING_WORDS:
            continue
        begins = quotation.span.start <= sentences[here].span.start + 1
        paragraph = sentences[here].paragraph
        if previous is not None and previous[1] == paragraph and begins:
            index = previous[0]
            before = result[index]
            last = max(before.content[-1].end, before.cue.end if before.cue else 0)
            if _marked(text, before.content[-1]) or _marked(text, before.content[0]):
                # one running quotation: nothing but the rest of the cue's sentence may stand between
                if here - sentence_at(last - 1) <= 1:
                    result[index] = msgspec_replace(before, content=(*before.content, quotation.span))
                    covered_end = quotation.span.end
                    reach = max(reach, covered_end)
                    continue
        whole = _sentence_rest(text, sentences[here], quotation) if not begins else quotation.span
        if not begins and len(_WORD.findall(inner)) < 2 * FLOATING_WORDS:
            continue
        inferred = _infer_speaker(result, sentences, here, paragraph)
        score = 0.6 if begins else 0.4
        result.append(Attribution(None, None, (whole,), "direct", here, inferred_speaker=inferred, score=score))
        previous = (len(result) - 1, paragraph)
        reach = max(reach, whole.end)
    return result


def _marked(text: str, span: Span) -> bool:
    return any(mark in text[span.start : span.end] for mark in "“”„«»'‘’\"")


def _sentences_between(between: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!])\s+(?=[A-Z\"“])", between.strip()) if part.strip(' .,"”')]


def _sentence_rest(text: str, sentence: Sentence, quotation: Quotation) -> Span:
    """A quotation that begins amid a sentence without attribution: the whole sentence is what was said."""
    return Span(sentence.span.start, max(sentence.span.end, quotation.span.end))


def _infer_speaker(
    drafts: Sequence[Attribution], sentences: Sequence[Sentence], sentence: int, paragraph: int
) -> Span | None:
    """Return the speaker of the nearest attribution before (two paragraphs back at most), else of the next one close by."""
    best: tuple[int, Span] | None = None
    for draft in drafts:
        speaker = draft.speaker or draft.inferred_speaker
        if speaker is None:
            continue
        away = sentence - draft.sentence
        paragraphs = paragraph - sentences[draft.sentence].paragraph
        if away >= 0 and 0 <= paragraphs <= 2:
            rank = away
        elif away < 0 and -1 <= paragraphs <= 0:
            rank = 10 - away
        else:
            continue
        if best is None or rank < best[0]:
            best = (rank, speaker)
    return None if best is None else best[1]


def _drop_repeats(drafts: list[Attribution]) -> list[Attribution]:
    """Of drafts with the same first content start keep the one with a speaker, a cue and the better score."""
    best: dict[tuple[int, int], Attribution] = {}
    for draft in drafts:
        key = (draft.content[0].start, draft.content[-1].end)
        rival = best.get(key)
        if rival is None or _worth(draft) > _worth(rival):
            best[key] = draft
    return list(best.values())


def _worth(draft: Attribution) -> tuple[bool, bool, float, int]:
    return draft.speaker is not None, draft.cue is not None, draft.score, sum(len(span) for span in draft.content)


def _nest(drafts: Sequence[Attribution]) -> list[Attribution]:
    """Point each attribution that lies wholly within another's content to the smallest such one.

    `drafts` are in text order, outer before inner.
    """
    result: list[Attribution] = []
    open_outer: list[int] = []
    for index, draft in enumerate(drafts):
        own = [*draft.content, *(s for s in (draft.cue,) if s is not None)]
        start, end = min(s.start for s in own), max(s.end for s in own)
        open_outer = [k for k in open_outer if drafts[k].content[-1].end > start]
        parent = None
        for k in reversed(open_outer):
            if any(span.start <= start and end <= span.end + 1 for span in drafts[k].content):
                parent = k
                break
        result.append(msgspec_replace(draft, parent=parent))
        open_outer.append(index)
    return result
