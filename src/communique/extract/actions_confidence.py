"""How sure an action is, from how its doer, its target and the deed itself were found.

Each sign below was seen on facts of real reports and of the open gold sets that were judged by hand; a sign's weight is
what it adds to the log odds that the fact is right. The table of what came out is in `docs/accuracy.md`.
"""

import math
from collections.abc import Collection, Mapping, Sequence

from communique.extract.actions_clause import Clause, Placed
from communique.extract.actions_parties import is_armed, is_known
from communique.extract.actions_sides import is_side
from communique.extract.actions_syntax import above, has_syntax, head_of
from communique.model import Party, Reading
from communique.model.events import Code, Status
from communique.ontology import DeedMatch

START = 0.3
WEIGHTS: Mapping[str, float] = {
    # who did it: the deed's own subject, agent or owner, a name of a state or a man, or somebody found elsewhere
    "doer own": 0.5, "doer place": 0.4, "doer person": 0.4, "doer far": -1.1, "doer inferred": -0.5,
    "doer armed": -0.4, "doer unknown": -0.5, "doer group": -0.2, "doer pronoun": -0.2,
    # to whom
    "target side": 0.2, "target none": -0.1, "target lost": -0.3, "target person": -0.5, "target pronoun": -0.6,
    "target nobody": -0.6,
    # in what words, and where they stand in the sentence
    "word short": -0.4, "relation root": 0.3, "relation conj": 0.3, "relation nsubj": 0.3, "relation obj": 0.2,
    "relation ccomp": -0.4, "relation advcl": -0.4, "relation acl": -0.3, "relation compound": -0.4, "long": -0.7,
    # what was done, and what else is told of it
    "code PROTEST": -0.8, "code REJECT": -0.4, "code SANCTION": 0.5, "code AID": 0.4, "status ongoing": -0.4,
    "dated": 0.35, "retold": 0.2,
}  # fmt: skip
LEAST, MOST = 0.05, 0.95
# Of facts below this two in thirty were right.
LEAST_SURE = 0.28
# Of a protest these tell nothing: its doers are a crowd.
OF_CROWDS = frozenset({"doer unknown", "doer inferred", "doer far", "target person"})
OWN_RELATIONS = ("nsubj", "obl:agent", "nmod:poss", "amod", "compound")


def signs_of(
    clause: Clause,
    match: DeedMatch,
    code: Code,
    status: Status,
    doers: Sequence[Placed],
    sufferers: Sequence[Placed],
    actors: Sequence[Party],
    targets: Sequence[Party],
    reading: Reading,
) -> frozenset[str]:
    """Return the signs of a deed: of its doer, its target, its word and what is said of it."""
    told = {
        f"code {code}",
        f"status {status}",
        *_of_doer(clause, match, doers, actors),
        *_of_target(sufferers, targets),
        *_of_word(clause, match, reading),
    }
    if code == "COERCE" and not any(is_known(party) for party in targets):
        told.add("target nobody")  # whom the police took at home
    return frozenset(told - OF_CROWDS if code == "PROTEST" else told)


def confidence_of(signs: Collection[str]) -> float:
    """Return how likely a fact with these signs is right, between `LEAST` and `MOST`, in steps of a hundredth."""
    odds = START + sum(WEIGHTS.get(sign, 0.0) for sign in signs)
    return round(min(MOST, max(LEAST, 1 / (1 + math.exp(-odds)))), 2)


def _of_doer(clause: Clause, match: DeedMatch, doers: Sequence[Placed], actors: Sequence[Party]) -> set[str]:
    if not doers:
        return {"doer inferred"}
    one = doers[0]
    kind = one.mention.kind
    signs = {"doer pronoun"} if kind == "pronoun" else {f"doer {kind}"}
    if not any(is_side(party) for party in actors):
        signs.add("doer armed" if any(is_armed(party) for party in actors) else "doer no side")
        if not any(is_known(party) for party in actors):
            signs.add("doer unknown")
    head = head_of(clause, one)
    if has_syntax(clause, head):
        over = above(clause, head)
        is_own = over is not None and match.first <= over < match.last
        relation = clause.tokens[head].relation
        signs.add("doer own" if is_own and relation.startswith(OWN_RELATIONS) else "doer shared")
        if not is_own and abs(one.first - match.first) > FAR:
            signs.add("doer far")
    if len(doers) > 1:
        signs.add("doer several")
    return signs


FAR = 12  # tokens between a deed and a doer that does not hang on it


def _of_target(sufferers: Sequence[Placed], targets: Sequence[Party]) -> set[str]:
    if not targets:
        return {"target none", *({"target lost"} if sufferers else ())}
    signs = {"target side" if all(is_side(party) for party in targets) else "target other"}
    if not sufferers:
        signs.add("target inferred")
    elif sufferers[0].mention.kind in ("pronoun", "person"):
        signs.add(f"target {sufferers[0].mention.kind}")
    return signs


def _of_word(clause: Clause, match: DeedMatch, reading: Reading) -> set[str]:
    signs = {f"word {match.pattern.kind}"}
    token = clause.tokens[match.first]
    if match.pattern.kind == "verb" and match.last - match.first == 1:
        signs.add("word short")
    if match.turned:
        signs.add("word turned")
    if token.relation:
        signs.add(f"relation {token.relation.partition(':')[0]}")
    if any(part.contains(token.span) for told in reading.attributions for part in told.content):
        signs.add("told")
    if clause.sentence.kind in ("title", "heading", "caption"):
        signs.add("headline")
    if len(clause.tokens) > LONG:
        signs.add("long")
    return signs


LONG = 45  # tokens of a sentence that is often misread
