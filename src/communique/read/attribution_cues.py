"""The cue of an attribution: the verb group, its voice, its negation; verbs told from nouns of the same letters."""

import msgspec

from communique.lang.reporting import PARTICLES, ReportingVerb, VerbForm, reporting_forms
from communique.read.attribution_words import (
    AUXILIARIES,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    RELATIVES,
    Words,
    is_adverb,
    is_nounish,
    is_time,
)

_BE = frozenset(
    """
    am is are was were be been being 's 're
    """.split()
)
_SURE = frozenset({"say", "tell", "tweet", "add", "warn", "insist"})  # verbs whatever the tagger thinks of them
TIME_LEADS = frozenset("on for in since over at during the last past this".split())


_PARTICIPLES_ONLY = frozenset("known seen written shown sworn undertaken begun".split())


class Cue(msgspec.Struct):
    """A reporting verb in place: group [first, last] of token indexes, `verb` the index of the verb itself."""

    first: int
    last: int
    verb: int
    form: VerbForm
    negated: bool = False
    passive: bool = False
    modal: bool = False
    infinitive: bool = False


def find_cue(w: Words, i: int, floor: int, stop: int) -> Cue | None:
    """Return the cue whose verb is token i, None when the word is no reporting verb here (a noun, an adjective)."""
    form = reporting_forms().get(w.lower[i])
    if form is None or (form.verb.frames == "" and w.pos[i] == "VERB"):
        form = _quoting_form(w, i, stop) or form
    going = _went_on(w, i, stop)
    form = going or form
    if form is None:
        return None
    if w.pos[i] not in ("VERB", "AUX", "") and form.verb.lemma not in _SURE and not _reports_here(w, i, form, stop):
        return None
    last = i
    if form.verb.lemma in PARTICLES:
        if i + 1 >= stop or w.lower[i + 1] != PARTICLES[form.verb.lemma]:
            return None
        last = i + 1
    if going is not None:
        last = i + 1
    elif form.verb.lemma in ("put", "puts") and i + 1 < stop and w.lower[i + 1] == "it":
        last = next(m for m in range(i + 1, stop) if w.lower[m] in (",", ":")) - 1
    first = i
    negated = modal = passive = infinitive = False
    auxiliary = False
    while first - 1 >= floor and w.quote[first - 1] < 0:
        word = w.lower[first - 1]
        if word in AUXILIARIES or word in NEGATIONS:
            if word in ("'s",) and not (
                first - 2 >= floor and (w.lower[first - 2] in PRONOUNS or w.lower[first - 2] in RELATIVES)
            ):
                break
            auxiliary = True
            negated = negated or word in NEGATIONS or word.endswith("n't")
            modal = modal or word in MODALS
            passive = passive or (form.shape == "past" and word in _BE)
        elif word == "to":
            infinitive = True
        elif not is_adverb(word) or is_time(w, first - 1) or (word in QUANTIFIERS and first - 1 == floor):
            break
        first -= 1
        if infinitive:
            break
    while first < i and is_adverb(w.lower[first]) and w.lower[first] != "also" and w.lower[first] not in NEGATIONS:
        if auxiliary or w.lower[first] in ("today", "yesterday", "then", "later", "now", "earlier"):
            first += 1
        else:
            break
    if not auxiliary and w.lower[i] in _PARTICIPLES_ONLY:
        return None  # "a method known as …"
    if passive is False and form.shape == "ing" and any(w.lower[k] in ("had", "has", "have") for k in range(first, i)):
        return None  # "the problems he had answering questions"
    if not auxiliary and not infinitive and not _is_verb(w, i, form, floor):
        return None
    return Cue(first, last, i, form, negated, passive, modal, infinitive)


def _reports_here(w: Words, i: int, form: VerbForm, stop: int) -> bool:
    """Tell whether a word tagged as a noun is a verb all the same: "the ad claims “…”", "the paper reports that …"."""
    if i + 1 >= stop or "c" not in form.verb.frames:
        return False
    if form.shape == "base":  # "Specialists doubt that …"
        return i > 0 and w.pos[i - 1] == "NOUN" and w.lower[i - 1].endswith("s") and w.lower[i + 1] == "that"
    if form.shape not in ("third", "past"):
        return False
    subject = i > 0 and is_nounish(w, i - 1) and not w.lower[i - 1].endswith("s")
    subject = subject or (i > 0 and w.lower[i - 1] == ",")
    return subject and (w.opens(i + 1) or w.lower[i + 1] == "that")


def _quoting_form(w: Words, i: int, stop: int) -> VerbForm | None:
    """Return a form for any verb that introduces quoted words: `he interrupted: "…"`, `she continued, "…"`."""
    if w.pos[i] != "VERB":
        return None
    k = i + 1
    if k < stop and w.lower[k] in ("back", "out", "on", "in"):
        k += 1
    if w.lower[i] in ("put", "puts") and k < stop and w.lower[k] == "it":
        k = next((m for m in range(k, min(stop, k + 5)) if w.lower[m] in (",", ":")), stop)  # "put it bluntly: “…”"
    if not (k + 1 < stop and w.lower[k] in (",", ":") and w.opens(k + 1)):
        return None
    word = w.lower[i]
    shape = "ing" if word.endswith("ing") else "third" if word.endswith("s") else "past"
    return VerbForm(ReportingVerb(word, "c"), shape)


def _went_on(w: Words, i: int, stop: int) -> VerbForm | None:
    """Return a form for "…, he went on, …" and `he went on: "…"`, not for what merely lasts ("the war went on")."""
    if w.lower[i] not in ("went", "goes") or i + 2 > stop - 1 or w.lower[i + 1] != "on":
        return None
    if (
        w.lower[i + 2] not in (",", ":")
        or i < 2
        or not (w.lower[i - 2] == "," or w.closes(i - 2) or w.lower[i + 2] == ":")
    ):
        return None
    return VerbForm(ReportingVerb("go-on", "c"), "third" if w.lower[i] == "goes" else "past")


def auxiliaries_before(w: Words, i: int, floor: int) -> int:
    """Return the first token of the verb group that ends with token i: its auxiliaries, negation and adverbs."""
    first = i
    while first - 1 >= floor and w.quote[first - 1] < 0:
        word = w.lower[first - 1]
        if not (word in AUXILIARIES or word in NEGATIONS or (is_adverb(word) and not is_time(w, first - 1))):
            break
        first -= 1
    while first < i and is_adverb(w.lower[first]) and w.lower[first] != "also":
        first += 1
    return first


def _is_verb(w: Words, i: int, form: VerbForm, floor: int) -> bool:
    """Tell a verb from a noun or adjective of the same letters, without auxiliaries to help."""
    before = i - 1
    while before >= floor and is_adverb(w.lower[before]) and w.quote[before] < 0:
        before -= 1
    word = w.lower[before] if before >= floor else ""
    if w.text[i][0].isupper() and i > floor and form.shape != "ing" and not w.text[i].isupper():
        capitals = sum(w.text[k][0].isupper() for k in range(floor, i + 1) if len(w.text[k]) > 3)
        others = sum(w.text[k][0].islower() for k in range(floor, min(len(w.text), i + 6)) if len(w.text[k]) > 3)
        if others >= capitals:
            return False  # a name; in a headline all words have capitals
    if form.shape == "ing":
        return word not in DETERMINERS and word not in ("of", "'s")
    if word in POSSESSIVES or word in ("the", "a", "an", "this", "no", "every", "another") or word == "'s":
        return False
    if word in PREPOSITIONS and form.shape != "past":
        return False
    if form.shape == "past":
        return word not in PREPOSITIONS or form.verb.lemma in ("say", "tell")
    if form.shape == "base":
        if w.pos[i] == "VERB" and before >= floor and (w.pos[before] in ("NOUN", "PROPN", "NUM") or word == ","):
            return True
        if word in QUANTIFIERS or word in (
            "they",
            "we",
            "i",
            "you",
            "who",
            "some",
            "many",
            "most",
            "others",
            "and",
            "let",
        ):
            return True
        return before >= floor and (word.endswith("s") or w.text[before][0].isupper() or word in ("people",))
    return before >= floor and (
        is_nounish(w, before) or word in PRONOUNS or word in RELATIVES or word in ',"”' or word == "and"
    )
