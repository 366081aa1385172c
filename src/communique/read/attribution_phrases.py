"""Attributions that no single verb carries: according to X, expressed readiness to, is worried that, soundbites."""

import re
from collections.abc import Callable

from communique.lang.reporting import ATTITUDE_ADJECTIVES, EXPRESSING_VERBS, REPORTING_NOUNS, ReportingVerb, VerbForm
from communique.model import Attribution, Span
from communique.read.attribution_clauses import clause_end, is_clause_at
from communique.read.attribution_cues import Cue, auxiliaries_before
from communique.read.attribution_nouns import phrase_after, phrase_before, skip_adjuncts
from communique.read.attribution_speakers import find_speaker
from communique.read.attribution_words import (
    AUXILIARIES,
    DETERMINERS,
    NEGATIONS,
    POSSESSIVES,
    QUESTION_WORDS,
    Words,
    count_words,
    has_verb,
    is_adverb,
    is_nounish,
    trimmed_span,
)

# "according to plan": no one says it.
_NOBODY = frozenset("plan plans schedule results result principle principles law rules size age need needs".split())
_COUNTS = frozenset("poll polls survey surveys study studies census".split())  # their results do say something
_BE = frozenset(
    "is are was were am 's 're be been seems seem seemed appears appear appeared remains remain remained".split()
)
_LONGEST_LABEL = 8  # words before a headline's colon that may name a speaker
_LONGEST_ADDRESSEE = 6  # words between "ASKING" and the colon
_LABELS = frozenset(
    "by photo video updated live watch read more story correction note editor analysis opinion file".split()
)
_LANGUAGES = frozenset(
    """
    english russian french german arabic spanish chinese mandarin cantonese japanese korean farsi persian
    turkish hebrew italian portuguese ukrainian polish dari pashto urdu hindi serbian croatian greek czech
    romanian dutch swedish danish norwegian finnish hungarian bulgarian georgian armenian azeri kurdish thai
    vietnamese malay burmese swahili
    """.split()
)
_SAYING = re.compile(r"^(?:saying|asking|says|said|adding|replying|reading|shouting|chanting)$", re.IGNORECASE)
Earlier = Callable[[], "tuple[int, int] | None"]


POSSESSOR = 8  # tokens within which "in the foreign minister's" finds its noun
_WORDINGS = frozenset("words view opinion account telling judgment judgement estimation reckoning".split())
_OWNERS = frozenset("his her its their".split())


def draft_according(w: Words, i: int, first: int, stop: int, number: int) -> Attribution | None:
    """ "According to X, …", "…, according to X", "…, according to X, …"."""
    phrase = phrase_after(w, i + 2, stop)
    if phrase is None:
        return None
    inside = {w.lower[k] for k in range(phrase[0], phrase[1] + 1)}
    if not inside & _COUNTS and any(w.lower[k] in _NOBODY for k in range(phrase[0], min(phrase[0] + 3, phrase[1] + 1))):
        return None
    spans = _told_around(w, i, phrase[1] + 1, first, stop)
    return Attribution(w.span(*phrase), w.span(i, i + 1), spans, "indirect", number, score=0.9) if spans else None


def draft_in_words(w: Words, i: int, first: int, stop: int, number: int) -> Attribution | None:
    """ "In his words, …", "…, in the envoy's view", "in the opinion of both ministers, …"."""
    if (
        i + 2 >= stop
        or w.lower[i] != "in"
        or (i > first and w.lower[i - 1] not in (",", "that", "which", "and", "but"))
    ):
        return None
    if w.lower[i + 1] == "the" and w.lower[i + 2] in _WORDINGS and i + 4 < stop and w.lower[i + 3] == "of":
        who, noun = phrase_after(w, i + 4, stop), i + 3
        behind = who[1] + 1 if who is not None else stop
    else:
        noun = next((k for k in range(i + 2, min(stop, i + POSSESSOR)) if w.lower[k] in _WORDINGS), stop)
        if noun == stop or not (w.lower[noun - 1] in _OWNERS or w.lower[noun - 1].endswith(("'s", "’s", "s'", "s’"))):
            return None
        who, behind = (i + 1, noun - 1), noun + 1
        if who[1] > who[0] and w.lower[who[1]] in ("'s", "’s", "'", "’"):
            who = (who[0], who[1] - 1)
    if who is None or w.lower[who[0]] in ("my", "our", "your"):
        return None
    spans = _told_around(w, i, behind, first, stop)
    if not spans or not any(has_verb(w, k, m) for k, m in ((first, i), (behind, stop))):
        return None
    return Attribution(w.span(*who), w.span(i, noun), spans, "indirect", number, score=0.7)


def _told_around(w: Words, i: int, behind: int, first: int, stop: int) -> tuple[Span, ...]:
    """Return what stands around an adjunct of saying `[i, behind)`: before it at the end, behind it in front."""
    start = i
    while start - 1 >= first and is_adverb(w.lower[start - 1]):
        start -= 1
    content: list[Span | None] = []
    if count_words(w, first, start) > 2:
        content.append(trimmed_span(w, first, start))
        resumes = behind < stop and w.lower[behind] in (",", "—", "–") and w.lower[start - 1] == ","
        if resumes and has_verb(w, behind, stop) and not has_verb(w, first, start):
            content.append(trimmed_span(w, behind, stop))
    else:
        comma = next((k for k in range(behind, min(stop, behind + 25)) if w.lower[k] == "," and w.quote[k] < 0), None)
        if comma is None and not is_clause_at(w, behind, stop):
            return ()
        content.append(trimmed_span(w, behind if comma is None else comma, stop))
    return tuple(span for span in content if span is not None)


def _quoted_as_saying(w: Words, cue: Cue, saying: int, first: int, stop: int, number: int) -> Attribution | None:
    """ "X was quoted as saying that …", "“…,” X was quoted as saying by the agency"."""
    subject = phrase_before(w, cue.first - 1, first)
    begin = skip_adjuncts(w, saying + 1, stop)
    if begin < stop and w.lower[begin] != "by" and count_words(w, begin, stop) > 2:
        return _draft(w, subject, (cue.first, saying), begin, stop, number)
    if subject is None or count_words(w, first, subject[0]) < 3:
        return None
    content = trimmed_span(w, first, subject[0])
    if content is None:
        return None
    return Attribution(w.span(*subject), w.span(cue.first, saying), (content,), "indirect", number, score=0.8)


def draft_passive(w: Words, cue: Cue, first: int, stop: int, number: int) -> Attribution | None:
    """ "was warned by X that …", "it was reported by X that …", "it was announced that …"."""
    i = cue.last + 1
    if i >= stop:
        return None
    if w.lower[i] == "by":
        phrase = phrase_after(w, i + 1, stop)
        if phrase is None:
            return None
        j = phrase[1] + 1
        while j < stop and w.lower[j] == ",":
            closing = next((k for k in range(j + 1, min(stop, j + 10)) if w.lower[k] == ","), None)
            if closing is None:
                break
            last = closing - 1
            phrase = (phrase[0], last if w.text[last][:1].isupper() else phrase[1])
            j = closing + 1
        begin = skip_adjuncts(w, j, stop)
        if begin < stop and (w.lower[begin] in ("that", "of", "to", "as") or w.lower[begin] in QUESTION_WORDS):
            return _draft(w, phrase, (cue.first, i), begin, stop, number)
        return None
    impersonal = cue.first > 0 and w.lower[cue.first - 1] == "it"
    begin = skip_adjuncts(w, i, stop)
    if impersonal and begin < stop and w.lower[begin] == "that" and any(f in cue.form.verb.frames for f in "cT"):
        if any(is_adverb(w.lower[k]) and w.lower[k] == "widely" for k in range(cue.first, cue.verb)):
            return None
        return _draft(w, None, (cue.first, cue.last), begin, stop, number)
    if cue.form.verb.lemma == "quote" and w.lower[i] in ("as", "saying"):
        saying = i + (w.lower[i] == "as")
        if saying < stop and w.lower[saying] in ("saying", "telling"):
            return _quoted_as_saying(w, cue, saying, first, stop, number)
    return None


def draft_noun(w: Words, i: int, first: int, stop: int, number: int, earlier: Earlier) -> Attribution | None:
    """ "expressed readiness to …", "has voiced fears that …", "raised the possibility …", "made clear that …"."""
    word = w.lower[i]
    if word not in EXPRESSING_VERBS or w.pos[i] not in ("VERB", "AUX"):
        return None
    noun = None
    for k in range(i + 1, min(stop, i + 6)):
        if w.quote[k] >= 0:
            return None
        if w.lower[k] in REPORTING_NOUNS or w.lower[k].removesuffix("s") in REPORTING_NOUNS:
            if w.lower[k].startswith("report"):
                return None  # "confirmed reports of …": the object, not the words
            noun = k
            break
        if w.lower[k] == "clear" and word in ("made", "make", "makes", "making"):
            noun = k
            break
        if not (
            w.lower[k] in DETERMINERS
            or w.pos[k] in ("ADJ", "ADV", "DET", "PRON", "NOUN", "PROPN", "PART")
            or w.lower[k] == "it"
        ):
            return None
    if noun is None or noun + 1 >= stop:
        return None
    begin = (
        skip_adjuncts(w, noun + 1, stop)
        if w.lower[noun + 1] not in ("for", "about", "over", "of", "to", "with", "in")
        else noun + 1
    )
    if begin >= stop:
        return None
    opens = (
        w.lower[begin] in ("that", "to", "of", "for", "about", "over", ":")
        or w.opens(begin)
        or is_clause_at(w, begin, stop)
    )
    if w.lower[begin] == "to" and not (begin + 1 < stop and w.pos[begin + 1] in ("VERB", "AUX")):
        return None
    if w.lower[begin] in ("of", "for", "about", "over") and count_words(w, begin, stop) < 3:
        return None
    if not opens:
        return None
    group = auxiliaries_before(w, i, first)
    shape = "ing" if word.endswith("ing") else "past"
    cue = Cue(group, noun, i, VerbForm(ReportingVerb(word, "i"), shape), False, False, False, False)
    speaker = find_speaker(w, cue, first, stop, earlier)
    if speaker is None:
        return None
    within = speaker.how == "relative"
    return _draft(w, speaker.words, (group, noun), begin + (w.lower[begin] == ":"), stop, number, within=within)


def draft_adjective(w: Words, i: int, first: int, stop: int, number: int, earlier: Earlier) -> Attribution | None:
    """ "is worried that …", "are skeptical that …", "was ready to …"."""
    if w.lower[i] not in ATTITUDE_ADJECTIVES or w.pos[i] not in ("ADJ", "VERB", "ADV", "NOUN"):
        return None
    k = i - 1
    negated = False
    while k >= first and (is_adverb(w.lower[k]) or w.lower[k] in NEGATIONS or w.pos[k] == "ADV"):
        negated = negated or w.lower[k] in NEGATIONS
        k -= 1
    if k < first or w.lower[k] not in _BE or w.quote[k] >= 0:
        return None
    group = auxiliaries_before(w, k, first)
    begin = i + 1
    if begin >= stop:
        return None
    word = w.lower[begin]
    cue = Cue(group, i, k, VerbForm(ReportingVerb(w.lower[i], "i"), "past"), False, False, False, False)
    found = find_speaker(w, cue, first, stop, earlier) if group > first else None
    speaker = found.words if found is not None else None
    if speaker is None or w.lower[speaker[0]] in ("it", "that", "this", "what", "there"):
        return None
    fits = (word == "that" and has_verb(w, begin, stop)) or (
        word == "to" and begin + 1 < stop and w.pos[begin + 1] in ("VERB", "AUX")
    )
    if not fits and word not in ("about", "of", "by", "with", "for", "in") and is_clause_at(w, begin, stop):
        fits = w.pos[begin] in ("PRON", "PROPN", "DET") or is_nounish(w, begin)
    if not fits:
        return None
    within = found is not None and found.how == "relative"
    return _draft(w, speaker, (group, i), begin, stop, number, within=within)


def draft_possessed(w: Words, i: int, first: int, stop: int, number: int) -> Attribution | None:
    """ "his promise to …", "the government's fear that …"."""
    noun = w.lower[i] if w.lower[i] in REPORTING_NOUNS else w.lower[i].removesuffix("s")
    if noun not in REPORTING_NOUNS or w.pos[i] != "NOUN" or i + 2 >= stop:
        return None
    behind = w.lower[i + 1]
    if not ((behind == "that" and has_verb(w, i + 2, stop)) or (behind == "to" and w.pos[i + 2] in ("VERB", "AUX"))):
        return None
    k = i - 1
    while k > first and (w.pos[k] in ("ADJ", "ADV") and w.lower[k] not in POSSESSIVES):
        k -= 1
    if w.lower[k] in ("his", "her", "their", "its"):
        speaker: tuple[int, int] | None = (k, k)
    elif w.lower[k] in ("'s", "'") and k - 1 >= first:
        speaker = phrase_before(w, k - 1, first)
    else:
        return None
    return _draft(w, speaker, (i, i), i + 1, stop, number)


def draft_colon(w: Words, first: int, stop: int, number: int, kind: str) -> Attribution | None:
    """ "Lavrov: Russia ready for talks" in a title or heading; `Ivanov: "We are ready."` anywhere."""
    for colon in range(first + 1, min(stop - 1, first + _LONGEST_LABEL)):
        if w.lower[colon] != ":" or w.quote[colon] >= 0:
            continue
        label = range(first, colon)
        if any(w.pos[k] in ("VERB", "AUX") or w.quote[k] >= 0 or w.lower[k] in _LABELS for k in label):
            return None
        if all(w.text[k].isupper() for k in label if w.text[k].isalpha()) and kind != "shotlist":
            return None  # "RIGA, LATVIA: …" is a place
        named = any(k in w.named or w.pos[k] == "PROPN" for k in label) or w.lower[colon - 1] in ("report", "reports")
        quoted = w.opens(colon + 1)
        if not named or not (quoted or (kind in ("title", "heading") and has_verb(w, colon + 1, stop))):
            return None
        content = trimmed_span(w, colon + 1, stop)
        if content is None or count_words(w, colon + 1, stop) < 3:
            return None
        return Attribution(w.span(first, colon - 1), None, (content,), "indirect", number, score=0.6)
    return None


def draft_soundbite(w: Words, first: int, stop: int, number: int) -> Attribution | None:
    """ "(SOUNDBITE) (Russian) FOREIGN MINISTER IVAN IVANOV SAYING: …" of an archive's shot list."""
    mark = next((k for k in range(first, min(stop, first + 6)) if w.lower[k] in ("soundbite", "sot", "upsound")), None)
    if mark is None:
        return None
    i = mark + 1
    language = None
    while i < stop and not w.text[i][:1].isalpha():
        i += 1
    if i < stop and w.lower[i] in _LANGUAGES:
        language = w.text[i].capitalize()
        i += 1
    while i < stop and not w.text[i][:1].isalnum():
        i += 1
    saying = next((k for k in range(i, stop) if _SAYING.match(w.text[k]) and w.quote[k] < 0), None)
    colon = next((k for k in range(i, stop) if w.lower[k] == ":" and w.quote[k] < 0), None)
    if saying is None and colon is None:
        return None
    end = saying if saying is not None else colon
    assert end is not None
    begin = end + 1
    if colon is not None and end < colon <= end + _LONGEST_ADDRESSEE:
        begin = colon + 1  # "JOURNALIST ASKING IVANOV: …"
    while begin < stop and w.lower[begin] in (":", ",", "-", "—"):
        begin += 1
    who = end - 1
    while who > i and w.lower[who] in (",", ":", "(", ")"):
        who -= 1
    content = trimmed_span(w, begin, stop)
    if who < i or (content is None and (colon is None or begin < stop)):
        return None
    cue = w.span(saying, saying) if saying is not None else None
    spans = (content,) if content is not None else ()  # the words may stand on the next line
    return Attribution(w.span(i, who), cue, spans, "direct", number, language=language, score=0.9)


def _draft(
    w: Words,
    speaker: tuple[int, int] | None,
    cue: tuple[int, int],
    begin: int,
    stop: int,
    number: int,
    *,
    within: bool = False,
) -> Attribution | None:
    content = trimmed_span(w, begin, clause_end(w, begin, stop, within=within))
    if content is None or count_words(w, begin, stop) < 2:
        return None
    who = w.span(*speaker) if speaker is not None else None
    return Attribution(who, w.span(*cue), (content,), "indirect", number, score=0.7)


def is_finite(word: str) -> bool:
    return word in AUXILIARIES
