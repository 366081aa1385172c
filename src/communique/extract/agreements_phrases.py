"""The noun phrases that name or describe an agreement: "the 1953 armistice", "a draft treaty with Norway"."""

import re

from communique.extract.actions_clause import Clause
from communique.extract.agreements_status import find_status
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
FORMAL = frozenset({"signed", "adopted", "rejected", "withdrawn"})
MADE = FORMAL | {"agreed"}
PROGRAMMES = frozenset({"initiative", "plan", "package", "review"})
TITLE_WORDS = frozenset({"of", "on", "for", "the", "and", "to", "in", "a", "with", "between", "against"})
TREATIES = frozenset(
    "international tax un u.n. multilateral extradition consular arms weapons fisheries draft bilateral".split()
)
PARTIES = frozenset("sign ratify accede signatory treaty protocol article violate breach comply oblige".split())
INSTITUTIONS = frozenset(
    "government council commission committee organisation organization party movement front office army force forum "
    "alliance secretariat court ministry bureau chamber conference parliament assembly cabinet union".split()
)
MEMORANDA = (("of", "understanding"), ("of", "intent"), ("of", "cooperation"), ("of", "agreement"))
CESSATIONS = (("of", "hostilities"), ("of", "fire"), ("of", "violence"))
DAYS = frozenset({"today", "yesterday", "tomorrow", "tonight", "overnight"})
NEAR = frozenset({"last", "next", "this", "earlier", "late", "later", "early"})
SPANS = frozenset({"week", "month", "year", "day", "weekend", "this", "last", "on"}) | {one.lower() for one in CALENDAR}
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
        is_dated = place > 0 and YEAR.fullmatch(clause.tokens[place - 1].text) is not None
        return place - is_dated, last - 1, last, True  # "the 1951 Refugee Convention"
    lemmas = clause.lemmas[place]
    if clause.tokens[place].pos not in ("", "NOUN", "PROPN"):
        return None
    is_firm = bool(words.firm.intersection(lemmas)) or _is_initials(clause, place, words)
    if (not is_firm and not words.loose.intersection(lemmas)) or _is_of_institution(clause, place):
        return None
    first = place
    while first > 0 and _is_premodifier(clause, first - 1):
        first -= 1
    first = _joined_name(clause, first, place, words)
    after = place + 1
    after += "swap" in lemmas and clause.words()[after : after + 1] in (("line",), ("lines",), ("facility",))
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
    if "convention" in lemmas and _is_gathering(clause, first, place):
        return None
    is_code = "code" in lemmas and clause.words()[place + 1 : place + 3] == ("of", "conduct")
    if "code" in lemmas and not is_code:
        return None
    after += 2 if is_code else 0
    is_memorandum = (
        bool({"memorandum", "memoranda"}.intersection(lemmas)) and clause.words()[place + 1 : place + 3] in MEMORANDA
    )
    after += 2 if is_memorandum else 0
    if "cessation" in lemmas:
        if clause.words()[place + 1 : place + 3] not in CESSATIONS:
            return None
        after += 2
    in_title = clause.sentence.kind in ("title", "heading")
    is_name = has_number and bool({"resolution", "unscr"}.intersection(lemmas))
    if not in_title and head_word[0].isupper() and is_firm | ("declaration" in lemmas):
        is_name |= _is_titled(clause, place + 1)
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
    is_joint = "joint" in _modifiers(clause, first, place)
    if PROGRAMMES.intersection(lemmas) and not is_joint and _is_programme(clause, first, place):
        return None
    if not is_firm and not is_name:
        has_partner = after < len(clause.tokens) and clause.tokens[after].text.lower() in ("with", "between")
        folded = {token.text.lower() for token in modifiers}
        is_counted = any(token.pos == "NUM" for token in modifiers)
        is_qualified = (
            is_counted or bool(folded & words.qualified) or any(clause.at(step) for step in range(first, place))
        )
        is_purposed = _is_purpose(clause, after)
        is_made = _is_made(clause, place, first, after, words)
        if not (is_qualified or has_partner or is_purposed or is_made or is_code):
            return None
        if words.only_made.intersection(lemmas) and not is_made:
            return None
    return first, place, after, is_name


def _is_initials(clause: Clause, place: int, words: AgreementWords) -> bool:
    """Return whether the word is such a paper's initials: "an FTA", "two MoUs"."""
    word = clause.tokens[place].text
    capitals = sum(letter.isupper() for letter in word)
    return word.lower() in words.initials and capitals > 1


def _is_gathering(clause: Clause, first: int, place: int) -> bool:
    """Return whether the convention is one to which people go: not "a convention on mines", "ratified the Lima one"."""
    following = clause.words()[place + 1 : place + 2]
    if following and following[0] in ("on", "against", "concerning", "relating", "regarding", "for", "of"):
        return False
    before = {token.text.lower() for token in clause.tokens[first:place]}
    return not before & TREATIES and not any(PARTIES.intersection(lemmas) for lemmas in clause.lemmas)


def _is_of_institution(clause: Clause, place: int) -> bool:
    """Return whether the noun is part of the name of a body: "the Government of National Accord"."""
    words = clause.words()
    back = place - 1
    while back >= 0 and clause.tokens[back].text[0].isupper():
        back -= 1
    return (
        words[back] == "of"
        and back > 0
        and words[back - 1] in INSTITUTIONS
        and clause.tokens[back - 1].text[0].isupper()
    )


def _joined_name(clause: Clause, first: int, place: int, words: AgreementWords) -> int:
    """Return where a name in capitals begins that an "and" joins: "the | Compatibility and Security Agreement"."""
    tokens = clause.tokens
    if first < 2 or not tokens[place].text[0].isupper() or tokens[first - 1].text.lower() != "and":
        return first
    begin = first - 1
    while begin > 0 and tokens[begin - 1].text[0].isupper() and tokens[begin - 1].pos != "DET":
        named = clause.at(begin - 1)
        if named is not None and named.mention.kind in ("place", "person", "norp"):
            break
        if (words.firm | words.loose).intersection(clause.lemmas[begin - 1]):
            return first  # "the Lima Agreement and Resolution 9": two
        begin -= 1
    return begin if begin < first - 1 and begin > 0 and tokens[begin - 1].text.lower() in ("the", "a", "an") else first


def _modifiers(clause: Clause, first: int, head: int) -> set[str]:
    return {token.text.lower() for token in clause.tokens[first:head]}


def _is_programme(clause: Clause, first: int, head: int) -> bool:
    """Return whether it is all a name in capitals: the "Strategic Weather Initiative" is somebody's programme."""
    names = clause.tokens[max(first, 1) : head + 1]
    return clause.sentence.kind == "body" and len(names) > 2 and all(token.text[0].isupper() for token in names)


def _is_purpose(clause: Clause, place: int) -> bool:
    """Return whether "to" and a verb stand at `place`: "a statement | to end the war"."""
    return (
        place + 1 < len(clause.tokens)
        and clause.tokens[place].text.lower() == "to"
        and clause.tokens[place + 1].pos in ("VERB", "ADV")
    )


def _is_titled(clause: Clause, place: int) -> bool:
    """Return whether the words from `place` on are the rest of a title: "Treaty | of Guarantee"."""
    words = clause.words()
    if place >= len(words) or words[place] not in ("of", "on", "for", "concerning", "regarding"):
        return False
    place += 1
    while place < len(words) and words[place] in ("the", "a", "an", "all"):
        place += 1
    named = clause.at(place) if place < len(words) else None
    is_capital = place < len(words) and clause.tokens[place].text[0].isupper()
    return is_capital and (named is None or named.mention.kind not in ("person", "place"))


def _end_of_title(clause: Clause, place: int) -> int:
    """Return the end of a title in capitals: "… for Bringing Peace to the Valley"."""
    end = place
    for step in range(place, min(len(clause.tokens), place + PHRASE_REACH)):
        text = clause.tokens[step].text
        if text[0].isupper() and text not in CALENDAR:
            end = step + 1
        elif text == "," and _goes_on(clause, step):
            continue  # "Treaty on Friendship, | Cooperation and Partnership"
        elif text not in TITLE_WORDS:
            break
    return end


def _goes_on(clause: Clause, comma: int) -> bool:
    """Return whether a title in capitals goes on behind a comma, up to its "and"."""
    following = clause.tokens[comma + 1 : comma + 6]
    words = [token.text for token in following]
    if "and" not in words:
        return False
    joined = [word for word in (*words[: words.index("and")], *words[words.index("and") + 1 :][:1]) if word != ","]
    return len(joined) > 1 and all(word[0].isupper() and word not in CALENDAR for word in joined)


def _is_made(clause: Clause, head: int, first: int, last: int, words: AgreementWords) -> bool:
    """Return whether a verb says of the bare noun that it was made or unmade: "reached a deal", "dropped the plan"."""
    verb, status, _ = find_status(clause, first, last, words)
    if verb is None or clause.tokens[verb].pos != "VERB":
        return False
    lemmas = clause.lemmas[head]
    if status == "agreed" and "accept" in clause.lemmas[verb]:  # a proposal that the other side takes is made
        return bool((words.made | words.formal).intersection(lemmas))
    return status in (MADE if words.made.intersection(lemmas) else FORMAL if words.formal.intersection(lemmas) else ())


def extend_phrase(clause: Clause, last: int) -> int:
    """Return the end of the phrase with its "on …", "with …", "between …"; it stops at verbs, commas and relatives."""
    if tuple(clause.words()[last : last + 2]) == ("of", "understanding"):
        last += 2
    if last >= len(clause.tokens) or clause.tokens[last].text.lower() not in PHRASE_WORDS:
        return last
    if clause.tokens[last - 1].text[0].isupper() and _is_titled(clause, last):
        return _end_of_title(clause, last)
    end = last
    is_purpose = _is_purpose(clause, last)
    for place in range(last, min(len(clause.tokens), last + PHRASE_REACH)):
        token = clause.tokens[place]
        if is_purpose and token.pos in ("VERB", "ADV") and place <= last + 2:
            end = place + 1
            continue
        if token.pos == "VERB" and token.text.endswith("ing") and clause.tokens[place - 1].pos in ("ADP", "SCONJ"):
            end = place + 1
            continue  # "a treaty on sharing the river"
        if is_purpose and token.text.lower() in ("their", "its", "his", "her"):
            end = place + 1
            continue
        if (
            token.pos in ("VERB", "AUX", "SCONJ", "PRON")
            or token.text in {",", ";", ":", ".", "(", ")", "?", "!"}
            or token.text[0] in '"“”'
        ):
            break
        following = clause.words()[place + 1 : place + 2]
        is_time = token.text.lower() in DAYS or (token.text.lower() in NEAR and bool(SPANS & set(following)))
        if token.text in CALENDAR or YEAR.fullmatch(token.text) or is_time:
            break  # "ratified the treaty on Tuesday", "a pact on fish last week"
        if place > last + 1 and token.pos == "ADP" and token.text.lower() not in ("of", "for", "between", "with"):
            break
        end = place + 1
    if end < len(clause.tokens) and clause.tokens[end].text.lower() == "by" and clause.words()[end - 1].endswith("ed"):
        end -= 1  # "a draft on trade tabled | by Britain"
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
        and not (clause.tokens[place - 1].pos == "ADV" and clause.tokens[place - 2].pos in ("NOUN", "PROPN", "AUX"))
    )  # "the Council unanimously adopted resolution 1": a verb
