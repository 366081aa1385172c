"""Noun phrases as a shallow reader sees them: one that ends here, one that begins here, the adjuncts to step over."""

from communique.lang.reporting import reporting_forms
from communique.read.attribution_words import (
    ATTACHED,
    COORDINATORS,
    DETERMINERS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    PRONOUNS,
    PUNCTUATION,
    QUANTIFIERS,
    SUBORDINATORS,
    Words,
    is_adverb,
    is_nounish,
    is_time,
    skip_time,
)


def phrase_before(w: Words, last: int, floor: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends with token `last` (inclusive indexes), not reaching before `floor`."""
    if last < floor:
        return None
    word = w.lower[last]
    if w.quote[last] >= 0 or (word in PRONOUNS and last not in w.mention_ends):
        return (last, last) if word in PRONOUNS else None
    if word in QUANTIFIERS:
        return last, last
    if last in w.mention_ends:
        first = max(floor, w.mention_ends[last])
        if word in PRONOUNS:
            return first, last
    elif is_nounish(w, last) and not is_time(w, last):
        first = last
    else:
        return None
    while first - 1 >= floor:
        before = first - 1
        word = w.lower[before]
        if word in ("'s", "'") and before - 1 >= floor:
            first = before - 1
            if first in w.mention_ends:
                first = max(floor, w.mention_ends[first])
        elif word in DETERMINERS and w.quote[before] < 0:
            if word == "that" and (w.pos[before] != "DET" or w.text[first][0].isupper()):
                break
            first = before
            if first - 1 >= floor and w.lower[first - 1] in DETERMINERS:
                continue
            if not (first - 2 >= floor and w.lower[first - 1] in PREPOSITIONS and is_nounish(w, first - 2)):
                break
        elif word in PREPOSITIONS:
            inner = before - 1
            heads = inner >= floor and (is_nounish(w, inner) or w.lower[inner] in DETERMINERS) and not is_time(w, inner)
            if word in ("as", "than", "like", "after", "before", "until", "during", "amid", "following") or not heads:
                break
            if word != "of" and w.text[inner][0].isupper() and w.lower[inner] not in DETERMINERS:
                break  # "Ivanov in an interview": the name alone speaks; "officials in Riga" speak together
            first = max(floor, w.mention_ends.get(inner, inner))
        elif word == "and":
            left = phrase_before(w, before - 1, floor) if before - 1 >= floor and is_nounish(w, before - 1) else None
            if left is None or not _clause_begins(w, left[0], floor) or w.lower[before - 1] in reporting_forms():
                break
            begin = left[0]
            while begin - 2 >= floor and w.lower[begin - 1] == "," and begin - 2 in w.named:
                item = phrase_before(w, begin - 2, floor)  # "A, B and C"
                if item is None:
                    break
                begin = item[0]
            return begin, last
        elif is_nounish(w, before) and w.quote[before] < 0 and not is_time(w, before):
            lower_before = not w.text[before][0].isupper() and before not in w.mention_ends
            if lower_before and first in w.mention_starts and not _is_title(w.lower[before]):
                break
            first = max(floor, w.mention_ends.get(before, before))
        else:
            break
    while first < last and (is_time(w, first) or is_adverb(w.lower[first])):
        first += 1
    return first, last


def _clause_begins(w: Words, i: int, floor: int) -> bool:
    """Tell whether token i stands where a clause may begin."""
    if i <= floor:
        return True
    word = w.lower[i - 1]
    return word in PUNCTUATION or word in COORDINATORS or word in SUBORDINATORS or word == "that"


def phrase_after(w: Words, first: int, stop: int, attached: frozenset[str] | None = None) -> tuple[int, int] | None:
    """Return the noun phrase that begins with token `first` (inclusive indexes), ending before `stop`.

    attached: the prepositions that may go on with it (None: those that usually do).
    """
    attached = ATTACHED if attached is None else attached
    if first >= stop or w.quote[first] >= 0:
        return None
    word = w.lower[first]
    if word in OBJECT_PRONOUNS or word in PRONOUNS or word in QUANTIFIERS:
        if word == "her" and first + 1 < stop and is_nounish(w, first + 1) and not is_adverb(w.lower[first + 1]):
            pass
        elif word not in ("some", "many", "most", "one", "others", "none", "all", "each", "half", "both") or (
            w.lower[first + 1 : first + 2] != ["of"] and not (first + 1 < stop and is_nounish(w, first + 1))
        ):
            return first, first
    if word in ("this", "that", "these", "those") and not (first + 1 < stop and is_nounish(w, first + 1)):
        return first, first
    last = first - 1
    seen_noun = False
    i = first
    while i < stop:
        if i in w.mention_starts and w.mention_starts[i] < stop and w.lower[i] not in PRONOUNS:
            if seen_noun and w.pos[i - 1] == "NOUN" and w.lower[i - 1].endswith("s"):
                break  # "told reporters Ivanov would": the name begins the clause
            last = w.mention_starts[i]
            seen_noun = True
            i = last + 1
            if i < stop and w.lower[i] in ("'s", "'"):
                last = i
                i += 1
            elif i < stop and w.text[i][0].isupper() and last in w.person_ends:
                break
            continue
        word = w.lower[i]
        if i == first and word in QUANTIFIERS | {"some", "many", "most", "one", "others"}:
            last = i
            seen_noun = i + 1 < stop and w.lower[i + 1] == "of"
        elif word in DETERMINERS and word != "that":
            if (
                seen_noun
                and w.lower[i - 1] not in PREPOSITIONS
                and w.lower[i - 1] != "and"
                and w.lower[i - 1] not in DETERMINERS
            ):
                break
        elif word in ("'s", "'", "&", "-"):
            pass
        elif word in PREPOSITIONS:
            follows = i + 1 < stop and (is_nounish(w, i + 1) or w.lower[i + 1] in DETERMINERS) and not is_time(w, i + 1)
            if (not seen_noun and w.lower[i - 1] not in PRONOUNS) or word not in attached or not follows:
                break
            if word != "of" and (w.text[i - 1][0].isupper() or word == "to"):
                break
        elif word == "and":
            if not (seen_noun and i + 1 < stop and (is_nounish(w, i + 1) or w.lower[i + 1] in DETERMINERS)):
                break
        elif is_nounish(w, i) and not is_time(w, i) and w.quote[i] < 0:
            form = reporting_forms().get(word)
            if form is not None and seen_noun and form.shape == "past":
                break
            if seen_noun and _begins_a_name(w, i):
                break
            seen_noun = True
        else:
            break
        last = i
        i += 1
    while last >= first and (
        w.lower[last] in DETERMINERS or w.lower[last] in PREPOSITIONS or w.lower[last] in ("and", "-")
    ):
        last -= 1
    return (first, last) if seen_noun and last >= first else None


_TITLES = frozenset(
    """
    president minister secretary spokesman spokeswoman spokesperson chief leader director ambassador envoy mayor
    commissioner chancellor premier king queen senator general chairman chairwoman head deputy negotiator aide
    adviser advisor analyst professor commentator official diplomat representative lawmaker governor judge
    foreign defence defense prime
    """.split()
)


def _begins_a_name(w: Words, i: int) -> bool:
    """Tell whether a capital behind a lower-case noun begins a new phrase ("told reporters Ivanov"), not its name."""
    before = w.lower[i - 1]
    if not w.text[i][0].isupper() or w.text[i - 1][0].isupper():
        return False
    if before in DETERMINERS or before in PREPOSITIONS or before in ("and", "'s", "'", "&", "-"):
        return False
    plural = before.endswith("s") and w.pos[i - 1] == "NOUN"
    return plural or (w.pos[i - 1] not in ("NOUN", "ADV") and not _is_title(before))


def _is_title(word: str) -> bool:
    return word in _TITLES


def skip_adjuncts(w: Words, i: int, stop: int) -> int:
    """Return the index behind adverbs, times and prepositional phrases that stand between a verb and its content."""
    steps = 0
    while i < stop and w.quote[i] < 0 and steps < 6:
        steps += 1
        word = w.lower[i]
        behind = skip_time(w, i, stop)
        if behind > i:
            i = behind
        elif word == "(":
            closing = next((k for k in range(i + 1, min(stop, i + 12)) if w.lower[k] == ")"), None)
            if closing is None:
                break
            i = closing + 1
        elif is_adverb(word) or word in ("here", "there", "aloud", "back"):
            i += 1
        elif word in ("in", "on", "at", "during", "by", "via", "through", "to", "after", "before", "following", "from",
                      "of", "about", "with", "as", "for", "outside", "under", "over", "since", "throughout", "amid",
                      "against"):  # fmt: skip
            if i + 1 < stop and word == "to" and not _takes_person(w, i + 1):
                break
            phrase = phrase_after(w, i + 1, stop)
            if phrase is None:
                break
            i = phrase[1] + 1
        else:
            break
    return i


def _takes_person(w: Words, i: int) -> bool:
    return (
        i in w.mention_starts
        or w.lower[i] in DETERMINERS
        or w.lower[i] in OBJECT_PRONOUNS
        or w.text[i][0].isupper()
        or w.lower[i] in ("reporters", "journalists", "lawmakers", "supporters", "parliament", "delegates", "media")
    )
