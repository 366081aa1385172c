"""Where reported content begins and ends, by words and punctuation alone."""

from communique.lang.reporting import reporting_forms
from communique.read.attribution_nouns import phrase_after
from communique.read.attribution_words import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    EDGES,
    OBJECT_PRONOUNS,
    Words,
    has_verb,
    is_adverb,
    skip_time,
)

# ", opening the door …": the writer's own remark on what was said
_REMARKS = frozenset(
    """
    opening raising marking sending prompting drawing underscoring underlining fueling fuelling sparking paving
    setting making ending following citing referring alluding becoming
    """.split()
)
_PLAIN_CUES = frozenset("said says added adds wrote noted told".split())


def clause_end(w: Words, first: int, stop: int, *, within: bool = False, shape: str = "") -> int:
    """Return the index behind the last token of the content that begins at `first`, at most `stop`.

    Quotations are stepped over whole. within: the cue stands in a subordinate or relative clause that the main clause
    resumes after the next comma. shape: the form of the cue's verb ("past"), so that a second reporting verb of the
    same form ("denied … and accused …") ends what the first one reports.
    """
    coordinated = shape in ("past", "third") and not _same_tense_inside(w, first, stop, shape)
    i = first
    parentheses = 0
    while i < stop:
        if w.quote[i] >= 0:
            i = min(w.after_quotation(i), stop) if i > first or w.opens(i) else i + 1
            if (
                i < stop
                and w.lower[i - 1] not in EDGES
                and w.lower[max(first, i - 2)] in (",", "!", "?")
                and _names_speaker(w, i, stop)
            ):
                return i  # “…,” the minister said: what stands before is his
            continue
        word = w.lower[i]
        if word == "(":
            parentheses += 1
        elif word == ")":
            if parentheses == 0:
                return i
            parentheses -= 1
        elif word == ";":
            return i
        elif word in ("and", "but"):
            if coordinated and i - first >= 2 and _second_cue(w, i + 1, stop, shape):
                return i
        elif word == "," and i + 1 < stop:
            if within and i - first >= 2:
                return i
            if _breaks_off(w, i + 1, stop) or (coordinated and _second_cue(w, i + 1, stop, shape)):
                return i
        elif (
            word in ("—", "–", "--")
            and first < i < stop - 2
            and (within or w.lower[i + 1] in ("but", "a", "an", "one"))
        ):
            return i
        i += 1
    return stop


def _same_tense_inside(w: Words, first: int, stop: int, shape: str) -> bool:
    """Tell whether the content's own first verb has the cue's form, so that a later one may be coordinated with it."""
    for k in range(first, stop):
        if w.quote[k] >= 0:
            if w.pos[k] in ("AUX", "VERB") and w.lower[k].islower() and not w.lower[k].endswith("ing"):
                return False  # the content's verb is quoted; what follows the marks is the writer's again
            continue
        if k > first and w.lower[k - 1] in ("and", "but") and _second_cue(w, k, stop, shape):
            return False
        if w.pos[k] == "AUX":
            return False
        if w.pos[k] == "VERB" and (k == first or w.lower[k - 1] != "to") and not w.lower[k].endswith("ing"):
            return w.lower[k].endswith("s") if shape == "third" else True
    return False


def _second_cue(w: Words, i: int, stop: int, shape: str) -> bool:
    while i < stop and is_adverb(w.lower[i]):
        i += 1
    form = reporting_forms().get(w.lower[i]) if i < stop and w.quote[i] < 0 and w.pos[i] == "VERB" else None
    return form is not None and form.shape == shape and bool(form.verb.frames)


def _breaks_off(w: Words, i: int, stop: int) -> bool:
    """Tell whether, behind a comma, something begins that is not part of the content."""
    table = reporting_forms()
    word = w.lower[i]
    if word == "according" or word in _REMARKS:
        return True
    if word in table and table[word].shape == "ing":
        return True
    if word in _PLAIN_CUES and i + 1 < stop and (w.pos[i + 1] in ("PROPN", "DET") or i + 1 in w.mention_starts):
        return True  # "…, said Ivan Ivanov"
    if word in ("and", "but", "while", "although", "though", "as", "who", "which", "when"):
        j = i + 1
        while j < stop and (is_adverb(w.lower[j]) or w.lower[j] in ("has", "have", "had", "did", "not")):
            j += 1
        if j < stop and w.lower[j] in table and w.quote[j] < 0 and word in ("and", "but"):
            return table[w.lower[j]].shape in ("past", "third", "ing")
        if word == "who":
            return True
        if word == "but" and j < stop and w.lower[j] in ("he", "she", "they"):
            k = j + 1
            return k < stop and w.lower[k] in ("did", "declined", "added", "said", "also")
    return _names_speaker(w, i, stop)


def _names_speaker(w: Words, i: int, stop: int) -> bool:
    """Tell whether ", X said" begins at token i: a parenthetical or a new attribution."""
    table = reporting_forms()
    j = skip_time(w, i, stop)
    while j < stop and is_adverb(w.lower[j]):
        j += 1
    phrase = phrase_after(w, j, stop) if w.lower[i] not in COORDINATORS else phrase_after(w, j + 1, stop)
    if phrase is None:
        return False
    k = phrase[1] + 1
    while k < stop and (is_adverb(w.lower[k]) or w.lower[k] in ("has", "have", "had")):
        k += 1
    if k < stop and w.lower[k] in table and table[w.lower[k]].shape in ("past", "third"):
        return "c" in table[w.lower[k]].verb.frames or "R" in table[w.lower[k]].verb.frames
    return False


_OPENERS = frozenset("there if when while although because despite no even both nothing given once unless".split())
_SUBJECTS = frozenset("he she they we it i".split())  # "one candidate he likes is …"
_GOES_ON = frozenset("and , who which that in on at from with between for to against by of ( — –".split())


def is_clause_at(w: Words, i: int, stop: int) -> bool:
    """Tell whether a clause of its own (subject and verb, or a quotation) begins at token i."""
    if i >= stop:
        return False
    if w.quote[i] >= 0:
        return True
    word = w.lower[i]
    if word in OBJECT_PRONOUNS and word not in ("it", "you", "her"):
        return False
    if word in _OPENERS:
        return has_verb(w, i + 1, stop)
    if word in DETERMINERS and i + 1 < stop and w.opens(i + 1):
        return has_verb(w, w.after_quotation(i + 1), stop)
    for measure in (
        ("at", "least"),
        ("more", "than"),
        ("as", "many", "as"),
        ("up", "to"),
        ("some",),
        ("nearly",),
        ("about",),
    ):
        if (
            tuple(w.lower[i : i + len(measure)]) == measure
            and i + len(measure) < stop
            and w.pos[i + len(measure)] == "NUM"
        ):
            i += len(measure)
            break
    phrase = phrase_after(w, i, stop)
    if phrase is None:
        return False
    j = phrase[1] + 1
    while j < stop and (is_adverb(w.lower[j]) or w.pos[j] == "ADV"):
        j += 1
    j = skip_time(w, j, stop)
    if j < stop and (w.pos[j] in ("VERB", "AUX") or w.lower[j] in AUXILIARIES):
        return not (w.pos[j] == "VERB" and w.lower[j].endswith("ing"))
    goes_on = j < stop and (w.lower[j] in _GOES_ON or w.lower[j] in _SUBJECTS or w.pos[j] == "ADP" or w.quote[j] >= 0)
    return goes_on and has_verb(w, j, stop)


def sentence_stop(w: Words, first: int, last: int) -> int:
    """Return the index behind the last token of a sentence that is not its final full stop."""
    while last > first and w.lower[last - 1] in (".", "…") and w.quote[last - 1] < 0:
        last -= 1
    return last
