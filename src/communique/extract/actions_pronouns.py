"""Whom a pronoun at a deed means where syntax settles it, before any chain of mentions is asked.

"Peru's claim that it had …" is Peru; in "the seizure of the isle by Peru and its blockade", "Chile condemned Peru over
its blockade" and "the embargo imposed on Peru after its blockade" the possessive takes up him of whose deed is spoken.
"""

from communique.extract.actions_clause import Clause, Placed
from communique.extract.actions_subjects import BLAMED
from communique.extract.actions_syntax import CLIMB, above, below
from communique.lang.forces import group_nouns, organ_nouns

POSSESSIVE = frozenset({"its", "their", "his", "her"})
SUBJECT = frozenset({"it", "they", "he", "she"})
# Verbs whose object is answered for what he did: "sanctioned Peru over its …", beside those of blame and praise.
ANSWERING = BLAMED | {
    "sanction", "punish", "rebuke", "censure", "reprimand", "expel", "suspend", "penalise", "penalize", "attack",
    "lambast", "lambaste", "berate", "scold", "upbraid", "decry", "castigate", "deride", "congratulate", "warn",
    "compensate", "reward", "isolate", "boycott", "confront", "challenge", "sue", "question",
}  # fmt: skip
CUTTING = frozenset({"break", "sever", "cut", "downgrade", "suspend", "freeze", "recall", "withdraw", "halt", "end"})
DENYING = frozenset({"deny", "reject", "dismiss", "refute", "rebut", "dispute", "contest", "ridicule"})
# What is done to these is done to their owner.
OWNED = frozenset(
    {"citizen", "national", "people", "fisherman", "fishermen", "worker", "tourist", "child", "civilian", "hostage",
     "prisoner", "territory", "town", "village", "city", "soil", "land", "asset", "good", "export", "import", "product",
     "company", "bank", "bond", "border", "airspace", "position", "port", "airport", "base", "capital", "oil", "gas",
     "neighbour", "neighbor", "ally", "independence", "sovereignty", "airline", "steel", "wine", "island", "coast",
     "facility", "plant", "infrastructure", "convoy", "patrol", "post", "outpost", "headquarters", "men", "student"}
)  # fmt: skip
RESPONSES = frozenset(
    {"response", "reaction", "retaliation", "reprisal", "revenge", "answer", "punishment", "retribution"}
)
ANSWERED_FOR = frozenset({"over", "for", "after", "following", "because", "about", "since"})
SUFFERING = frozenset({"on", "against", "upon", "to"})


def settled_by_syntax(placed: Placed, clause: Clause) -> Placed | None:
    """Return the party of the same sentence that the pronoun means by its place in it; None where that is open."""
    word = clause.words()[placed.first]
    if placed.last - placed.first != 1 or clause.tokens[placed.first].head is None:
        return None
    if word in POSSESSIVE and clause.tokens[placed.first].relation == "nmod:poss":
        noun = above(clause, placed.first)
        return _of_possessive(clause, noun) if noun is not None else None
    if word in SUBJECT and clause.tokens[placed.first].relation.startswith("nsubj"):
        verb = above(clause, placed.first)
        return _of_claim(clause, verb) if verb is not None else None
    return None


def subject_above(placed: Placed, clause: Clause) -> Placed | None:
    """Return the state or body that is the subject of a clause over the possessive: "Japan said that its citizens"."""
    if clause.words()[placed.first] not in ("its", "their"):
        return None
    here = above(clause, placed.first)
    for _ in range(CLIMB):
        if here is None:
            return None
        for child in below(clause, here, "nsubj"):
            found = clause.at(child)
            if found is not None and found is not placed and found.mention.kind in ("place", "org"):
                return found
        here = above(clause, here)
    return None


def is_answered(placed: Placed, clause: Clause) -> bool:
    """Return whether the possessive owns what somebody answers, who is then not its owner: "in response to its raid".

    Whose it is the sentence does not say by its form.
    """
    if clause.words()[placed.first] not in POSSESSIVE or placed.last - placed.first != 1:
        return False
    noun = above(clause, placed.first)
    over = above(clause, noun) if noun is not None else None
    if over is None or noun is None:
        return False
    case = {clause.words()[child] for child in below(clause, noun, "case")}
    return bool(case & {"to", "for"} and RESPONSES.intersection(clause.lemmas[over]))


def is_of_things(placed: Placed, clause: Clause) -> bool:
    """Return whether a possessive owns neither people nor land nor goods, which suffer for it: "into its use"."""
    if clause.words()[placed.first] not in POSSESSIVE or placed.last - placed.first != 1:
        return False
    noun = above(clause, placed.first)
    return noun is not None and not (OWNED | organ_nouns() | group_nouns()).intersection(clause.lemmas[noun])


def _of_possessive(clause: Clause, noun: int) -> Placed | None:
    over = above(clause, noun)
    if over is None:
        return None
    if clause.tokens[noun].relation == "conj":  # "Peru's seizure of the isle and its blockade of the port"
        owner = next((child for child in below(clause, over, "nmod") if _is_owner(clause, child)), None)
        return clause.at(owner) if owner is not None else None
    case = {clause.words()[child] for child in below(clause, noun, "case")}
    if not case & ANSWERED_FOR or clause.tokens[over].pos != "VERB":
        return None
    is_passive = bool(below(clause, over, "obl")) and (
        clause.tokens[over].relation == "acl"
        or any(clause.tokens[child].relation == "aux:pass" for child in below(clause, over, "aux"))
    )
    if is_passive:
        for child in below(clause, over, "obl"):
            if {clause.words()[step] for step in below(clause, child, "case")} & SUFFERING and clause.at(child):
                return clause.at(child)
        subject = next((s for s in below(clause, over, "nsubj") if clause.tokens[s].relation == "nsubj:pass"), None)
        return clause.at(subject) if subject is not None else None
    for thing in below(clause, over, "obj"):  # "lift the measures taken against Peru after its"
        for verb in (thing, *(step for step in below(clause, thing, "acl") if clause.words()[step].endswith("ed"))):
            for child in below(clause, verb, "obl", "nmod"):
                cases = {clause.words()[step] for step in below(clause, child, "case")}
                if cases & {"on", "against", "upon"} and clause.at(child) is not None:
                    return clause.at(child)
    if CUTTING.intersection(clause.lemmas[over]):  # "broke off ties with Peru over its"
        for child in (
            *below(clause, over, "obl"),
            *(c for t in below(clause, over, "obj") for c in below(clause, t, "nmod")),
        ):
            cases = {clause.words()[step] for step in below(clause, child, "case")}
            if cases & {"with", "to", "from"} and clause.at(child) is not None and child < noun:
                return clause.at(child)
    if ANSWERING.intersection(clause.lemmas[over]):
        found = next((clause.at(child) for child in below(clause, over, "obj") if clause.at(child)), None)
        return found if found is not None and found.mention.kind != "pronoun" else None
    return None


def _of_claim(clause: Clause, verb: int) -> Placed | None:
    """Return whose claim it is that the clause of `verb` tells: "in Peru's report that it had"."""
    noun = above(clause, verb)
    is_told = clause.tokens[verb].relation in ("acl", "ccomp") and noun is not None
    if not is_told or noun is None or clause.tokens[noun].pos != "NOUN":
        return None
    denying = above(clause, noun)
    is_denied = denying is not None and clause.tokens[noun].relation == "obj" and DENYING & set(clause.lemmas[denying])
    if is_denied and denying is not None:  # "Peru denied Chile's claim that it had": Peru
        return next((clause.at(child) for child in below(clause, denying, "nsubj")), None)
    owner = next((child for child in below(clause, noun, "nmod", "amod") if _is_owner(clause, child)), None)
    return clause.at(owner) if owner is not None else None


def _is_owner(clause: Clause, place: int) -> bool:
    found = clause.at(place)
    if found is None or found.mention.kind == "pronoun":
        return False
    return clause.tokens[place].relation == "nmod:poss" or found.mention.kind == "norp"
