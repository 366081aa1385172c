"""The noun phrases that name or describe an agreement: "the 1953 armistice", "a draft treaty with Norway"."""

import re

from communique.extract.actions_clause import Clause
from communique.model import Document
from communique.ontology.agreements import AgreementWords

LONGEST_NAME = 8  # words of a known agreement's name
PHRASE_REACH = 10  # tokens that a following "on …", "with …", "between …" may add to the title
PHRASE_WORDS = frozenset({"on", "for", "with", "between", "of", "to", "against", "from"})
CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December".split()
)
YEAR = re.compile(r"1[89]\d\d|20\d\d")
PREMODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X", "SYM"})


def find_phrase(
    clause: Clause, place: int, words: AgreementWords, document: Document
) -> tuple[int, int, int, bool] | None:
    """Return (first, head, last, is it a name) of the agreement phrase whose head noun or name is at `place`."""
    text = document.text
    named = words.name_at([token.text for token in clause.tokens[place : place + LONGEST_NAME]], 0)
    if named:
        last = place + named
        if last < len(clause.tokens) and words.firm.intersection(clause.lemmas[last]):
            last += 1  # "the New START treaty"
        return place, last - 1, last, True
    lemmas = clause.lemmas[place]
    if clause.tokens[place].pos not in ("", "NOUN", "PROPN"):
        return None
    is_firm = bool(words.firm.intersection(lemmas))
    if not is_firm and not words.loose.intersection(lemmas):
        return None
    first = place
    while first > 0 and _is_premodifier(clause, first - 1):
        first -= 1
    after = place + 1
    # A head that is itself a premodifier: "treaty organisation", "deal maker".
    if (
        after < len(clause.tokens)
        and clause.tokens[after].pos in ("NOUN", "PROPN")
        and clause.tokens[after].text[0].isalpha()
    ):
        return None
    has_number = after < len(clause.tokens) and clause.tokens[after].text.isdigit()
    if has_number:
        after += 1
    around = text[
        clause.tokens[max(0, first - 2)].span.start : clause.tokens[min(len(clause.tokens) - 1, after + 1)].span.end
    ].lower()
    if any(phrase in around for phrase in words.excluded):
        return None
    modifiers = clause.tokens[first:place]
    head_word = clause.tokens[place].text
    in_title = clause.sentence.kind in ("title", "heading")
    is_name = has_number and "resolution" in lemmas
    if not in_title and modifiers and is_firm | ("declaration" in lemmas):
        is_name |= head_word[0].isupper() and modifiers[-1].text[0].isupper()
        is_name |= modifiers[-1].text[0].isupper() and clause.at(place - 1) is None and modifiers[-1].pos == "PROPN"
        is_name |= (
            modifiers[-1].text[0].isupper()
            and determiner_of(clause, first) == "the"
            and (placed := clause.at(place - 1)) is not None
            and placed.mention.kind == "place"
            and clause.tokens[placed.last - 1].pos == "PROPN"
        )
    if not is_firm and not is_name:
        has_partner = after < len(clause.tokens) and clause.tokens[after].text.lower() in ("with", "between")
        folded = {token.text.lower() for token in modifiers}
        is_counted = any(token.pos == "NUM" for token in modifiers)
        is_qualified = (
            is_counted or bool(folded & words.qualified) or any(clause.at(step) for step in range(first, place))
        )
        is_purposed = [token.text.lower() for token in clause.tokens[after : after + 1]] == ["to"] and (
            after + 1 < len(clause.tokens) and clause.tokens[after + 1].pos in ("VERB", "ADV")
        )
        if not is_qualified and not has_partner and not is_purposed:
            return None
    return first, place, after, is_name


def extend_phrase(clause: Clause, last: int) -> int:
    """Return the end of the phrase with its "on …", "with …", "between …"; it stops at verbs, commas and relatives."""
    if tuple(clause.words()[last : last + 2]) == ("of", "understanding"):
        last += 2
    if last >= len(clause.tokens) or clause.tokens[last].text.lower() not in PHRASE_WORDS:
        return last
    end = last
    for place in range(last, min(len(clause.tokens), last + PHRASE_REACH)):
        token = clause.tokens[place]
        if (
            token.pos in ("VERB", "AUX", "SCONJ", "PRON")
            or token.text in {",", ";", ":", ".", "(", ")", "?", "!"}
            or token.text[0] in '"“”'
        ):
            break
        if token.text in CALENDAR or YEAR.fullmatch(token.text):
            break  # "ratified the treaty on Tuesday"
        if place > last + 1 and token.pos == "ADP" and token.text.lower() not in ("of", "for", "between", "with"):
            break
        end = place + 1
    while end > last and clause.tokens[end - 1].pos in ("ADP", "DET", "CCONJ", "ADV", "PART"):
        end -= 1
    return end


def determiner_of(clause: Clause, first: int) -> str:
    return clause.tokens[first - 1].text.lower() if first > 0 else ""


def _is_premodifier(clause: Clause, place: int) -> bool:
    token = clause.tokens[place]
    text = token.text.lower()
    if text in ("-", "‑"):
        return place > 0
    if not token.text[0].isalnum():
        return False
    if token.pos in PREMODIFIERS:
        return True
    # Participles before a noun: "planned treaty", "legally binding treaty".
    return (
        token.pos in ("VERB", "ADV")
        and text.endswith(("ed", "ing", "ly"))
        and place + 1 < len(clause.tokens)
        and (clause.tokens[place + 1].pos in ("ADJ", "NOUN", "PROPN", "VERB"))
        and place > 0
        and clause.tokens[place - 1].pos in ("DET", "ADJ", "PRON", "PART", "ADP", "NUM", "ADV")
    )
