"""How far an agreement has come: the word that tells its status, before or after it or in a relative clause."""

from collections.abc import Mapping

from communique.extract.actions_clause import BE, Clause, is_passive
from communique.extract.status import status_of
from communique.lang.calendar import MONTHS, WEEKDAYS
from communique.model import Reading
from communique.ontology.agreements import AgreementWords

VERB_REACH = 9  # tokens between the word that tells the status and the agreement's noun phrase
RELATIVE_REACH = 14  # "the pact, now led by Japan, which he pulled out of"
ASIDE = 16  # tokens that an aside between commas may have
VOTE_REACH = 12  # tokens from "voted" to its "for": "voted 30 to 4, with 9 abstentions, on Friday for"
RELATIVE_VERB = 16  # tokens from "which" to its verb: "which Foreign Minister A and the other's minister, B, signed"
JOURNEYS = frozenset({"travel", "fly", "come", "go", "gather", "meet", "arrive", "sit"})
UNSURE_STATUSES = frozenset({"planned", "proposed"})
MADE_STATUSES = frozenset({"signed", "adopted", "agreed"})
BEHIND_PARTICIPLES = frozenset(
    "on in at by with under as last this yesterday today between after before during late early earlier two "
    "three".split()
)
CALENDAR = frozenset(word for word in (*WEEKDAYS, *MONTHS))
INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "ADP", "DET", "CCONJ", "X", "SYM"})  # what a phrase may go on with
CONDITIONS = frozenset({"once", "if", "unless", "until", "when", "whenever", "should"})
SETTING_APART = frozenset({"following", "after", "before", "during", "despite"})
AIMS = frozenset(
    "effort goal attempt bid aim hope push drive plan mission chance opportunity need possibility ability way pressure "
    "campaign intention desire proposal initiative offer promise failure pledge task job deadline prospect interest "
    "talk negotiation condition view idea verge brink point commitment date step obstacle path road".split()
)
DENIAL_REACH = 7  # tokens from "denied" to the verb: "denied that it had struck a pact"
UNDONE_REACH = 5  # tokens from "has never" to the verb
PROLONGING = frozenset({"renew", "extend", "prolong"})
REFUSING = frozenset("not n't n’t never refused refuses refusing declined declines declining against".split())
AGREEING = frozenset({"agree", "agreed", "agrees"})
REFUSING_REACH = 5  # tokens from "refused" or "not" to the verb: "decided not to renew", "will not be renewing"
BEGUN = frozenset({"enter", "take", "come"})
# How far an agreement has come: of several tellings in one document the furthest counts; ends count over all.
ORDER: Mapping[str, int] = {
    "in-force": 0, "proposed": 1, "under-negotiation": 2, "agreed": 3, "adopted": 4, "signed": 5,
    "rejected": 6, "withdrawn": 7,
}  # fmt: skip


def find_status(clause: Clause, first: int, last: int, words: AgreementWords) -> tuple[int | None, str | None, bool]:
    """Return the place of the word that tells the status, the status, and whether it stands after the phrase."""
    before = _before(clause, first, words)
    after = _after(clause, last, words, is_told=before is not None)
    if after is not None and before is not None and before[1] != "in-force" and after[0] == last:
        return (*before, False)  # "rejected the statement issued after the talks"
    if after is not None and (before is None or ORDER[after[1]] >= ORDER["agreed"] or before[1] == "in-force"):
        return (*after, True)
    behind = _reduced_clause(clause, last, words)
    if behind is not None and (before is None or before[1] == "in-force"):
        return (*behind, True)
    later = _relative_status(clause, last, words)
    if later is not None and (before is None or ORDER[later[1]] > ORDER[before[1]]):
        return (*later, False)
    return (*before, False) if before is not None else (None, None, False)


def _before(clause: Clause, first: int, words: AgreementWords) -> tuple[int, str] | None:
    """Return the verb, else the noun, before the phrase that tells what becomes of it."""
    texts = clause.words()
    if first > 1 and "with" in texts[first - 2 : first]:  # "ended the war with a truce"
        reach = range(first - 2, max(-1, first - VERB_REACH), -1)
        ended = next((step for step in reach if clause.tokens[step].pos == "VERB"), None)
        if ended is not None and {"end", "conclude", "close"} & set(clause.lemmas[ended]):
            return ended, "agreed"
    if first > 1 and texts[first - 1] in ("a", "an") and texts[first - 2] == "to":  # "to lead by May to a treaty"
        reach = range(first - 3, max(-1, first - VERB_REACH), -1)
        leading = next((step for step in reach if clause.tokens[step].pos == "VERB"), None)
        if leading is not None and "lead" in clause.lemmas[leading]:
            return leading, "proposed"
    voted = _vote(clause, first)
    if voted is not None:
        return voted
    noun: tuple[int, str] | None = None
    for place in range(first - 1, max(-1, first - 1 - VERB_REACH), -1):
        if texts[place] in {";", ":", "but"} or (texts[place] == "that" and noun is not None):
            break
        if texts[place] in SETTING_APART and place < first - 1:
            break  # "rejected it in talks following the truce"
        told = words.status_at(clause.lemmas, place)
        pos = clause.tokens[place].pos
        if told is not None and pos == "NOUN":
            if noun is None and _leads_to(clause, place, first):
                noun = place, told  # "the draft text of the accord": a verb before it says more
        elif told is not None and pos in ("", "VERB", "ADP"):
            is_of_talks = noun is not None and noun[1] == "under-negotiation" and told in ("withdrawn", "rejected")
            if noun is not None and (noun[1] in ("proposed", "in-force") or is_of_talks):
                return noun  # "agreed on the need for a truce", "quit talks on a deal"
            return place, told
        elif pos == "VERB" and texts[place] not in ("including", "being"):
            break
    return noun


def _vote(clause: Clause, first: int) -> tuple[int, str] | None:
    """Return the vote told with its count or day between: "voted 30 to 4 on Friday for a resolution"."""
    texts = clause.words()
    place = first - 1
    while place > 0 and (clause.tokens[place].pos in ("DET", "ADJ", "NUM") or texts[place] in ("a", "an", "the")):
        place -= 1
    if texts[place] == "of" and texts[place - 1] in ("favour", "favor"):
        place -= 2
    if place < 1 or texts[place] not in ("for", "against", "in"):
        return None
    reach = range(place - 1, max(-1, place - VOTE_REACH), -1)
    verb = next((step for step in reach if clause.tokens[step].pos == "VERB"), None)
    if verb is None or "vote" not in clause.lemmas[verb]:
        return None
    return verb, "rejected" if texts[place] == "against" else "adopted"


def _after(clause: Clause, last: int, words: AgreementWords, *, is_told: bool) -> tuple[int, str] | None:
    """Return the passive after the phrase that tells the most: "a deal, brokered by Cairo, was signed"."""
    texts = clause.words()
    best: tuple[int, str] | None = None
    behind = _participle_behind(clause, last, words) if not is_told else None
    if behind is not None:
        return behind
    skipped = _aside(texts, last)
    is_past_comma = False
    for place in range(skipped, min(len(texts), skipped + VERB_REACH)):
        is_past_comma |= texts[place] == ","
        is_past_comma &= clause.tokens[place].pos not in ("AUX", "VERB")
        if texts[place] in {";", ":"} or (texts[place] == "," and is_told):
            break
        if texts[place] in ("that", "which", "who", "whom") and place > last and not is_past_comma:
            break  # "the statement she made on the bill | that was signed"
        if is_past_comma and clause.tokens[place].pos in ("NOUN", "PROPN", "PRON"):
            break  # "in a deal with the court, the charge was dropped"
        told = words.status_at(clause.lemmas, place)
        if told is None or clause.tokens[place].pos != "VERB":
            continue
        is_begun = told == "in-force" and bool(BEGUN.intersection(clause.lemmas[place]))  # "entered into force"
        is_behind = place == last and _is_participle(clause, place)
        is_joined = best is not None and texts[place - 1] in ("and", "or") and _is_participle(clause, place)
        if (is_passive(clause, place) or is_behind or is_begun or is_joined) and (
            best is None or ORDER[told] > ORDER[best[1]]
        ):
            best = place, told
    return best


def made_behind(clause: Clause, last: int, words: AgreementWords) -> int | None:
    """Return the place of the word behind the phrase by which the document was made, whatever else is told of it.

    "Leave the pact signed in Oslo in 1998", "the treaty that they signed in 1998".
    """
    told = _reduced_clause(clause, last, words) or _relative_status(clause, last, words)
    return told[0] if told is not None and told[1] in MADE_STATUSES else None


def _reduced_clause(clause: Clause, last: int, words: AgreementWords) -> tuple[int, str] | None:
    """Return the participle that follows the phrase without a comma: "a pact on fishing signed in Oslo"."""
    texts = clause.words()
    place = next(
        (step for step in range(last, min(len(texts), last + VERB_REACH)) if clause.tokens[step].pos not in INSIDE),
        None,
    )
    if place is None or place + 1 >= len(texts) or clause.tokens[place].pos != "VERB":
        return None
    is_read_out = texts[place : place + 2] == ("read", "out")
    told = "agreed" if is_read_out else words.status_at(clause.lemmas, place)
    if told not in MADE_STATUSES | {"proposed"} or not _is_participle(clause, place):
        return None
    after = place + 2 if texts[place + 1] in ("out", "up", "forward") else place + 1
    is_followed = after < len(texts) and (
        texts[after] in BEHIND_PARTICIPLES or texts[after].endswith("ly") or texts[after] in CALENDAR
    )
    return (place, told) if is_followed else None


def _is_participle(clause: Clause, place: int) -> bool:
    """Return whether the verb may be a past participle: "a pact signed", not "the pact secures"."""
    word = clause.words()[place]
    is_base = word in clause.lemmas[place][:1]
    if word.endswith(("ed", "en")):
        return True
    return not word.endswith(("s", "ing")) and (not is_base or word in ("read", "put", "set", "cut", "hit"))


def _participle_behind(clause: Clause, last: int, words: AgreementWords) -> tuple[int, str] | None:
    """Return the participle behind a comma that tells it of the document: "the charter, adopted on 2 May, …"."""
    texts = clause.words()
    while last < len(texts) and texts[last] != "," and clause.tokens[last].pos not in ("VERB", "AUX", "PUNCT"):
        last += 1  # "the treaty of the two lands, signed in …"
    if last + 2 >= len(texts) or texts[last] != ",":
        return None
    place = last + 1 if clause.tokens[last + 1].pos != "ADV" else last + 2
    told = words.status_at(clause.lemmas, place)
    is_participle = clause.tokens[place].pos == "VERB" and _is_participle(clause, place)
    if told not in MADE_STATUSES or not is_participle or place + 1 >= len(texts):
        return None
    return (place, told) if texts[place + 1] in BEHIND_PARTICIPLES or texts[place + 1].endswith("ly") else None


def _aside(texts: tuple[str, ...], last: int) -> int:
    """Return the place behind an aside between two commas: "the papers, on trade and water, were signed"."""
    if last >= len(texts) or texts[last] != ",":
        return last
    ends = [place for place in range(last + 1, min(len(texts), last + ASIDE)) if texts[place] == ","]
    return next((end + 1 for end in reversed(ends) if texts[end + 1 : end + 2] in (("was",), ("were",))), last)


def _relative_status(clause: Clause, last: int, words: AgreementWords) -> tuple[int, str] | None:
    """Return the verb of a relative clause that tells the status: "the pact, which he pulled out of"."""
    texts = clause.words()
    if last + 1 < len(texts) and texts[last] in ("they", "he", "she", "it", "both"):  # "the statement they signed"
        for verb in range(last + 1, min(len(texts), last + 6)):
            told = words.status_at(clause.lemmas, verb)
            if clause.tokens[verb].pos == "VERB" and told is not None:
                return verb, told
    for place in range(last, min(len(texts), last + RELATIVE_REACH)):
        if texts[place] in {";", ":"}:
            return None
        if (
            texts[place] in ("which", "that")
            and texts[place - 1] not in ("in", "by", "under", "with", "to")
            and clause.tokens[place].pos in ("PRON", "DET", "")
        ):
            for verb in range(place + 1, min(len(texts), place + RELATIVE_VERB)):
                told = words.status_at(clause.lemmas, verb)
                if clause.tokens[verb].pos == "VERB":
                    return (verb, told) if told is not None else None
    return None


def _leads_to(clause: Clause, place: int, first: int) -> bool:
    """Return whether the noun at `place` governs the phrase: "rejection of a …", "negotiations on a new …"."""
    between = [
        text for text in clause.words()[place + 1 : first] if text not in ("a", "an", "the", "its", "their", "any")
    ]
    return len(between) <= 3 and any(text in ("of", "on", "for", "to", "over", "about") for text in between)


def _is_journey_made(clause: Clause, verb: int) -> bool:
    """Return whether one went to sign it: "had flown to Lima to sign the pact"."""
    words = clause.words()
    if verb < 2 or words[verb - 1] != "to":
        return False
    before = next((step for step in range(verb - 2, -1, -1) if clause.tokens[step].pos == "VERB"), None)
    if before is None or not JOURNEYS.intersection(clause.lemmas[before]) or words[before].endswith("ing"):
        return False
    ahead = {"will", "would", "to", "shall", "may", "might", "can", "could"}
    return words[before] not in JOURNEYS and not ahead & set(words[max(0, before - 3) : before])


def _is_condition(clause: Clause, verb: int) -> bool:
    """Return whether the verb tells what is still to be: "once a deal is reached", "unless they sign"."""
    words = clause.words()
    opener = next((step for step in range(verb - 1, max(-1, verb - 10), -1) if words[step] in CONDITIONS), None)
    if opener is None or "," in words[opener:verb]:
        return False
    tense = words[verb - 1]
    return tense in ("is", "are", "be") or (words[verb] in clause.lemmas[verb] and tense not in ("was", "were", "been"))


def _is_aim(clause: Clause, verb: int) -> bool:
    """Return whether the verb tells what someone is after: "an effort to broker a deal", "the deadline for signing"."""
    words = clause.words()
    is_gerund = words[verb].endswith("ing") and words[verb - 1] in (
        "of",
        "for",
        "in",
        "to",
        "on",
        "at",
        "toward",
        "towards",
    )
    if verb < 2 or not (is_gerund or words[verb - 1] == "to"):
        return False
    before = verb - 2
    if words[before] in BE and before > 0:
        before -= 1
    return bool(AIMS.intersection(clause.lemmas[before]))


def _is_still_undone(clause: Clause, verb: int) -> bool:
    """Return whether a perfect tells that nobody has done it: "have never signed a treaty" refuses none."""
    before = clause.words()[max(0, verb - UNDONE_REACH) : verb]
    return bool({"has", "have"} & set(before)) and bool({"not", "never", "n't", "n’t"} & set(before))


def hedge_status(status: str | None, clause: Clause, verb: int, reading: Reading) -> str | None:
    """Return `status` with what the clause says of it: "will sign" is proposed, "refused to sign" rejected."""
    if "denounce" in clause.lemmas[verb] and "as" in clause.words()[verb : verb + 8]:
        return None  # "denounced the deal as treachery": words only
    if status in ("signed", "adopted", "agreed") and _is_condition(clause, verb):
        return "proposed"
    if status in ("signed", "adopted", "agreed"):
        if _is_aim(clause, verb):
            return "proposed"
        state = status_of(reading, clause.index, clause.tokens[verb].span)
        if state in UNSURE_STATUSES and _is_journey_made(clause, verb):
            return status
        if state in UNSURE_STATUSES:
            return "proposed"
        if state == "denied" and "yet" in clause.words()[max(0, verb - 4) : verb + 2]:
            return "proposed"  # "has not yet signed": it lies before them
        denied = {"denied", "denies", "denying", "deny"} & set(clause.words()[max(0, verb - DENIAL_REACH) : verb])
        if state == "denied" and (denied or _is_still_undone(clause, verb)):
            return None
        if state in ("refused", "denied"):
            return "rejected"
        if state == "cancelled":
            return "withdrawn"
        if state == "ongoing" and status == "agreed":
            return "under-negotiation"
    if status == "in-force" and PROLONGING.intersection(clause.lemmas[verb]):
        words = clause.words()[max(0, verb - REFUSING_REACH) : verb]
        if AGREEING & set(words):
            return "agreed"  # "agreed to extend their truce"
        return "withdrawn" if REFUSING & set(words) else status  # "decided not to renew"
    if status == "withdrawn" and status_of(reading, clause.index, clause.tokens[verb].span) in (
        "proposed",
        "denied",
        "refused",
    ):
        return "in-force"
    return status
