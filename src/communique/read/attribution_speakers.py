"""Who speaks: the subject of a cue, before it, behind it, or shared with the clause it hangs on."""

from collections.abc import Callable

import msgspec

from communique.lang.reporting import PEOPLE
from communique.read.attribution_cues import TIME_LEADS, Cue
from communique.read.attribution_nouns import phrase_after, phrase_before
from communique.read.attribution_words import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    PUNCTUATION,
    RELATIVES,
    SUBORDINATORS,
    Words,
    is_adverb,
    is_nounish,
    is_time,
    skip_time,
)

# How an insertion between a speaker and the verb may begin: "…, who lives in Riga, says", "…, speaking here, said".
_INSERTED = frozenset(
    """a an the who whom whose which one former speaking in on at of his her their its himself through when asked during
    after as citing also another deputy like for by while both then now from with""".split()
)
_LONG_CLAUSE = 8  # tokens of content before "said Ivanov" without a comma
_OWN_CLAUSE = frozenset("the a an his her its their".split())  # with a verb behind it this is the content
_QUOTING = frozenset("quoted quotes quoting quote cited cites citing".split())
_APPOSITION = 40  # tokens: longer insertions between a name and its verb are rarely one apposition


class Speaker(msgspec.Struct):
    """The subject of a cue. words: inclusive token indexes or None; edge: the first token behind content and marks.

    how: `before after relative shared participle none`. end: the last token of the speaker's phrase with appositions.
    """

    words: tuple[int, int] | None
    edge: int
    how: str
    end: int


def find_speaker(
    w: Words, cue: Cue, floor: int, stop: int, earlier: Callable[[], tuple[int, int] | None]
) -> Speaker | None:
    """Return who the cue's subject is; None when nothing can be its subject here.

    earlier: the speaker of the attribution before in the same sentence, or the sentence's first noun phrase, for
    participles ("…, adding that") and shared subjects ("X said … but declined").
    """
    before = _skip_back(w, cue.first - 1, floor)
    inverted = _inverted(w, cue, floor, stop, before)
    if inverted is not None:
        return Speaker(inverted, cue.first, "after", _apposition_end(w, inverted[1], stop))
    if cue.infinitive or w.lower[cue.first] == "having" or (cue.form.shape == "ing" and not _has_auxiliary(w, cue)):
        return _participle_subject(w, cue, floor, stop, before, earlier)
    if before < floor:
        return None
    word = w.lower[before]
    if word in RELATIVES:
        return _relative_subject(w, before, floor, cue)
    if word in ("and", "but", "then", "or") or (word in ("—", "–", "--") and cue.form.shape == "past"):
        who = earlier()
        return Speaker(who, before, "shared", cue.last) if who is not None else None
    if word in (",", ")", "—", "–"):
        return _subject_before_insertion(w, cue, before, floor, earlier)
    phrase = phrase_before(w, before, floor) or _before_participle(w, before, floor)
    if phrase is None:
        return None
    behind = phrase[0] - 1
    if behind - 1 >= floor and w.lower[behind] in PREPOSITIONS and w.lower[behind] not in ("than", "like", "as"):
        # the object of a preposition speaks only if nobody stands before it: "Ivanov on Channel One said"
        if w.lower[behind - 1] in RELATIVES:
            return _relative_subject(w, behind - 1, floor, cue)
        outer = phrase_before(w, behind - 1, floor)
        if outer is not None and w.lower[outer[1]] not in PUNCTUATION:
            phrase = (outer[0], phrase[1]) if w.lower[behind] == "of" else outer
        elif w.lower[behind] != "of":
            return None
    if phrase[0] - 2 >= floor and w.lower[phrase[0] - 1] == ",":
        whole = _with_title_before(w, phrase, floor)
        if whole is not None:
            return Speaker(whole, whole[0], "before", before)
    return Speaker(phrase, phrase[0], "before", before)


def _skip_back(w: Words, before: int, floor: int) -> int:
    """Return the token before a time that stands between subject and verb: "Ivanov on Tuesday said"."""
    origin = before
    while before >= floor and w.quote[before] < 0 and is_adverb(w.lower[before]):
        before -= 1
    start = before if before >= floor else origin  # "Both agreed": the only word may be the subject
    while before >= floor and (
        is_time(w, before)
        or (w.text[before].isdigit() and before > floor and (is_time(w, before - 1) or is_time(w, before + 1)))
        or (w.lower[before] in TIME_LEADS and before < start)
    ):
        before -= 1
    if before < floor:
        before = start
    if before - 2 >= floor and w.lower[before - 2] == "for" and w.lower[before] == "part":
        before -= 3  # "for his part"
    return before


def _relative_subject(w: Words, relative: int, floor: int, cue: Cue) -> Speaker | None:
    head = relative - 1
    if head >= floor and w.lower[head] == ",":
        head -= 1
    phrase = phrase_before(w, head, floor) if head >= floor else None
    return Speaker(phrase, relative, "relative", cue.last) if phrase is not None else None


def _participle_subject(
    w: Words, cue: Cue, floor: int, stop: int, before: int, earlier: Callable[[], tuple[int, int] | None]
) -> Speaker | None:
    """Return who does what a participle says: a name right before it, else the subject of the clause it hangs on."""
    noun = before >= floor and w.pos[before] == "NOUN" and w.lower[before] in PEOPLE
    if before >= floor and (before in w.named or noun) and w.quote[before] < 0 and not is_time(w, before):
        phrase = phrase_before(w, before, floor)
        if phrase is not None:
            return Speaker(phrase, cue.first, "participle", cue.last)
    if before < floor or (before == floor and w.lower[before] in ("while", "after", "before", "when")):
        comma = next((k for k in range(cue.last + 1, stop - 1) if w.lower[k] == "," and w.quote[k] < 0), None)
        phrase = phrase_after(w, comma + 1, stop) if comma is not None else None
        return Speaker(phrase, cue.first, "participle", cue.last) if phrase is not None else None
    if w.lower[before] == "as" and (quoted := _quoted_person(w, before, floor)) is not None:
        return Speaker(quoted, cue.first, "participle", cue.last)
    who = earlier()
    return None if who is None else Speaker(who, cue.first, "participle", cue.last)


def _quoted_person(w: Words, conjunction: int, floor: int) -> tuple[int, int] | None:
    """Return whom a paper quotes: "the agency quoted Ivan Ivanov, a deputy, as saying"."""
    for k in range(conjunction - 1, max(floor - 1, conjunction - _APPOSITION), -1):
        if w.lower[k] in _QUOTING and w.quote[k] < 0:
            return phrase_after(w, k + 1, conjunction)
    return None


def _subject_before_insertion(
    w: Words, cue: Cue, before: int, floor: int, earlier: Callable[[], tuple[int, int] | None]
) -> Speaker | None:
    head = _before_insertion(w, before, floor)
    if head is not None:
        phrase = phrase_before(w, head, floor)
        if phrase is not None and phrase[0] - 2 >= floor and w.lower[phrase[0] - 1] == ",":
            # "Ivan Ivanov, head of the delegation, which left, said": the name before its apposition
            name = phrase[0] - 2
            if w.text[phrase[0]][0].islower() and w.text[name][0].isupper() and w.lower[name] not in PRONOUNS:
                phrase = phrase_before(w, name, floor) or phrase
        if phrase is not None and w.mention_starts.get(phrase[1] + 2) == before - 1 and before - 1 in w.person_ends:
            phrase = (phrase[0], before - 1)  # "the head of the delegation, Ivan Ivanov, said"
        if phrase is not None:
            return Speaker(phrase, phrase[0], "before", before)
    if before - 1 >= floor and w.quote[before - 1] >= 0:
        return None
    who = earlier() if cue.form.shape == "past" else None
    return Speaker(who, before, "shared", cue.last) if who is not None else None


def clause_subject(w: Words, i: int, floor: int) -> tuple[int, int] | None:
    """Return the subject of the nearest finite verb before token i, skipping relative clauses."""
    k = i - 1
    while k > floor:
        if w.quote[k] < 0 and w.pos[k] in ("VERB", "AUX") and not w.lower[k].endswith("ing"):
            group = k
            if group > floor and w.lower[group - 1] == "to":
                k -= 1
                continue
            while group - 1 >= floor and (
                w.pos[group - 1] in ("AUX", "ADV", "PART") or w.lower[group - 1] in AUXILIARIES
            ):
                group -= 1
            before = _skip_back(w, group - 1, floor)
            if before >= floor and w.lower[before] != "to" and w.lower[before] not in RELATIVES:
                if w.lower[before] == ",":
                    head = _before_insertion(w, before, floor)
                    before = head if head is not None else before
                phrase = phrase_before(w, before, floor)
                if phrase is not None and w.lower[phrase[0]] not in ("it", "that", "this", "there", "which"):
                    outer = phrase[0] - 1
                    if not (outer > floor and w.lower[outer] in PREPOSITIONS):
                        return phrase
            k = group
        k -= 1
    return None


def _before_participle(w: Words, before: int, floor: int) -> tuple[int, int] | None:
    """Return the phrase before a past participle and what hangs on it: "a report published Wednesday said"."""
    for k in range(before, max(floor, before - 8), -1):
        if w.quote[k] >= 0 or w.lower[k] in PUNCTUATION or w.pos[k] == "AUX":
            return None
        if w.pos[k] == "VERB" and w.lower[k].endswith(("ed", "en", "wn", "de", "nt", "ing")) and k - 1 >= floor:
            return phrase_before(w, k - 1, floor) if is_nounish(w, k - 1) else None
    return None


def _with_title_before(w: Words, phrase: tuple[int, int], floor: int) -> tuple[int, int] | None:
    """ "The mayor of Riga, Ivan Ivanov warned": a role before the comma belongs to the name behind it."""
    if phrase[1] not in w.person_ends:
        return None
    role = phrase_before(w, phrase[0] - 2, floor)
    if role is None or w.lower[role[0]] not in ("the", "a", "an") or w.text[role[1]] == ",":
        return None
    if not (role[0] <= floor or w.lower[role[0] - 1] in COORDINATORS or w.lower[role[0] - 1] == "that"):
        return None
    return (role[0], phrase[1]) if not any(w.lower[k] in AUXILIARIES for k in range(role[0], role[1])) else None


def _has_auxiliary(w: Words, cue: Cue) -> bool:
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
    if phrase is not None and phrase[1] + 1 < stop and w.opens(phrase[1] + 1) and w.lower[phrase[0]] in PRONOUNS:
        return None  # said he “would …”
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
    if comma and (at_end or timed):
        return phrase
    closes = behind >= stop or w.lower[behind] == ","
    plain = w.lower[before] not in COORDINATORS | RELATIVES | SUBORDINATORS | PRONOUNS
    named = phrase[1] in w.mention_ends and w.lower[phrase[0]] not in DETERMINERS
    return phrase if closes and plain and named and before - floor > _LONG_CLAUSE else None


def _apposition_end(w: Words, last: int, stop: int) -> int:
    """Return the last token of an apposition behind an inverted speaker (`said X, director of Y`)."""
    i = last + 1
    if i < stop and w.lower[i] == "," and i + 1 < stop and not w.opens(i + 1):
        i += 1
        while i < stop and w.quote[i] < 0 and w.lower[i] not in (",", ".", ";", ":"):
            i += 1
        return i - 1
    return last


def _before_insertion(w: Words, comma: int, floor: int) -> int | None:
    """Return the last token of the phrase before an insertion that ends with the comma (or dash) at `comma`.

    "Ivan Ivanov, director for Asian affairs, said" gives Ivanov. None when what lies between is a clause of its own,
    i.e. the content.
    """
    if w.lower[comma] == "," and comma - 1 > floor and w.lower[comma - 1] == ")":
        comma -= 1  # "Ivan Ivanov (R-OH), said"
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
            if mark == "(" or opening == "(":
                return head
            if w.text[head].isdigit() and head - 1 > floor and w.lower[head - 1] == ",":
                i -= 1  # an age: "Ivan Ivanov, 58, who …, says"
                continue
            named = head in w.mention_ends or is_nounish(w, head)
            role = (
                word in _INSERTED
                or (is_nounish(w, inner) and not _has_verb(w, inner, comma))
                or w.text[inner].isdigit() or (is_adverb(word) and inner + 1 == comma) or word in ("d-", "r-")
            )  # fmt: skip
            clause = word in _OWN_CLAUSE and _has_verb(w, inner, comma)
            if named and role and not clause and phrase_before(w, head, floor) is not None:
                return head
            if mark != ",":
                return None
        i -= 1
    return None


def _has_verb(w: Words, first: int, stop: int) -> bool:
    return any(
        w.lower[k] in AUXILIARIES and w.lower[k] != "'s" for k in range(first, stop) if w.quote[k] < 0
    ) and not any(w.lower[k] in RELATIVES for k in range(first, stop))
