"""Try every reporting word of a sentence with the constructions it takes and draft what it reports.

The constructions are the frames of `communique.lang.reporting`; those that no single verb carries (according to,
expressed readiness to, is worried that, a headline's colon) are in `attribution_phrases`.
"""

from communique.lang.reporting import EMPTY_WHEN_NEGATED
from communique.model import Attribution, Sentence, Span
from communique.read.attribution_clauses import clause_end, sentence_stop
from communique.read.attribution_contents import (
    MIN_CONTENT,
    content_after,
    content_around,
    content_before,
    content_behind,
    content_of_main_clause,
    is_subordinate,
)
from communique.read.attribution_cues import Cue, find_cue
from communique.read.attribution_nouns import phrase_after, skip_adjuncts
from communique.read.attribution_phrases import (
    draft_according,
    draft_adjective,
    draft_colon,
    draft_in_words,
    draft_noun,
    draft_passive,
    draft_possessed,
    draft_soundbite,
)
from communique.read.attribution_speakers import Speaker, clause_subject, find_speaker
from communique.read.attribution_words import (
    ATTACHED,
    DETERMINERS,
    PRONOUNS,
    Words,
    count_words,
    has_verb,
    is_nounish,
    trimmed_span,
)

LONGEST_SENTENCE = 500  # tokens: beyond it a text is a list or has lost its marks; keeps time linear in the text
_THINGS = frozenset(
    """announcement news move decision visit trip fact result results event events development developments evidence
    figures incident incidents situation history this that which what""".split()
)
_WHEN = frozenset("when while after before as where".split())
_PAPERS = frozenset(
    "plan program programme treaty agreement deal accord law bill draft resolution act budget strategy".split()
)


def draft_sentence(w: Words, sentence: Sentence, number: int) -> list[Attribution]:
    """Return the drafts of one sentence, in order of their cues."""
    first, stop = sentence.first, sentence_stop(w, sentence.first, sentence.last)
    if stop - first > LONGEST_SENTENCE:
        return []
    soundbite = draft_soundbite(w, first, stop, number)
    if soundbite is not None:
        return [soundbite]
    drafts: list[Attribution] = []
    speakers: list[tuple[int, int]] = []
    colon = draft_colon(w, first, stop, number, sentence.kind)
    if colon is not None:
        drafts.append(colon)
    for i in range(first, stop):
        if w.quote[i] >= 0:
            continue
        draft = None
        if w.lower[i] == "according" and i + 1 < stop and w.lower[i + 1] == "to":
            draft = draft_according(w, i, first, stop, number)
        else:
            draft = draft_in_words(w, i, first, stop, number) or _draft_verb(w, i, first, stop, number, speakers)
        if draft is None:
            continue
        drafts.append(draft)
        if draft.speaker is not None:
            speakers.append(_indexes(w, draft.speaker, first, stop))
    return drafts


def _draft_verb(
    w: Words, i: int, first: int, stop: int, number: int, speakers: list[tuple[int, int]]
) -> Attribution | None:
    def earlier() -> tuple[int, int] | None:
        return speakers[-1] if speakers else clause_subject(w, i, first) or _first_phrase(w, first, i)

    noun = (
        draft_noun(w, i, first, stop, number, earlier)
        or draft_adjective(w, i, first, stop, number, earlier)
        or draft_possessed(w, i, first, stop, number)
    )
    if noun is not None:
        return noun
    cue = find_cue(w, i, first, stop)
    if (
        cue is None
        or (cue.modal and "c" not in cue.form.verb.frames)
        or (cue.negated and cue.form.verb.lemma in EMPTY_WHEN_NEGATED)
        or (cue.infinitive and not _goes_on(w, cue, first))
    ):
        return None
    if cue.passive:
        return draft_passive(w, cue, first, stop, number)
    speaker = find_speaker(w, cue, first, stop, earlier)
    if speaker is None or (speaker.words is not None and _is_thing(w, speaker.words, cue.form.verb.lemma)):
        return None
    begin = content_behind(w, speaker, stop) if speaker.how == "after" else content_after(w, cue, stop)
    spans: list[Span] = []
    if begin is not None:
        end = clause_end(
            w, begin, stop, within=speaker.how == "relative" or is_subordinate(w, speaker, first), shape=cue.form.shape
        )
        bare = (
            w.quote[begin] < 0 and "c" in cue.form.verb.frames and not any(f in cue.form.verb.frames for f in "aifgop")
        )
        hollow = bare and w.lower[begin] not in ("that", "to") and not has_verb(w, begin, end)
        if not hollow and (count_words(w, begin, end) >= MIN_CONTENT or w.quote[begin] >= 0):
            content = trimmed_span(w, begin, end)
            spans += [content] if content is not None else []
    before = content_before(w, cue, speaker, first)
    if before is not None and begin is not None and w.lower[begin] in _WHEN and w.quote[before[1] - 1] >= 0:
        spans = []  # `"…," he said when asked about it`: when, not what
    around = content_around(w, cue, speaker, first, stop) if not spans else None
    if not spans and around is None and before is None:
        around = content_of_main_clause(w, cue, speaker, first, stop)
    if around is not None:
        spans = list(around)
    elif before is not None and (not spans or w.quote[before[1] - 1] >= 0 or w.quote[max(first, before[1] - 2)] >= 0):
        content = trimmed_span(w, *before)
        spans = [content, *spans] if content is not None else spans
    if not spans and not _awaits_content(w, cue, speaker, stop):
        return None
    who = w.span(*speaker.words) if speaker.words is not None else None
    last = cue.last
    if cue.form.verb.lemma == "call" and begin is not None and last + 1 < begin and w.lower[last + 1] in ("on", "upon"):
        last += 1
    score = 0.9 if cue.form.verb.lemma in ("say", "tell", "add") else 0.7
    return Attribution(who, w.span(cue.first, last), tuple(spans), "indirect", number, score=score)


def _is_thing(w: Words, phrase: tuple[int, int], lemma: str) -> bool:
    """Tell whether the phrase names a happening, which shows but does not say."""
    head = (
        next((k for k in range(phrase[0], phrase[1] + 1) if w.lower[k] in ATTACHED and k > phrase[0]), phrase[1] + 1)
        - 1
    )
    return w.text[head] in _THINGS or (lemma == "call" and w.text[head] in _PAPERS)


def _awaits_content(w: Words, cue: Cue, speaker: Speaker, stop: int) -> bool:
    """Tell whether what is said stands outside the sentence: "He went on to say:", "… gone.” Ivanov said."."""
    if not any(frame in cue.form.verb.frames for frame in "cR") or speaker.words is None:
        return False
    if w.lower[stop - 1] == ":":
        return speaker.how in ("before", "shared", "participle")
    end = skip_adjuncts(w, cue.last + 1, stop)
    return speaker.how == "before" and end >= stop and cue.first - speaker.words[1] == 1


def _goes_on(w: Words, cue: Cue, first: int) -> bool:
    """Tell whether an infinitive is spoken all the same: "went on to say", "continued to insist"."""
    before = cue.first - 1
    if before >= first and w.lower[before] == "on":
        before -= 1
    return before >= first and w.lower[before] in (
        "went",
        "goes",
        "continued",
        "continues",
        "continue",
        "continuing",
        "came",
        "appeared",
    )


def _indexes(w: Words, span: Span, first: int, stop: int) -> tuple[int, int]:
    inside = [k for k in range(first, stop) if w.start[k] >= span.start and w.end[k] <= span.end]
    return (inside[0], inside[-1]) if inside else (first, first)


def _first_phrase(w: Words, first: int, stop: int) -> tuple[int, int] | None:
    """Return the sentence's first noun phrase, its subject in most sentences."""
    for i in range(first, min(stop, first + 12)):
        if w.quote[i] < 0 and (is_nounish(w, i) or w.lower[i] in DETERMINERS or w.lower[i] in PRONOUNS):
            phrase = phrase_after(w, i, stop)
            if phrase is not None:
                return phrase
    return None
