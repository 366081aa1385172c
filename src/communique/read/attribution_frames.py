"""Try every reporting word of a sentence with the constructions it takes and draft what it reports.

The constructions are the frames of `communique.lang.reporting`; those that no single verb carries (according to, expressed
readiness to, is worried that, a headline's colon) are in `attribution_phrases`.
"""

from communique.lang.reporting import EMPTY_AFTER_DECLINING, EMPTY_WHEN_NEGATED
from communique.model import Attribution, Sentence, Span
from communique.read.attribution_clauses import clause_end, is_clause_at, sentence_stop
from communique.read.attribution_cues import Cue, find_cue
from communique.read.attribution_phrases import (
    draft_according,
    draft_adjective,
    draft_colon,
    draft_noun,
    draft_passive,
    draft_possessed,
    draft_soundbite,
)
from communique.read.attribution_speakers import Speaker, clause_subject, find_speaker
from communique.read.attribution_words import (
    ATTACHED,
    DETERMINERS,
    OBJECT_PRONOUNS,
    PRONOUNS,
    QUESTION_WORDS,
    Words,
    count_words,
    has_verb,
    is_adverb,
    is_nounish,
    phrase_after,
    skip_adjuncts,
    trimmed_span,
)

MIN_CONTENT = 2  # words: less than that behind a verb is an object, not something said
MIN_BEFORE = 4  # words before ", he said" that make a clause
_NO_PREPOSITIONS: frozenset[str] = frozenset()
_OBJECT_TOO = frozenset("urge want expect call encourage request press ask-for".split())  # "wants them destroyed"
_THINGS = frozenset(
    """announcement news move decision visit trip fact result results event events development developments evidence figures
    incident incidents situation history this that which what""".split()
)
_PAPERS = frozenset(
    "plan program programme treaty agreement deal accord law bill draft resolution act budget strategy".split()
)
_EXTRACTING = frozenset("say think believe claim argue hope fear know suggest insist warn admit acknowledge".split())
_ADVERBIAL = frozenset(
    "when while as after before if since although though because asked in on at during with speaking despite".split()
)
_LEADS = frozenset("but and however meanwhile still yet also , so".split())


def draft_sentence(w: Words, sentence: Sentence, number: int) -> list[Attribution]:
    """Return the drafts of one sentence, in order of their cues."""
    first, stop = sentence.first, sentence_stop(w, sentence.first, sentence.last)
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
            draft = _draft_verb(w, i, first, stop, number, speakers)
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
    begin = _content_behind(w, speaker, stop) if speaker.how == "after" else _content_after(w, cue, stop)
    spans: list[Span] = []
    if begin is not None:
        end = clause_end(
            w, begin, stop, within=speaker.how == "relative" or _is_subordinate(w, speaker, first), shape=cue.form.shape
        )
        bare = (
            w.quote[begin] < 0 and "c" in cue.form.verb.frames and not any(f in cue.form.verb.frames for f in "aifgop")
        )
        hollow = bare and w.lower[begin] not in ("that", "to") and not has_verb(w, begin, end)
        if not hollow and (count_words(w, begin, end) >= MIN_CONTENT or w.quote[begin] >= 0):
            content = trimmed_span(w, begin, end)
            spans += [content] if content is not None else []
    before = _content_before(w, cue, speaker, first)
    around = _content_around(w, cue, speaker, first, stop) if not spans else None
    if not spans and around is None and before is None:
        around = _content_of_main_clause(w, cue, speaker, first, stop)
    if around is not None:
        spans = list(around)
    elif before is not None and (not spans or w.quote[before[1] - 1] >= 0 or w.quote[max(first, before[1] - 2)] >= 0):
        content = trimmed_span(w, *before)
        spans = [content, *spans] if content is not None else spans
    if not spans and not _awaits_content(w, cue, speaker, stop):
        return None
    who = w.span(*speaker.words) if speaker.words is not None else None
    score = 0.9 if cue.form.verb.lemma in ("say", "tell", "add") else 0.7
    return Attribution(who, w.span(cue.first, cue.last), tuple(spans), "indirect", number, score=score)


def _is_thing(w: Words, phrase: tuple[int, int], lemma: str) -> bool:
    """Tell whether the phrase names a happening, which shows but does not say."""
    head = (
        next((k for k in range(phrase[0], phrase[1] + 1) if w.lower[k] in ATTACHED and k > phrase[0]), phrase[1] + 1)
        - 1
    )
    return w.text[head] in _THINGS or (lemma == "call" and w.text[head] in _PAPERS)


def _awaits_content(w: Words, cue: Cue, speaker: Speaker, stop: int) -> bool:
    """Tell whether what is said stands outside the sentence: "He went on to say:" before it, "Ivanov said." behind it."""
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


def _content_after(w: Words, cue: Cue, stop: int) -> int | None:
    """Return the token at which what the cue reports begins behind it, None when nothing follows that it could report."""
    frames, lemma = cue.form.verb.frames, cue.form.verb.lemma
    i = cue.last + 1
    if i >= stop:
        return None
    plain = _content_at(w, cue, i, stop)
    if plain is not None:
        return plain
    if w.lower[i] in ("on", "upon") and lemma in ("call", "urge", "press"):
        i += 1
    elif w.lower[i] == "for" and lemma in ("call", "appeal", "ask", "plead"):
        return i
    if not any(frame in frames for frame in "rRoafw") or w.lower[i] == "that":
        return None
    phrase = phrase_after(w, i, stop, _NO_PREPOSITIONS if "f" in frames or "a" in frames else None)
    j = phrase[1] + 1 if phrase is not None else stop
    if j + 2 < stop and w.lower[j] == "(" and w.lower[j + 2] == ")":
        j += 3  # "called on Gov. Ivan Ivanov (R) to …"
    if j >= stop:
        return _far_content(w, i, stop) if "R" in frames else None
    word = w.lower[j]
    if "o" in frames:
        m = skip_adverbs(w, j, stop)
        addressed = lemma != "call" or w.lower[cue.last + 1] in ("on", "upon")
        if word == "to" and addressed and j + 1 < stop and _infinitive(w, j + 1, stop):
            return i if lemma in _OBJECT_TOO else j
        if lemma == "want" and m < stop and w.pos[m] == "VERB" and w.lower[m].endswith(("ed", "en")):
            return i
    if "a" in frames and (
        word == "as" or w.quote[j] >= 0 or word in ("a", "an", "the", "one") or (w.pos[j] == "ADJ" and lemma != "see")
    ):
        return i
    if "f" in frames and word in ("of", "for", "over"):
        return j
    if "R" in frames or "r" in frames:
        found = _content_at(w, cue, j, stop)
        if found is not None:
            return found
        k = skip_adjuncts(w, j, stop)
        if k < stop and is_clause_at(w, k, stop):
            return k
        return _far_content(w, i, stop) if "R" in frames else None
    if "w" in frames and lemma == "ask":
        k = skip_adjuncts(w, j, stop)
        return k if k < stop and w.lower[k] in QUESTION_WORDS and has_verb(w, k + 1, stop) else None
    return None


_REACH = 15  # tokens a long addressee with appositions may take ("told the minister, A. B., that …")


def _far_content(w: Words, i: int, stop: int) -> int | None:
    """Return where content begins behind an addressee too long to parse: at "that", a colon, a quotation, "he would"."""
    for k in range(i, min(stop - 1, i + _REACH)):
        if w.opens(k):
            return k
        if w.lower[k] == ":":
            return k + 1
        if w.lower[k] == "that" and has_verb(w, k + 1, stop):
            return k
        if k > i and w.lower[k] in ("he", "she", "it", "they", "we", "i", "there") and w.pos[k + 1] in ("AUX", "VERB"):
            return k
        if w.pos[k] in ("VERB", "AUX") and not w.lower[k].endswith("ing"):
            return None
    return None


def _complementizer(w: Words, i: int, stop: int) -> bool:
    """Tell "that" before a clause from "that same day"."""
    if i + 1 < stop and w.pos[i + 1] in ("AUX", "VERB"):
        return False  # "the unpredictability that has enveloped …"
    surely = w.pos[i] == "SCONJ" and stop - i > MIN_BEFORE  # the tagger may have missed the verb
    return surely or (has_verb(w, i + 1, stop) and (w.pos[i] != "DET" or w.pos[i + 1] in ("PRON", "DET", "PROPN")))


def skip_adverbs(w: Words, i: int, stop: int) -> int:
    while i < stop and is_adverb(w.lower[i]):
        i += 1
    return i


def _infinitive(w: Words, i: int, stop: int) -> bool:
    i = skip_adverbs(w, i, stop)
    return i < stop and (w.opens(i) or w.pos[i] in ("VERB", "AUX") or w.lower[i] in ("be", "have"))


def _content_at(w: Words, cue: Cue, i: int, stop: int) -> int | None:
    """Return where content begins at token i or behind adverbs, times and places there; None if none does."""
    frames, lemma = cue.form.verb.frames, cue.form.verb.lemma
    j = skip_adjuncts(w, i, stop)
    for k in dict.fromkeys((j, i)):
        if k >= stop:
            continue
        word = w.lower[k]
        if word == ":" and k + 1 < stop:
            return k + 1
        if word in (",", "—", "–", "-") and k + 1 < stop:
            found = _behind_comma(w, k, stop)
            if found is not None and any(frame in frames for frame in "cwTR"):
                return found
            continue
        if word == "that" and any(frame in frames for frame in "cTRr") and _complementizer(w, k, stop):
            return k
        if w.quote[k] >= 0 and any(frame in frames for frame in "cTRrwagn"):
            return k
        if word in QUESTION_WORDS and any(frame in frames for frame in "wc") and has_verb(w, k + 1, stop):
            return k
        if word == "to" and "i" in frames and _infinitive(w, k + 1, stop):
            verb = skip_adverbs(w, k + 1, stop)
            empty = lemma in ("refuse", "decline") and w.lower[verb] in EMPTY_AFTER_DECLINING
            return None if empty else k
        if (
            "p" in frames
            and lemma in ("warn", "caution", "complain")
            and word in ("of", "against", "about")
            and count_words(w, k, stop) > MIN_CONTENT
        ):
            return k
        if "g" in frames and w.pos[k] == "VERB" and word.endswith("ing"):
            return k
    if (
        "c" in frames
        and lemma in _EXTRACTING
        and w.pos[i] in ("AUX", "VERB")
        and not w.lower[i].endswith("ing")
        and i == cue.last + 1
    ):
        return i  # "which the envoy said could affect …"
    if "c" in frames:
        for k in (i, j):
            if is_clause_at(w, k, stop) and k < stop:
                return k
    return None


def _behind_comma(w: Words, comma: int, stop: int) -> int | None:
    """Return where content begins behind a comma or an insertion between commas: "said, on arrival, that …"."""
    if w.opens(comma + 1) or w.lower[comma + 1] == "that":
        return comma + 1
    closing = next((m for m in range(comma + 1, min(stop, comma + 14)) if w.lower[m] == "," and w.quote[m] < 0), None)
    if closing is not None and closing + 1 < stop and (w.lower[closing + 1] == "that" or w.opens(closing + 1)):
        return closing + 1
    return None


def _content_behind(w: Words, speaker: Speaker, stop: int) -> int | None:
    """Return where more content begins behind an inverted speaker: `"a," said X, "b"`, `said X: "b"`."""
    i = speaker.end + 1
    after = speaker.words[1] + 1 if speaker.words else i
    for k in dict.fromkeys((i, skip_adjuncts(w, after, stop), skip_adjuncts(w, i, stop))):
        if k + 1 < stop and w.lower[k] in (",", ":", "—", "–") and (w.opens(k + 1) or w.lower[k] == ":"):
            return k + 1
        if k < stop and w.opens(k):
            return k
    return None


def _content_before(w: Words, cue: Cue, speaker: Speaker, first: int) -> tuple[int, int] | None:
    """Return the tokens [begin, stop) before speaker and cue that they report, None when what stands there is no content."""
    frames = cue.form.verb.frames
    if speaker.how in ("participle", "shared", "relative") or not any(frame in frames for frame in "cRTw"):
        return None
    last = speaker.edge - 1
    while last >= first and is_adverb(w.lower[last]) and w.quote[last] < 0:
        last -= 1
    if last < first:
        return None
    marked = last if w.quote[last] >= 0 else last - 1
    comma = w.lower[last] in (",", "—", "–", "--")
    if marked >= first and w.quote[marked] >= 0 and (marked == last or comma):
        begin = _clause_begin(w, first, last)
        opening = w.first_of_quotation(marked)
        if opening > begin and w.lower[begin] in _ADVERBIAL and not has_verb(w, begin, opening):
            begin = opening
        return begin, last + 1
    if not comma or not any(frame in frames for frame in "cR"):
        return None
    begin = _clause_begin(w, first, last)
    if not has_verb(w, begin, last) or count_words(w, begin, last) < MIN_BEFORE:
        return None
    if w.lower[begin] in _ADVERBIAL and not _main_clause(w, begin, last):
        return None
    return begin, last + 1


def _content_around(w: Words, cue: Cue, speaker: Speaker, first: int, stop: int) -> tuple[Span, ...] | None:
    """Return the two halves of a clause that ", he said," splits, None where commas do not stand on both sides."""
    if "c" not in cue.form.verb.frames or speaker.how not in ("before", "after"):
        return None
    edge = speaker.edge - 1
    behind = skip_adjuncts(w, max(cue.last, speaker.end if speaker.how == "after" else cue.last) + 1, stop)
    if edge < first or w.lower[edge] != "," or behind + 1 >= stop or w.lower[behind] != ",":
        return None
    begin = _clause_begin(w, first, edge)
    end = clause_end(w, behind + 1, stop)
    if not has_verb(w, behind + 1, end) or w.lower[behind + 1] in ("and", "but", "who", "which"):
        return None
    if w.lower[begin] in _ADVERBIAL and (has_verb(w, begin, edge) or w.lower[begin] not in ("in", "with", "at")):
        return None
    left, right = trimmed_span(w, begin, edge), trimmed_span(w, behind + 1, end)
    return None if left is None or right is None else (left, right)


def _is_subordinate(w: Words, speaker: Speaker, first: int) -> bool:
    """Tell whether the cue's clause opens the sentence as a subordinate one: "While Ivanov claimed that …, others …"."""
    if speaker.how != "before" or speaker.words is None:
        return False
    before = speaker.words[0] - 1
    if before - 1 == first and w.lower[first] in ("but", "and"):
        first = before
    return before == first and w.lower[before] in (
        "while",
        "as",
        "after",
        "although",
        "though",
        "when",
        "because",
        "since",
        "if",
    )


def _content_of_main_clause(w: Words, cue: Cue, speaker: Speaker, first: int, stop: int) -> tuple[Span, ...] | None:
    """Return the main clause that "as Ivanov noted" introduces, None for other constructions."""
    if speaker.how != "before" or speaker.words is None or "c" not in cue.form.verb.frames:
        return None
    lead = speaker.words[0] - 1
    comma = skip_adjuncts(w, cue.last + 1, stop)
    if lead < first or w.lower[lead] != "as" or comma + 1 >= stop or w.lower[comma] != ",":
        return None
    if not has_verb(w, comma + 1, stop):
        return None
    content = trimmed_span(w, comma + 1, stop)
    return None if content is None else (content,)


def _main_clause(w: Words, begin: int, last: int) -> bool:
    """Tell whether behind an opening adverbial and its comma a clause follows."""
    comma = next((k for k in range(begin, last) if w.lower[k] == "," and w.quote[k] < 0), None)
    return comma is not None and has_verb(w, comma, last)


def _clause_begin(w: Words, first: int, last: int) -> int:
    while first < last and w.quote[first] < 0 and w.lower[first] in _LEADS:
        first += 1
    return first


def is_object(word: str) -> bool:
    return word in OBJECT_PRONOUNS
