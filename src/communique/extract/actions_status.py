"""How far a deed came: done, announced, a habit, or only somebody's word."""

from communique.extract.actions_clause import Clause
from communique.extract.actions_guards import is_going_on
from communique.extract.actions_inferred import Scene
from communique.extract.actions_match import is_refusal
from communique.extract.actions_subjects import DECISIONS
from communique.extract.actions_syntax import above
from communique.extract.status import status_of
from communique.model import Span
from communique.model.events import Code, Status
from communique.ontology import DeedMatch

# A deed only planned or proposed is mostly a promise or a demand, which are statements; these are announced as events.
ANNOUNCED = frozenset({"PROTEST", "MOBILIZE", "SANCTION"})
# What makes a verb's plain form more than the present: it is to be, was not or will be done.
HELPERS = frozenset(
    {"to", "will", "shall", "would", "wo", "'ll", "’ll", "did", "do", "does", "can", "could", "may", "might", "must",
     "should", "let", "cannot", "not", "n't"}
)  # fmt: skip
HELPER_REACH = 6  # tokens before the verb, or before the first of two joined verbs
OF_WORDS = frozenset({"REQUEST", "ACCUSE", "REJECT", "AGREE"})  # done by speaking: to decide on them is a plan to speak
ANNOUNCING = frozenset(
    {"announce", "approve", "order", "declare", "decree", "authorise", "authorize"}
)  # their noun is to be done
MEASURES = frozenset({"SANCTION", "CONCEDE"})  # whose announcement makes them
# Verbs whose plain present tells what goes on.
STATES_OF_THINGS = frozenset({"take", "participate", "serve", "host", "house", "train", "support", "supply", "fund"})
HEADLINES = frozenset({"title", "heading", "caption"})  # where the plain present tells what was done
# Deeds that only states and bodies can do at all.
SIDES_ONLY = frozenset({"MOBILIZE", "SANCTION", "CONCEDE"})


def settle_status(clause: Clause, match: DeedMatch, code: Code, trigger: Span, scene: Scene) -> Status | None:
    """Return how far the deed came, None where it is only spoken of."""
    status = status_of(scene.reading, clause.index, trigger)
    if is_going_on(clause, match) and status == "held":
        status = "ongoing"
    if DECISIONS & {lemma for lemmas in clause.lemmas[max(0, match.first - 4) : match.first] for lemma in lemmas}:
        status = "held"  # "the decision not to exempt": taken
    if is_refusal(clause, match) and status == "refused":
        status = "held"
    if code == "PROTEST" and status == "held" and match.pattern.kind == "verb" and "call" in clause.lemmas[match.first]:
        status = "planned"  # "called a rally": it is still to come
    if status == "cancelled" and code == "PROTEST":
        return None  # "cancelled for fear of protests"
    if status in ("proposed", "refused"):
        return None
    if status == "denied" and not any("deny" in lemmas or "denial" in lemmas for lemmas in clause.lemmas):
        return None  # "rather than agreeing to disarm": nobody said that it was done
    if status == "planned" and code not in OF_WORDS and _is_decided(clause, match):
        return "held" if match.pattern.kind == "noun" and code in MEASURES else status
    if status == "planned" and STATES_OF_THINGS.intersection(clause.lemmas[match.first]) and _is_habit(clause, match):
        return "ongoing"  # "takes part in the mission"
    is_called_planned = "planned" in clause.words()[max(0, match.first - 3) : match.last + 2]
    if status == "planned" and match.pattern.kind == "noun" and code in SIDES_ONLY and not is_called_planned:
        return None  # "promised mass mobilization"
    is_of_any = clause.tokens[match.first].relation == "acl:relcl"
    if (status == "planned" or (status == "held" and is_of_any)) and _is_habit(clause, match):
        return None  # "whoever attacks the convoy"
    if status == "planned" and code == "PROTEST" and match.pattern.kind == "noun" and not is_called_planned:
        return None
    if status == "planned" and code not in ANNOUNCED and _is_told(clause, match, scene):
        return None
    return status


def _is_decided(clause: Clause, match: DeedMatch) -> bool:
    """Return whether those who do the deed are told to have announced or decided it, not only to wish it."""
    over = above(clause, match.first)
    if over is None or clause.tokens[over].pos != "VERB" or not clause.words()[over].endswith("ed"):
        return False
    if match.pattern.kind == "noun":
        return clause.tokens[match.first].relation == "obj" and bool(ANNOUNCING.intersection(clause.lemmas[over]))
    return clause.tokens[match.first].relation == "xcomp" and bool({"decide", "vote"} & set(clause.lemmas[over]))


def _is_habit(clause: Clause, match: DeedMatch) -> bool:
    """Return whether the verb is in the plain present, which in a report tells what somebody does as a rule."""
    token = clause.tokens[match.first]
    word = token.text.lower()
    if match.pattern.kind != "verb" or token.pos != "VERB" or not (word == token.lemma.lower() or word.endswith("s")):
        return False
    before = clause.words()[max(0, match.first - HELPER_REACH) : match.first]
    return not HELPERS.intersection(before) and clause.sentence.kind not in HEADLINES


def _is_told(clause: Clause, match: DeedMatch, scene: Scene) -> bool:
    """Return whether the deed stands in what somebody says: a plan there is a promise, which is a statement."""
    here = clause.tokens[match.first].span
    spoken = (told for told in scene.reading.attributions if told.speaker is not None)
    return any(part.contains(here) for told in spoken for part in told.content)


def outcome_of(clause: Clause, match: DeedMatch) -> Span | None:
    """Return the verb whose outcome a participle tells."""
    is_participle = clause.words()[match.first].endswith("ing") and clause.tokens[match.first].relation == "advcl"
    over = above(clause, match.first) if is_participle else None
    return clause.tokens[over].span if over is not None else None
