"""Try every reporting word of a sentence with the constructions it takes and draft what it reports."""

from communique.lang.reporting import (
    EMPTY_AFTER_DECLINING,
    EMPTY_WHEN_NEGATED,
)
from communique.model import Attribution, Sentence, Span
from communique.read.attribution_clauses import clause_end, sentence_stop
from communique.read.attribution_cues import Cue, Speaker, find_cue, find_speaker
from communique.read.attribution_words import (
    AUXILIARIES,
    DETERMINERS,
    OBJECT_PRONOUNS,
    QUESTION_WORDS,
    Words,
    has_verb,
    is_adverb,
    is_nounish,
    phrase_after,
    skip_adjuncts,
    skip_time,
)

MARKS = frozenset("\"“”„«»'‘’`´") | {"``", "''"}
MIN_CONTENT = 2  # words: less than that behind a verb is an object, not something said


def draft_sentence(w: Words, sentence: Sentence, number: int) -> list[Attribution]:
    """Return the drafts of one sentence, in order of their cues."""
    first, stop = sentence.first, sentence_stop(w, sentence.first, sentence.last)
    drafts: list[Attribution] = []
    speakers: list[tuple[int, int]] = []
    taken = first
    i = first
    while i < stop:
        if w.quote[i] >= 0:
            i += 1
            continue
        draft = None
        if w.lower[i] == "according" and i + 1 < stop and w.lower[i + 1] == "to":
            draft = _according(w, i, first, stop, number)
        elif i >= taken:
            draft = _try_verb(w, i, first, stop, number, speakers)
        if draft is not None:
            drafts.append(draft)
            speaker = draft.speaker
            if speaker is not None:
                speakers.append(_indexes(w, speaker, first, stop))
        i += 1
    return drafts


def _indexes(w: Words, span: Span, first: int, stop: int) -> tuple[int, int]:
    inside = [k for k in range(first, stop) if w.start[k] >= span.start and w.end[k] <= span.end]
    return (inside[0], inside[-1]) if inside else (first, first)


def _span(w: Words, first: int, stop: int) -> Span | None:
    """Return the span of the tokens [first, stop) without commas at its edges."""
    while first < stop and w.lower[first] in (",", ";", ":", "—", "–", "--", "-"):
        first += 1
    while stop > first and w.lower[stop - 1] in (",", ";", ":", "—", "–", "--", "-"):
        stop -= 1
    return Span(w.start[first], w.end[stop - 1]) if stop > first else None


def _words_in(w: Words, first: int, stop: int) -> int:
    return sum(1 for k in range(first, stop) if w.text[k][:1].isalnum())


def _according(w: Words, i: int, first: int, stop: int, number: int) -> Attribution | None:
    """ "According to X, …", "…, according to X", "…, according to X, …"."""
    phrase = phrase_after(w, i + 2, stop)
    if phrase is None:
        return None
    behind = phrase[1] + 1
    # an apposition or a time belongs to the speaker's phrase, not to the content: "according to X, the Y, …"
    start = i
    while start - 1 >= first and is_adverb(w.lower[start - 1]):
        start -= 1
    content: list[Span] = []
    if start - 1 >= first and _words_in(w, first, start) > 2:
        before = _span(w, first, start)
        if before is not None:
            content.append(before)
        if (
            behind < stop
            and w.lower[behind] in (",", "—", "–")
            and has_verb(w, behind, stop)
            and start - 1 >= first
            and w.lower[start - 1] == ","
        ):
            rest = _span(w, behind, stop)
            if rest is not None and not has_verb(w, first, start):
                content.append(rest)
    else:
        comma = next((k for k in range(behind, min(stop, behind + 25)) if w.lower[k] == "," and w.quote[k] < 0), None)
        if comma is None:
            return None
        rest = _span(w, comma, stop)
        if rest is not None:
            content.append(rest)
    if not content:
        return None
    return Attribution(w.span(*phrase), w.span(i, i + 1), tuple(content), "indirect", number, score=0.9)


def _try_verb(
    w: Words, i: int, first: int, stop: int, number: int, speakers: list[tuple[int, int]]
) -> Attribution | None:
    cue = find_cue(w, i, first, stop)
    if cue is None:
        return _try_phrase(w, i, first, stop, number, speakers)
    lemma, frames = cue.form.verb.lemma, cue.form.verb.frames
    if cue.negated and lemma in EMPTY_WHEN_NEGATED:
        return None

    def earlier() -> tuple[int, int] | None:
        return speakers[-1] if speakers else _first_phrase(w, first, cue.first)

    speaker = find_speaker(w, cue, first, stop, earlier)
    after = _content_after(w, cue, stop)
    if cue.passive:
        return _passive(w, cue, first, stop, number, speaker)
    if speaker is None:
        return None
    begin = after
    if speaker.how == "after":
        begin = _content_behind(w, speaker, stop)
    before = _content_before(w, cue, speaker, first)
    spans: list[Span] = []
    if begin is not None:
        end = clause_end(w, begin, stop, within=speaker.how == "relative")
        if _words_in(w, begin, end) >= MIN_CONTENT or w.quote[begin] >= 0:
            content = _span(w, begin, end)
            if content is not None:
                spans.append(content)
    if before is not None and (not spans or _continues(w, before, begin)):
        content = _span(w, *before)
        if content is not None:
            spans.insert(0, content)
    if not spans:
        return None
    who = w.span(*speaker.words) if speaker.words is not None else None
    score = 0.9 if lemma in ("say", "tell", "add") else 0.7
    return Attribution(who, w.span(cue.first, cue.last), tuple(spans), "indirect", number, score=score)


def _continues(w: Words, before: tuple[int, int], begin: int | None) -> bool:
    """Tell whether content before and behind the cue are one: "a", he said, "b"; content, he said, content."""
    return True


def _first_phrase(w: Words, first: int, stop: int) -> tuple[int, int] | None:
    """Return the sentence's first noun phrase, its subject in most sentences."""
    i = first
    while i < stop and i < first + 12:
        if w.quote[i] < 0 and (is_nounish(w, i) or w.lower[i] in DETERMINERS or w.pos[i] == "PRON"):
            phrase = phrase_after(w, i, stop)
            if phrase is not None:
                return phrase
        i += 1
    return None


def _content_after(w: Words, cue: Cue, stop: int) -> int | None:
    """Return the token at which what the cue reports begins behind it, None when nothing follows that it could report."""
    frames, lemma = cue.form.verb.frames, cue.form.verb.lemma
    i = cue.last + 1
    if i >= stop:
        return None
    addressee = False
    if "R" in frames or "r" in frames or "o" in frames or "a" in frames or "f" in frames:
        phrase = phrase_after(w, i, stop)
        if phrase is not None and w.lower[i] != "that":
            j = phrase[1] + 1
            found = _content_at(w, cue, j, stop, frames, with_addressee=True)
            if found is not None:
                return found
    found = _content_at(w, cue, i, stop, frames, with_addressee=False)
    return found


def _content_at(w: Words, cue: Cue, i: int, stop: int, frames: str, *, with_addressee: bool) -> int | None:
    if i >= stop:
        return None
    j = skip_adjuncts(w, i, stop)
    if with_addressee:
        if w.lower[i] == "to" and "o" in frames and i + 1 < stop and w.pos[i + 1] in ("VERB", "AUX"):
            return i
        if "a" in frames and (
            w.lower[i] == "as" or w.quote[i] >= 0 or w.lower[i] in ("a", "an", "the") or w.pos[i] == "ADJ"
        ):
            return i
        if "f" in frames and w.lower[i] in ("of", "for", "over"):
            return i
        if not any(k in frames for k in "rRw"):
            return None
    for k in dict.fromkeys((j, i)):
        if k >= stop:
            continue
        word = w.lower[k]
        if word in (":", ",") and k + 1 < stop:
            if word == ":" or w.opens(k + 1):
                return k + 1 if word == ":" or "c" in frames else None
            if w.lower[k + 1] == "that":
                return k + 1
            # "said, on Monday, that …"
            comma = next((m for m in range(k + 1, min(stop, k + 12)) if w.lower[m] == "," and w.quote[m] < 0), None)
            if (
                comma is not None
                and comma + 1 < stop
                and (w.lower[comma + 1] == "that" or w.opens(comma + 1))
                and word == ","
            ):
                return comma + 1
            continue
        if word == "that" and any(f in frames for f in "cTRr"):
            if k + 1 < stop and (has_verb(w, k + 1, stop)):
                return k
        if w.quote[k] >= 0 and any(f in frames for f in "cTRrwagn"):
            return k
        if word in QUESTION_WORDS and any(f in frames for f in "wc") and has_verb(w, k + 1, stop):
            return k
        if word == "to" and not with_addressee and any(f in frames for f in "i") and k + 1 < stop:
            m = k + 1
            while m < stop and is_adverb(w.lower[m]):
                m += 1
            if m < stop and w.pos[m] in ("VERB", "AUX"):
                if cue.form.verb.lemma in ("refuse", "decline") and w.lower[m] in EMPTY_AFTER_DECLINING:
                    return None
                return k
        if "g" in frames and w.pos[k] == "VERB" and word.endswith("ing"):
            return k
    if "c" in frames or ("R" in frames and with_addressee):
        if _clause_at(w, i, stop) and (i == cue.last + 1 or with_addressee):
            return i
        if _clause_at(w, j, stop):
            return j
    return None


def _clause_at(w: Words, i: int, stop: int) -> bool:
    """Tell whether a clause of its own (subject and verb) begins at token i."""
    if i >= stop or w.quote[i] >= 0:
        return i < stop
    if w.lower[i] in OBJECT_PRONOUNS and w.lower[i] not in ("it", "you", "her"):
        return False
    if w.lower[i] in (
        "there",
        "if",
        "when",
        "while",
        "although",
        "because",
        "in",
        "on",
        "at",
        "as",
        "by",
        "for",
        "since",
        "after",
        "despite",
        "under",
        "with",
        "before",
        "no",
        "even",
        "both",
    ):
        return has_verb(w, i + 1, stop)
    phrase = phrase_after(w, i, stop)
    if phrase is None:
        return False
    j = phrase[1] + 1
    while j < stop and (is_adverb(w.lower[j]) or w.pos[j] == "ADV"):
        j += 1
    j = skip_time(w, j, stop)
    if j < stop and (w.pos[j] in ("VERB", "AUX") or w.lower[j] in AUXILIARIES):
        return not (w.pos[j] == "VERB" and w.lower[j].endswith("ing"))
    if j < stop and (
        w.lower[j]
        in (
            "and",
            ",",
            "who",
            "which",
            "that",
            "in",
            "on",
            "at",
            "from",
            "with",
            "between",
            "for",
            "to",
            "against",
            "by",
        )
        or w.quote[j] >= 0
    ):
        return has_verb(w, j, stop)
    return False


def _content_behind(w: Words, speaker: Speaker, stop: int) -> int | None:
    """Return where more content begins behind an inverted speaker: `"a," said X, "b"`, `said X: "b"`."""
    i = speaker.end + 1
    j = skip_adjuncts(w, speaker.words[1] + 1 if speaker.words else i, stop)
    for k in dict.fromkeys((i, j, skip_adjuncts(w, i, stop))):
        if k + 1 < stop and w.lower[k] in (",", ":", "—", "–") and (w.opens(k + 1) or w.lower[k] == ":"):
            return k + 1
        if k < stop and w.opens(k):
            return k
    return None


def _content_before(w: Words, cue: Cue, speaker: Speaker, first: int) -> tuple[int, int] | None:
    """Return the tokens [begin, stop) before speaker and cue that they report, None when what stands there is no content."""
    edge = speaker.edge
    if speaker.how in ("participle", "shared", "relative"):
        return None
    last = edge - 1
    while last >= first and (is_adverb(w.lower[last]) and w.quote[last] < 0):
        last -= 1
    if last < first:
        return None
    word = w.lower[last]
    quoted = w.quote[last] >= 0 or (last - 1 >= first and word in (",", "—", "–", "-") and w.quote[last - 1] >= 0)
    if not quoted and word not in (",", "—", "–", "--"):
        return None
    frames = cue.form.verb.frames
    if "c" not in frames and "R" not in frames and "T" not in frames and cue.form.verb.lemma != "ask":
        return None
    begin = _clause_begin(w, first, last, quoted)
    if quoted and w.quote[last if w.quote[last] >= 0 else last - 1] >= 0:
        return begin, last + 1
    if not has_verb(w, begin, last) or _words_in(w, begin, last) < 4:
        return None
    if w.lower[begin] in (
        "when",
        "while",
        "as",
        "after",
        "before",
        "if",
        "since",
        "although",
        "though",
        "because",
        "asked",
        "in",
        "on",
        "at",
        "during",
        "with",
        "speaking",
        "despite",
    ) and not _main_clause(w, begin, last):
        return None
    return begin, last + 1


def _main_clause(w: Words, begin: int, last: int) -> bool:
    """Tell whether behind an opening adverbial and its comma a clause follows."""
    comma = next((k for k in range(begin, last) if w.lower[k] == "," and w.quote[k] < 0), None)
    return comma is not None and has_verb(w, comma, last)


def _clause_begin(w: Words, first: int, last: int, quoted: bool) -> int:
    begin = first
    while (
        begin < last
        and w.quote[begin] < 0
        and w.lower[begin] in ("but", "and", "however", "meanwhile", "still", "yet", "also", ",")
    ):
        begin += 1
    return begin


def _passive(w: Words, cue: Cue, first: int, stop: int, number: int, subject: Speaker | None) -> Attribution | None:
    """ "was warned by X that …", "it was reported by X that …", "X was quoted as saying …"."""
    i = cue.last + 1
    if i >= stop:
        return None
    if w.lower[i] == "by":
        phrase = phrase_after(w, i + 1, stop)
        if phrase is None:
            return None
        j = phrase[1] + 1
        while j < stop and w.lower[j] == ",":
            close = next((k for k in range(j + 1, min(stop, j + 10)) if w.lower[k] == ","), None)
            if close is None:
                break
            j = close + 1
        begin = skip_adjuncts(w, j, stop)
        if begin < stop and w.lower[begin] in ("that", "of", "to", "as"):
            content = _span(w, begin, clause_end(w, begin, stop))
            if content is not None:
                return Attribution(w.span(*phrase), w.span(cue.first, i), (content,), "indirect", number, score=0.7)
    return None


def _try_phrase(
    w: Words, i: int, first: int, stop: int, number: int, speakers: list[tuple[int, int]]
) -> Attribution | None:
    """ "expressed readiness to …", "is worried that …", "made clear that …"."""
    return None
