"""Where what a cue reports stands: behind it, behind an addressee, before it, or around it."""

from communique.lang.reporting import EMPTY_AFTER_DECLINING, reporting_forms
from communique.model import Span
from communique.read.attribution_clauses import clause_end, is_clause_at
from communique.read.attribution_cues import Cue
from communique.read.attribution_nouns import phrase_after, skip_adjuncts
from communique.read.attribution_speakers import Speaker
from communique.read.attribution_words import (
    QUESTION_WORDS,
    Words,
    count_words,
    has_verb,
    is_adverb,
    trimmed_span,
)

MIN_CONTENT = 2  # words: less than that behind a verb is an object, not something said
MIN_BEFORE = 4  # words before ", he said" that make a clause
_NO_PREPOSITIONS: frozenset[str] = frozenset()
_OBJECT_TOO = frozenset("urge want expect call encourage request press ask-for".split())  # "wants them destroyed"
_EXTRACTING = frozenset("say think believe claim argue hope fear know suggest insist warn admit acknowledge".split())
_ADVERBIAL = frozenset(
    "when while as after before if since although though because asked in on at during with speaking despite".split()
)
_SAYINGS = frozenset(
    "statement claim charge comment remark assertion accusation allegation move figure estimate stance".split()
)
_LEADS = frozenset("but and however meanwhile still yet also , so".split())


def content_after(w: Words, cue: Cue, stop: int) -> int | None:
    """Return the token at which what the cue reports begins behind it, None when nothing of the kind follows."""
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
        negated = word == "not" and j + 1 < stop and w.lower[j + 1] == "to"
        verb = j + 2 if negated else j + 1
        if (word == "to" or negated) and addressed and verb < stop and _infinitive(w, verb, stop):
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
    """Return where content begins behind an addressee too long to parse: "that", a colon, a quotation, "he would"."""
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
    if i + 1 < stop and w.pos[i + 1] in ("AUX", "VERB") and not w.lower[i + 1].endswith("ing"):
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
        if "g" in frames and w.pos[k] in ("VERB", "AUX") and word.endswith("ing"):
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


def content_behind(w: Words, speaker: Speaker, stop: int) -> int | None:
    """Return where more content begins behind an inverted speaker: `"a," said X, "b"`, `said X: "b"`."""
    i = speaker.end + 1
    after = speaker.words[1] + 1 if speaker.words else i
    for k in dict.fromkeys((i, skip_adjuncts(w, after, stop), skip_adjuncts(w, i, stop))):
        if k + 1 < stop and w.lower[k] in (",", ":", "—", "–") and (w.opens(k + 1) or w.lower[k] == ":"):
            return k + 1
        if k < stop and w.opens(k):
            return k
    return None


def content_before(w: Words, cue: Cue, speaker: Speaker, first: int) -> tuple[int, int] | None:
    """Return the tokens [begin, stop) before speaker and cue that they report, None when there is no content."""
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


def content_around(w: Words, cue: Cue, speaker: Speaker, first: int, stop: int) -> tuple[Span, ...] | None:
    """Return the two halves of a clause that ", he said," splits, None where commas do not stand on both sides."""
    if "c" not in cue.form.verb.frames or speaker.how not in ("before", "after"):
        return None
    edge = speaker.edge - 1
    behind = skip_adjuncts(w, max(cue.last, speaker.end if speaker.how == "after" else cue.last) + 1, stop)
    if edge < first or w.lower[edge] != "," or behind + 1 >= stop or w.lower[behind] != ",":
        return None
    begin = _clause_begin(w, first, edge)
    end = clause_end(w, behind + 1, stop)
    resumed = w.lower[behind + 1]
    if not has_verb(w, behind + 1, end) or resumed in ("and", "but", "who", "which"):
        return None
    told = reporting_forms().get(resumed)
    if told is not None and told.shape == "ing":
        return None  # "“…”, he said, adding that …"
    if resumed in ("a", "an", "the") and _is_remark(w, behind + 1, stop):
        return None
    if w.lower[begin] in _ADVERBIAL and (has_verb(w, begin, edge) or w.lower[begin] not in ("in", "with", "at")):
        return None
    left, right = trimmed_span(w, begin, edge), trimmed_span(w, behind + 1, end)
    return None if left is None or right is None else (left, right)


def _is_remark(w: Words, i: int, stop: int) -> bool:
    """Tell whether the writer calls by a noun what was said: "…, a claim that Riga denies", "a move seen as …"."""
    noun = next((k for k in range(i + 1, min(stop, i + 4)) if w.lower[k] in _SAYINGS), None)
    return noun is not None and noun + 1 < stop and w.lower[noun + 1] not in ("to", "of")


def is_subordinate(w: Words, speaker: Speaker, first: int) -> bool:
    """Tell whether the cue's clause opens the sentence as a subordinate one: "While Ivanov claimed …, others …"."""
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


def content_of_main_clause(w: Words, cue: Cue, speaker: Speaker, first: int, stop: int) -> tuple[Span, ...] | None:
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
