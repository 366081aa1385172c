"""Where reported content begins and ends, by words and punctuation alone."""

from communique.lang.reporting import reporting_forms
from communique.read.attribution_words import (
    COORDINATORS,
    DETERMINERS,
    PRONOUNS,
    SUBORDINATORS,
    Words,
    is_adverb,
    is_nounish,
    phrase_after,
    skip_time,
)

# ", opening the door …": the writer's own remark on what was said
_REMARKS = frozenset(
    """
    opening raising marking sending prompting drawing underscoring underlining fueling fuelling sparking paving
    setting making ending following citing referring alluding becoming
    """.split()  # noqa: SIM905
)
_ENDS_SENTENCE = frozenset(".!?")


def clause_end(w: Words, first: int, stop: int, *, within: bool = False) -> int:
    """Return the index behind the last token of the content that begins at `first`, at most `stop`.

    Quotations are stepped over whole. within: the cue stands in a subordinate or relative clause that the main clause
    resumes after the next comma.
    """
    forms = reporting_forms()
    i = first
    parentheses = 0
    while i < stop:
        if w.quote[i] >= 0:
            i = min(w.after_quotation(i), stop) if i > first or w.opens(i) else i + 1
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
        elif word == "," and i + 1 < stop:
            if within and i - first >= 2:
                return i
            if _breaks_off(w, i + 1, stop, forms):
                return i
        elif word in ("—", "–", "--") and i + 2 < stop and i > first:
            if w.lower[i + 1] in ("but", "a", "an", "one") or within:
                return i
        i += 1
    return stop


def _breaks_off(w: Words, i: int, stop: int, forms: object) -> bool:
    """Tell whether, behind a comma, something begins that is not part of the content."""
    table = reporting_forms()
    word = w.lower[i]
    if word == "according" or word in _REMARKS:
        return True
    if word in table and table[word].shape == "ing":
        return True
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
    # ", X said": a parenthetical or a new attribution
    j = skip_time(w, i, stop)
    while j < stop and is_adverb(w.lower[j]):
        j += 1
    phrase = phrase_after(w, j, stop) if word not in COORDINATORS else phrase_after(w, j + 1, stop)
    if phrase is None:
        return False
    k = phrase[1] + 1
    while k < stop and (is_adverb(w.lower[k]) or w.lower[k] in ("has", "have", "had")):
        k += 1
    if k < stop and w.lower[k] in table and table[w.lower[k]].shape in ("past", "third"):
        return "c" in table[w.lower[k]].verb.frames or "R" in table[w.lower[k]].verb.frames
    return False


def is_clause_start(w: Words, i: int, stop: int) -> bool:
    """Tell whether a clause without "that" may begin at token i."""
    if i >= stop:
        return False
    word = w.lower[i]
    if w.quote[i] >= 0:
        return True
    return (
        word in PRONOUNS
        or word in DETERMINERS
        or word
        in (
            "there",
            "if",
            "when",
            "while",
            "although",
            "in",
            "on",
            "at",
            "as",
            "by",
            "for",
            "even",
            "no",
            "nothing",
            "because",
            "since",
            "after",
            "before",
            "what",
            "despite",
            "given",
            "under",
            "with",
            "both",
        )
        or i in w.mention_starts
        or is_nounish(w, i)
        or (word in SUBORDINATORS)
        or w.text[i][0] in "$€£"
    )


def sentence_stop(w: Words, first: int, last: int) -> int:
    """Return the index behind the last token of a sentence that is not its final full stop."""
    while last > first and w.lower[last - 1] in (".", "…") and w.quote[last - 1] < 0:
        last -= 1
    return last
