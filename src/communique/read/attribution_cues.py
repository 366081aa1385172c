"""The cue of an attribution and its speaker: verb group, voice, and who stands as its subject."""

from collections.abc import Callable

import msgspec

from communique.lang.reporting import PARTICLES, VerbForm, reporting_forms
from communique.read.attribution_words import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    Words,
    is_adverb,
    is_nounish,
    is_time,
    phrase_after,
    phrase_before,
    skip_time,
)

_BE = frozenset(
    """
    am is are was were be been being 's 're
    """.split()  # noqa: SIM905
)
_SURE = frozenset({"say", "tell", "tweet", "add", "warn", "insist"})  # verbs whatever the tagger thinks of them
_TIME_LEADS = frozenset("on for in since over at during the last past this".split())
_APPOSITION = 40  # tokens: longer insertions between a name and its verb are rarely one apposition


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


class Speaker(msgspec.Struct):
    """The subject of a cue. words: inclusive token indexes or None; edge: the first token that is neither content nor marks.

    how: `before after relative shared participle none`. end: the last token of the speaker's phrase with appositions.
    """

    words: tuple[int, int] | None
    edge: int
    how: str
    end: int


def find_cue(w: Words, i: int, floor: int, stop: int) -> Cue | None:
    """Return the cue whose verb is token i, None when the word is no reporting verb here (a noun, an adjective)."""
    form = reporting_forms().get(w.lower[i])
    if form is None:
        return None
    if w.pos[i] not in ("VERB", "AUX", "") and form.verb.lemma not in _SURE:
        return None
    last = i
    if form.verb.lemma in PARTICLES:
        if i + 1 >= stop or w.lower[i + 1] != PARTICLES[form.verb.lemma]:
            return None
        last = i + 1
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
        elif not is_adverb(word) or is_time(w, first - 1):
            break
        first -= 1
        if infinitive:
            break
    while first < i and is_adverb(w.lower[first]) and w.lower[first] != "also" and w.lower[first] not in NEGATIONS:
        if auxiliary or w.lower[first] in ("today", "yesterday", "then", "later", "now", "earlier"):
            first += 1
        else:
            break
    if not auxiliary and not infinitive and not _is_verb(w, i, form, floor):
        return None
    return Cue(first, last, i, form, negated, passive, modal, infinitive)


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
        return False
    if form.shape == "ing":
        return word not in DETERMINERS and word not in ("of", "'s")
    if word in POSSESSIVES or word in ("the", "a", "an", "this", "no", "every", "another") or word == "'s":
        return False
    if word in PREPOSITIONS and form.shape != "past":
        return False
    if form.shape == "past":
        return word not in PREPOSITIONS or form.verb.lemma in ("say", "tell")
    if form.shape == "base":
        if word in ("they", "we", "i", "you", "who", "some", "many", "most", "others", "and", "let"):
            return True
        return before >= floor and (word.endswith("s") or w.text[before][0].isupper() or word in ("people",))
    return before >= floor and (
        is_nounish(w, before) or word in PRONOUNS or word in RELATIVES or word in ',"”' or word == "and"
    )


def find_speaker(
    w: Words, cue: Cue, floor: int, stop: int, earlier: Callable[[], tuple[int, int] | None]
) -> Speaker | None:
    """Return who the cue's subject is; None when nothing can be its subject here.

    earlier: the speaker of the attribution before in the same sentence, or the sentence's first noun phrase, for
    participles ("…, adding that") and shared subjects ("X said … but declined").
    """
    before = cue.first - 1
    while before >= floor and (is_time(w, before) or (w.lower[before] in _TIME_LEADS and before + 1 < cue.first)):
        before -= 1  # "Trump on Tuesday said", "who for years have accused"
    if before >= floor - 1 and before != cue.first - 1 and (before < floor or w.lower[before] in ","):
        before = cue.first - 1 if before < floor else before
    for words in (("for", "his", "part"), ("for", "her", "part"), ("for", "its", "part"), ("for", "their", "part")):
        if before - 2 >= floor and tuple(w.lower[before - 2 : before + 1]) == words:
            before -= 3
    word = w.lower[before] if before >= floor else ""
    inverted = _inverted(w, cue, floor, stop, before)
    if inverted is not None:
        return Speaker(inverted, cue.first, "after", _apposition_end(w, inverted[1], stop))
    if cue.form.shape == "ing" and not _progressive(w, cue):
        who = earlier()
        if w.quote[before] >= 0 if before >= floor else False:
            return Speaker(who, cue.first, "participle", cue.last)
        return None if who is None and before >= floor else Speaker(who, cue.first, "participle", cue.last)
    if cue.infinitive:
        return Speaker(earlier(), cue.first, "participle", cue.last)
    if before < floor:
        return None
    if word in RELATIVES:
        head = before - 1
        if head >= floor and w.lower[head] == ",":
            head -= 1
        phrase = phrase_before(w, head, floor) if head >= floor else None
        return Speaker(phrase, before, "relative", cue.last) if phrase is not None else None
    if word in ("and", "but", "then", "or") or (word in ("—", "–", "--") and cue.form.shape == "past"):
        who = earlier()
        return Speaker(who, before, "shared", cue.last) if who is not None else None
    if word == "," or word == ")" or word in ("—", "–"):
        head = _before_insertion(w, before, floor)
        if head is not None:
            phrase = phrase_before(w, head, floor)
            if phrase is not None:
                return Speaker(phrase, phrase[0], "before", before)
        if before - 1 >= floor and w.quote[before - 1] >= 0:
            return None
        who = earlier() if cue.form.shape == "past" else None
        return Speaker(who, before, "shared", cue.last) if who is not None else None
    phrase = phrase_before(w, before, floor)
    if phrase is None:
        return None
    if phrase[0] - 2 >= floor and w.lower[phrase[0] - 1] == ",":
        whole = _with_title_before(w, phrase, floor)
        if whole is not None:
            return Speaker(whole, whole[0], "before", before)
    return Speaker(phrase, phrase[0], "before", before)


def _with_title_before(w: Words, phrase: tuple[int, int], floor: int) -> tuple[int, int] | None:
    """ "The mayor of London, Sadiq Khan warned": a role before the comma belongs to the name behind it."""
    if phrase[1] not in w.person_ends:
        return None
    role = phrase_before(w, phrase[0] - 2, floor)
    if role is None or w.lower[role[0]] not in ("the", "a", "an") or w.text[role[1]] == ",":
        return None
    if not (role[0] <= floor or w.lower[role[0] - 1] in COORDINATORS or w.lower[role[0] - 1] == "that"):
        return None
    return (role[0], phrase[1]) if not any(w.lower[k] in AUXILIARIES for k in range(role[0], role[1])) else None


def _progressive(w: Words, cue: Cue) -> bool:
    return any(w.lower[k] in AUXILIARIES for k in range(cue.first, cue.verb))


def _inverted(w: Words, cue: Cue, floor: int, stop: int, before: int) -> tuple[int, int] | None:
    """Return the subject behind the verb ("…," said X; content said X, adding …)."""
    if cue.form.shape not in ("past", "third") or cue.passive or cue.infinitive or cue.negated or cue.first != cue.verb:
        return None
    if "c" not in cue.form.verb.frames and cue.form.verb.lemma != "ask":
        return None
    phrase = phrase_after(w, cue.last + 1, stop)
    if phrase is not None and phrase[1] + 1 < stop and w.pos[phrase[1] + 1] in ("VERB", "AUX"):
        return None  # the phrase is the subject of a clause that is reported
    if phrase is None or w.lower[phrase[0]] in ("him", "them", "us", "me", "it", "that", "this"):
        return None
    behind = phrase[1] + 1
    quoted = before >= floor and (w.quote[before] >= 0 or (w.lower[before] == "," and w.quote[before - 1] >= 0))
    comma = before >= floor and w.lower[before] in ",—–-"
    at_end = (
        behind >= stop
        or w.lower[behind] in ",.;:)"
        or w.opens(behind)
        or w.lower[behind]
        in ("in", "on", "at", "during", "who", "after", "as", "by", "and", "while", "when", "to", "of")
    )
    timed = behind < stop and skip_time(w, behind, stop) > behind
    if quoted and (at_end or timed or behind < stop):
        return phrase
    if before < floor:
        return None
    if (comma and (at_end or timed)) or (
        (behind >= stop or w.lower[behind] == ",") and w.lower[phrase[0]] not in DETERMINERS and phrase[1] in w.mention_ends
        and w.lower[before] not in COORDINATORS and w.lower[before] not in RELATIVES and w.lower[before] not in SUBORDINATORS
        and w.lower[before] not in PRONOUNS and before - floor > 8
    ):  # fmt: skip
        return phrase
    return None


def _apposition_end(w: Words, last: int, stop: int) -> int:
    """Return the last token of an apposition or relative clause behind an inverted speaker (`said X, director of Y`)."""
    i = last + 1
    if i < stop and w.lower[i] == "," and i + 1 < stop and not w.opens(i + 1):
        i += 1
        while i < stop and w.quote[i] < 0 and w.lower[i] not in (",", ".", ";", ":"):
            i += 1
        return i - 1
    return last


def _before_insertion(w: Words, comma: int, floor: int) -> int | None:
    """Return the last token of the phrase before an insertion that ends with the comma (or dash) at `comma`.

    "Matthew Pottinger, senior director for Asian affairs, said" gives Pottinger. None when what lies between is a clause of
    its own, i.e. the content.
    """
    mark = w.lower[comma]
    opening = {")": "(", "—": "—", "–": "–"}.get(mark, ",")
    i = comma - 1
    while i >= max(floor, comma - _APPOSITION):
        if w.quote[i] >= 0:
            i = w.first_of_quotation(i) - 1
            continue
        if w.lower[i] == opening:
            head = i - 1
            if head < floor:
                return None
            inner = i + 1
            word = w.lower[inner]
            named = head in w.mention_ends or is_nounish(w, head)
            role = (
                word in ("a", "an", "the", "who", "whom", "whose", "which", "one", "former", "speaking", "in", "on", "at", "of",
                         "his", "her", "their", "its", "himself", "through", "when", "asked", "during", "after", "as", "citing",
                         "also", "another", "deputy", "like", "for", "by", "while", "both", "then", "now", "from", "with")
                or (is_nounish(w, inner) and not _has_verb(w, inner, comma))
                or w.text[inner].isdigit() or word in ("d-", "r-")
            )  # fmt: skip
            if (
                named
                and role
                and not (word in ("the", "a", "an", "his", "her", "its", "their") and _has_verb(w, inner, comma))
            ):
                # an item of a list or a further insertion: look at what stands before
                if phrase_before(w, head, floor) is not None:
                    return head
            if mark != ",":
                return None
        i -= 1
    return None


def _has_verb(w: Words, first: int, stop: int) -> bool:
    return any(
        w.lower[k] in AUXILIARIES and w.lower[k] != "'s" for k in range(first, stop) if w.quote[k] < 0
    ) and not any(w.lower[k] in RELATIVES for k in range(first, stop))
