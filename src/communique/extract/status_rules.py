"""Settle the status of a verb's or a noun's deed by the words around it, outwards from it.

First its own verb group or noun phrase, then the operator that takes it ("refused to …", "a request for …"), then what
governs that operator. `status.py` adds what the whole sentence says.
"""

from collections.abc import Mapping, Sequence

from communique.extract.status_clauses import Clause
from communique.extract.status_operators import Operator
from communique.extract.status_words import VerbGroup
from communique.lang.status import (
    AUXILIARIES,
    DO,
    FUTURE_PREPOSITIONS,
    MODALS_FUTURE,
    MODALS_POSSIBLE,
    NO,
    PRESENT_WORDS,
    light_forms,
)
from communique.lang.status_predicates import MODIFIERS, predicates
from communique.model.events import Status

DEPTH = 5  # operators stacked on one deed; deeper stacks are misreadings
LETTING = frozenset(
    {"let", "lets", "letting"}
)  # the only verbs before a bare infinitive that leave open whether it happens
FALSE = frozenset(
    {"false", "untrue", "nonsense", "baseless", "lies", "fabricated", "unfounded", "groundless", "fiction"}
)
ADJUNCT_OF = frozenset({"for", "at", "in", "during", "to"})  # after these the noun happens when the verb does
WITH_NO: Mapping[Status, Status] = {"held": "denied", "planned": "refused", "proposed": "refused"}  # "no talks"
MODAL_WORDS = MODALS_FUTURE | MODALS_POSSIBLE | {"would"}
UNDONE = frozenset({"cancelled", "refused", "denied"})
UNDER_WAY = frozenset({"talks", "negotiations", "discussions", "consultations"})  # "is in Rome in talks with"
COUNTED = frozenset({"hours", "days", "weeks", "months", "sessions", "rounds", "hour", "day"})
STOPPING = ("break", "broke", "adjourn", "suspend")
MAKING = frozenset({"make", "makes", "made", "making"})
LIKELY_REACH = 10  # words that name the parties: "a meeting between X and Y more likely"
DUE = frozenset({"due", "expected", "scheduled"})
TELLING = ("announc", "confirm")  # of what is past they tell, of what is to come they give word
RESUMING = ("resum", "restart", "reopen", "re-open", "renew", "reviv")  # what is done so had stopped
LIKELY = frozenset({"likely", "possible", "unlikely", "impossible", "conceivable", "probable"})
LEAVING = frozenset({"coming", "leaving", "returning", "departing"})  # "is coming to Rome": the present tells a plan
NEGATIVE = frozenset({"denied", "refused"})


def status_of_verb(clause: Clause, index: int, depth: int) -> Status:
    """Return the status of the deed of the verb at `index`, with what governs it."""
    if depth > DEPTH:
        return "proposed"
    group = clause.verb_group(index)
    own = _own(clause, index, group, depth)
    governor = clause.clause_governor(group.start)
    is_told = governor is not None and clause.words[governor.first].startswith(TELLING)
    if is_told and own == "held" and (group.have or clause.shape(index) == "past"):
        return own  # "announced that it had fired"
    if governor is not None and governor.kind != "done":
        return _settle(clause, governor, own, depth)
    if governor is not None and _standing(clause, governor, depth) in NEGATIVE:  # "it is not true that"
        return "denied"
    return own


def _own(clause: Clause, index: int, group: VerbGroup, depth: int) -> Status:
    shape = clause.shape(index)
    negated = group.negated or clause.has_negative_subject(group.start)
    if group.to is not None and shape == "ing":  # "is looking forward to meeting"
        taking = clause.operator_before(index)
        return _settle(clause, taking, "held", depth) if taking is not None else _main_verb(clause, index, depth)
    if group.to is not None:
        return _infinitive(clause, group, depth)
    if group.modal:
        if "longer" in group.words and "no" in group.words:
            return "cancelled"
        if group.modal in MODALS_FUTURE or group.modal == "would":
            return "refused" if negated else "planned"
        if negated and group.modal in ("could", "can", "ca"):
            return "denied"
        return "proposed"
    if group.be and "longer" in group.words:
        return "cancelled"
    if shape == "ing":
        if not group.be:
            return _gerund(clause, index, group, depth)
        if negated:
            return "refused"
        if group.have == "had":
            return "held"  # "had been discussing"
        if group.be in ("was", "were") and not PRESENT_WORDS & set(group.words) and "been" not in group.words:
            if clause.is_reported(group.start):
                return "ongoing"  # "said that they were negotiating"
            return "planned" if clause.looks_ahead(index) else "held"
        ahead = clause.looks_ahead(index) or clause.words[index] in LEAVING
        return "planned" if ahead and not PRESENT_WORDS & set(group.words) else "ongoing"
    if "being" in group.words:
        return "ongoing"
    if negated:
        return "denied"
    if group.have == "having" and not group.be:
        operator = clause.operator_before(group.start)
        if operator is not None:
            return _settle(clause, operator, "held", depth)
    if group.be or group.have or group.words & DO:
        return "held"
    if shape in ("base", "third"):
        return _present(clause, index, group, depth)
    return "held"


def _infinitive(clause: Clause, group: VerbGroup, depth: int) -> Status:
    """Return the status of "to meet" from what stands before the "to"."""
    assert group.to is not None
    words = clause.words
    before = clause.skip_adverbs(group.to - 1)
    negated = "not" in (words[group.to - 1], words[group.to + 1] if group.to + 1 < len(words) else "")
    if words[group.to - 1] == "yet":
        return "denied"
    if group.have and clause.is_be(before):  # "was to have been received"
        return "cancelled"
    if clause.is_be(before):
        return "refused" if negated or clause.verb_group(before).negated or words[before - 1] == "not" else "planned"
    if words[before] == "going" or (words[before] in ("about", "supposed", "meant") and clause.is_be(before - 1)):
        outer = clause.verb_group(before)
        return "refused" if outer.negated else "planned"
    operator = clause.operator_left(group.to)
    if operator is None:
        return _main_verb(clause, group.to, depth)
    status = _settle(clause, operator, "held", depth)
    if negated:  # "decided not to attend"
        return "refused" if status in ("planned", "proposed", "held") else status
    return status


def _gerund(clause: Clause, index: int, group: VerbGroup, depth: int) -> Status:
    before = group.start - 1
    if before < 0:
        return _main_verb(clause, index, depth, forward=True)
    operator = clause.operator_before(group.start)
    if operator is not None:
        return _settle(clause, operator, "held", depth)
    word = clause.words[before]
    if word == "without":
        return "denied"
    if word == "from":  # "barred them from attending"
        kept = clause.operator_left(before)
        if kept is not None and kept.kind == "refuse":
            return _settle(clause, kept, "held", depth)
    return _main_verb(clause, before, depth, forward=True)


def _present(clause: Clause, index: int, group: VerbGroup, depth: int) -> Status:
    """Return the status of a verb without auxiliary: the second of two ("will fly and meet"), or the plain present."""
    carried = clause.carried_from(index)
    if carried is not None and carried != index and clause.shape(index) == "base":
        return status_of_verb(clause, carried, depth + 1)
    letting = next(
        (place for place in range(index - 1, max(-1, index - 6), -1) if clause.words[place] in LETTING), None
    )
    if letting is not None and clause.shape(index) == "base":
        return status_of_verb(clause, letting, depth + 1)
    if clause.is_headline and not clause.looks_ahead(index):
        return "held"
    subjunctive = clause.clause_governor(group.start)
    if subjunctive is not None:
        return "proposed"
    return "planned"


def _main_verb(clause: Clause, index: int, depth: int, *, forward: bool = False) -> Status:
    """Return the status of the verb that an adjunct hangs on: "flew to Doha to meet …", "after meeting …"."""
    found = clause.finite_verb_left(index)
    if found is None and forward:
        found = clause.finite_verb_right(index)
    if found is None:
        ranked = set(clause.words[max(0, index - 8) : index]) & {"first", "last", "only", "latest", "second", "third"}
        return "held" if forward or ranked else "planned"  # "was the first leader to visit"
    if found == index or depth >= DEPTH:
        return "held"
    if clause.words[found].startswith("arriv") and clause.word(index) == "to":
        return "planned"  # "has arrived to attend": it is still to come
    return _own(clause, found, clause.verb_group(found), depth + 1)


def status_of_noun(clause: Clause, index: int, depth: int) -> Status:
    """Return the status of the occasion that the noun at `index` names."""
    if depth > DEPTH:
        return "proposed"
    start, head_end = clause.noun_phrase(index)
    inside = set(clause.words[start:head_end])
    marks = [MODIFIERS[word] for word in clause.words[start:head_end] if word in MODIFIERS]
    has_no = bool(inside & NO)
    said = predicated(clause, head_end, has_no, is_subject=clause.may_be_subject(start))
    governor = clause.noun_governor(start, head_end)
    if marks and marks[0] == "cancelled":
        return "cancelled"
    if governor is not None:
        status = _settle(clause, governor, "held", depth)
        if status == "cancelled" and COUNTED & inside and clause.words[governor.first].startswith(STOPPING):
            status = "held"  # "broke off three days of talks": they had gone on till then
        if has_no:
            status = WITH_NO.get(status, status)
        if status == "held" and said in ("cancelled", "refused", "denied", "ongoing", "planned"):
            return said
        if status == "planned" and said == "cancelled":
            return said
        if status == "held" and marks:
            return _marked(marks[0], said)
        return status
    verb = clause.light_verb(start)
    if verb is not None:
        status = status_of_verb(clause, verb, depth + 1)
        if clause.words[verb] not in light_forms() and status == "planned" and clause.shape(verb) in ("base", "third"):
            status = "held"  # "supports the talks" says nothing of when
        if has_no:
            status = "refused" if status in ("planned", "refused") else "denied"
        elif clause.words[verb] in MAKING and LIKELY & set(clause.words[head_end : head_end + LIKELY_REACH]):
            status = "proposed"  # "made an encounter more likely"
        elif status == "held" and clause.is_present_have(verb) and clause.verb_group(verb).to is None:
            status = "ongoing"
        if status == "held" and marks and clause.shape(verb) != "past":
            status = _marked(marks[0], said)
        if status == "held" and said == "cancelled":
            return said
        return status
    if has_no:
        existential = clause.existential(start)
        if existential in MODALS_FUTURE or said in ("planned", "proposed"):
            return "refused"
        return "denied"
    if clause.word(start - 1) == "be":  # "it will be the third summit since …"
        copula = clause.verb_group(start - 1).modal
        if copula in MODALS_FUTURE or copula in ("may", "might", "could"):
            return "planned" if copula in MODALS_FUTURE else "proposed"
    complement = clause.clause_governor(start)
    if complement is not None and complement.kind in ("deny", "report", "done"):
        status = _settle(clause, complement, "held", depth)
        if complement.kind == "done" and _standing(clause, complement, depth) in NEGATIVE:
            status = "denied"
        if status != "held":
            return status
    modal = clause.existential(start)
    if modal:
        return "planned" if modal in MODALS_FUTURE else "proposed"
    if said is not None and said not in ("held", "planned"):
        return said
    if marks:
        return _marked(marks[0], said)
    before = clause.words[start - 1] if start else ""
    if before in FUTURE_PREPOSITIONS or (before == "of" and clause.words[max(0, start - 2)] == "ahead"):
        return "planned"
    if before in ("in", "on") and clause.is_present_state(start - 1):
        return "ongoing"
    if before == "in" and clause.word(index) in UNDER_WAY and clause.is_present_stay(start - 1):
        return "ongoing"
    if before == "of" and clause.words[max(0, start - 2)] in ("midst", "middle"):
        return "ongoing"
    if "any" in inside:
        return "proposed"
    if (
        before == "for"
        and DUE & set(clause.words[max(0, start - 10) : start - 1])
        and clause.is_present_stay(start - 1)
    ):
        return "planned"  # "is due in Rome for talks"
    if before == "for" and clause.is_present_stay(start - 1):
        return "ongoing"
    if before in ADJUNCT_OF and depth < DEPTH:
        opens = clause.word(start - 2) == "," and clause.finite_verb_right(head_end) is not None
        verb = clause.finite_verb_right(head_end) if opens else clause.finite_verb_left(start)
        status = _own(clause, verb, clause.verb_group(verb), depth + 1) if verb is not None else "held"
        arranged = clause.operator_at(verb) if verb is not None and clause.verb_group(verb).be else None
        if status == "held" and arranged is not None and arranged.kind == "plan":
            return "planned"  # "is expected in Lisbon for talks"
        if status in ("planned", "proposed"):
            return status
    if said is not None:
        return said
    return "held"


def _marked(mark: str, said: Status | None) -> Status:
    if mark == "alleged":
        return said if said in ("held", "cancelled") else "denied"
    if said == "cancelled" or (said is not None and mark == "ongoing"):
        return said
    return mark  # type: ignore[return-value]


def predicated(clause: Clause, index: int, has_no: bool, *, is_subject: bool = True) -> Status | None:
    """Return what the rest of the clause says of the occasion that ends before `index`, or None."""
    window = clause.predicate_words(index, is_subject=is_subject)
    if not window:
        return None
    best: tuple[int, Status] | None = None
    for status, pattern in predicates():  # the undoing predicates come first in the table
        place = find_words(window, pattern)
        if place is None or (pattern[0] in MODAL_WORDS and set(window[:place]) & (AUXILIARIES | {"that"})):
            continue  # a modal counts as the first auxiliary only
        if best is None or (place < best[0] and best[1] not in UNDONE):
            best = (place, status)
    operator = clause.operator_over(index, is_subject=is_subject)
    passive = _passive(clause, operator) if operator is not None else None
    if passive is not None and (best is None or best[1] in ("held", "planned") or passive in UNDONE):
        return passive
    if best is not None and has_no and best[1] == "held":
        return "denied"
    return best[1] if best else None


def _passive(clause: Clause, operator: Operator) -> Status | None:
    """Return what "… was called off", "… is expected", "… was turned down" says of its subject."""
    own = _own(clause, operator.first, clause.verb_group(operator.first), DEPTH)
    negative = own in NEGATIVE
    match operator.kind:
        case "cancel":
            return "planned" if negative or own == "proposed" else "cancelled"
        case "refuse":
            return "proposed" if negative or own == "proposed" else "refused"
        case "deny":
            return None if negative else "denied"
        case "plan":
            return "denied" if negative else "planned"
        case "propose":
            return None if negative else "proposed"
        case "ongoing":
            return "held" if own == "denied" else "ongoing" if own != "planned" else "planned"
        case _:
            return None


def _standing(clause: Clause, operator: Operator, depth: int) -> Status:
    """Return whether the operator itself holds: "did not refuse", "the request was turned down"."""
    if clause.is_noun(operator.first, operator.first) and not operator.is_adjective:
        return status_of_noun(clause, operator.first, depth + 1)
    if operator.is_adjective:
        return "denied" if clause.is_negated_adjective(operator.first) else "held"
    return status_of_verb(clause, operator.first, depth + 1)


def _was_so(clause: Clause, adjective: int) -> bool:
    """Return whether the adjective is told of what was, by no modal: "was able", "have been able"."""
    be = clause.skip_adverbs(adjective - 1)
    group = clause.verb_group(be)
    return clause.words[be] in ("was", "were", "been") and not group.modal and group.have != "having"


def _settle(clause: Clause, operator: Operator, inner: Status, depth: int) -> Status:
    """Return the status of a deed `inner` under `operator`."""
    standing = _standing(clause, operator, depth)
    is_noun = clause.is_noun(operator.first, operator.first) and not operator.is_adjective
    if operator.kind not in ("refuse", "cancel", "deny", "unfulfilled", "report") and standing == "cancelled":
        return "cancelled"
    negative = standing in NEGATIVE
    match operator.kind:
        case "plan":
            if negative:  # "failed to arrange talks" left them undone, "does not plan talks" does not want them
                if clause.words[operator.first] in ("date", "dates"):
                    return "proposed"  # "refused to set a date for a summit": nobody refused the summit
                arranging = clause.words[operator.first].startswith(("arrang", "organi", "set"))
                return standing if arranging else "refused"
            return "proposed" if standing == "proposed" else "planned"
        case "propose":
            if negative:
                return (
                    "denied"
                    if clause.words[operator.first] in ("able", "invited", "asked", "possible", "allowed", "permitted")
                    else "refused"
                )
            if clause.words[operator.first] in ("able", "allowed", "permitted") and _was_so(clause, operator.first):
                return "held"  # "was able to meet": he did
            return "planned" if is_noun and standing == "planned" else "proposed"
        case "refuse":
            if clause.words[operator.last] == "reports" or clause.governs_report(operator):
                return "denied"
            return "proposed" if negative or standing == "proposed" else "refused"
        case "cancel":
            return "planned" if negative else "proposed" if standing == "proposed" else "cancelled"
        case "deny":
            return inner if negative else "denied"
        case "unfulfilled":
            return "held" if negative else "denied"
        case "ongoing":
            anew = clause.words[operator.first].startswith(RESUMING)
            if standing == "refused" or (anew and standing in ("planned", "proposed")):
                return standing  # "refused to resume talks", "a proposal to reopen talks"
            ahead = standing if standing in ("planned", "proposed") and clause.has_modal(operator.first) else "ongoing"
            return "held" if negative else ahead
        case "report":
            is_false = bool(FALSE & set(clause.words[operator.last + 1 :]))
            if negative and inner in ("proposed", "planned"):
                return "refused"  # "brushed aside suggestions that she should meet them"
            return "denied" if negative or is_false else inner
        case _:
            return standing


def find_words(words: Sequence[str], pattern: Sequence[str]) -> int | None:
    size = len(pattern)
    for start in range(len(words) - size + 1):
        if tuple(words[start : start + size]) == tuple(pattern):
            return start
    return None
