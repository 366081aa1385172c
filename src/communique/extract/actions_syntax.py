"""What the heads and relations of a sentence say about a deed; where the reading has no syntax, nothing is said.

Three questions: does a party hang on the deed or on another verb between them, which noun is the verb's own object, and
does the deed stand under words that leave open whether it happened.
"""

from communique.extract.actions_clause import Clause, Placed

CLIMB = 8  # steps up the tree; longer ways run through other clauses
# Relations over which what is said of the upper verb holds for the lower.
JOINED = frozenset({"conj", "xcomp"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until", "till"})
PAST_ONLY = frozenset({"until", "till"})  # "until it withdraws" is open, "until it withdrew" is told
# Verbs whose noun or clause is wished, checked, feared or merely thought of.
OPEN_VERBS = frozenset(
    {
        "require", "need", "demand", "seek", "want", "urge", "propose", "consider", "threaten", "avoid", "prevent",
        "avert", "fear", "predict", "forecast", "contemplate", "weigh", "envisage", "doubt", "await", "favour",
        "favor", "advocate", "recommend", "verify", "certify", "ensure", "ascertain", "check", "suggest", "deter",
        "preclude", "imagine", "suppose", "hypothesise", "hypothesize", "hope", "wish", "ask", "request", "plead",
        "beg", "wonder", "guarantee", "offer", "promise", "invite", "anticipate", "entail", "necessitate", "mull",
        "ponder", "justify", "discourage", "forestall",
        "foil", "convince", "believe", "think", "assume", "pretend", "persuade",
         "thwart", "evade", "renounce", "oppose", "forbid", "prohibit",
    }
)  # fmt: skip
# Verbs that make their object happen: under "would", "could" or "to" it has not.
MAKING = frozenset(
    {
        "cause", "trigger", "provoke", "spark", "mean", "involve", "launch", "impose", "start", "begin", "mount",
        "carry", "conduct", "order", "stage", "lead", "bring", "make", "produce", "face", "risk", "see", "reach",
        "negotiate", "broker", "secure", "achieve", "arrange", "find", "work", "press", "push", "call", "approve",
        "declare", "announce", "hold", "wage",
    }
)  # fmt: skip
WITHHOLDING = frozenset(
    {"block", "withhold", "suspend", "halt", "stop", "delay", "freeze", "cut", "refuse", "veto", "reject", "cancel",
     "end", "slash", "reduce", "hold", "terminate", "scrap", "axe", "deny"}
)  # fmt: skip
HEEDING = frozenset(
    {"respect", "observe", "honour", "honor", "uphold", "obey", "heed", "violate", "flout", "breach", "defy", "evade",
     "circumvent", "bypass", "dodge", "skirt", "implement", "monitor", "survive", "endure", "withstand", "feel"}
)  # fmt: skip
OPEN_MODALS = frozenset({"would", "could", "may", "might", "can", "should", "must", "ca", "'d"})
# Nouns that hold a deed as a thought.
OPEN_NOUNS = frozenset(
    {
        "threat", "risk", "possibility", "prospect", "danger", "fear", "plan", "proposal", "idea", "option", "call",
        "demand", "request", "appeal", "hope", "chance", "likelihood", "scenario", "event", "case", "need", "talk",
        "warning", "speculation", "rumour", "rumor", "pretext", "excuse", "potential", "definition",
        "notion", "concept", "doctrine", "pressure", "push", "effort", "attempt", "bid", "desire", "temptation",
        "question", "debate", "justification", "argument", "preparation", "ability", "capacity", "capability",
        "right", "deterrent", "protection", "guarantee", "condition", "requirement", "promise", "pledge", "offer",
    }
)  # fmt: skip


def above(clause: Clause, place: int) -> int | None:
    """Return the token that the one at `place` hangs on, None at the root or without syntax."""
    head = clause.tokens[place].head
    found = head - clause.sentence.first if head is not None else -1
    return found if 0 <= found < len(clause.tokens) and found != place else None


def below(clause: Clause, place: int, *relations: str) -> list[int]:
    """Return the tokens that hang on the one at `place` by one of `relations`, subtypes included."""
    return [
        child
        for child, token in enumerate(clause.tokens)
        if token.head == clause.sentence.first + place and token.relation.partition(":")[0] in relations
    ]


def has_syntax(clause: Clause, place: int) -> bool:
    return clause.tokens[place].head is not None


def head_of(clause: Clause, placed: Placed) -> int:
    """Return the token of a party from which the way up leaves it."""
    inside = range(placed.first, placed.last)
    return next((step for step in inside if above(clause, step) not in inside), placed.last - 1)


def hangs_on(clause: Clause, placed: Placed, first: int, last: int, *, is_gift: bool = False) -> bool:
    """Return whether the way up from a party reaches the deed's words `[first, last)` before another verb's clause.

    True as well where the reading has no syntax. "sent tanks because Peru had asked": Peru hangs on the asking.
    is_gift: who is to have the good of it may stand behind a purpose: "gave millions to help Peru".
    """
    here: int | None = head_of(clause, placed)
    for _ in range(CLIMB):
        if here is None or not has_syntax(clause, here):
            return True
        if first <= here < last:
            return True
        token = clause.tokens[here]
        is_clause = token.pos in ("VERB", "AUX") and token.relation.startswith(("advcl", "ccomp", "parataxis", "acl"))
        is_purpose = is_gift and (
            token.relation == "acl" or any(clause.words()[child] == "to" for child in below(clause, here, "mark"))
        )
        if is_clause and not is_purpose and not _is_joined(clause, here, first, last):
            return False
        here = above(clause, here)
    return True


def _is_joined(clause: Clause, verb: int, first: int, last: int) -> bool:
    """Return whether the deed itself hangs on the verb: "a ban imposed on Peru": Peru is reached through "imposed"."""
    here: int | None = first
    for _ in range(CLIMB):
        if here == verb:
            return True
        here = above(clause, here) if here is not None else None
    return any(above(clause, verb) == place for place in range(first, last)) and clause.tokens[
        verb
    ].relation.startswith("acl")


def objects_by_verb(clause: Clause) -> dict[int, list[int]]:
    """Return verb -> the nouns that are its object, and those of which the object is a part: "a tranche of aid"."""
    told: dict[int, list[int]] = {}
    for place, token in enumerate(clause.tokens):
        over = above(clause, place) if token.relation == "obj" else None
        if over is None or place <= over:
            continue
        parts = [c for c in below(clause, place, "nmod") if _has_case(clause, c, "of")]
        told.setdefault(over, []).extend((place, *parts))
    return told


def object_noun(clause: Clause, verb: int) -> int | None:
    """Return the noun that the deed is done to: the object, the passive subject, the noun that a participle marks."""
    token = clause.tokens[verb]
    if not token.relation:
        return None
    objects = below(clause, verb, "obj")
    if objects:
        return objects[0]
    passive = [child for child in below(clause, verb, "nsubj") if clause.tokens[child].relation == "nsubj:pass"]
    if passive:
        return passive[0]
    return (
        above(clause, verb) if token.relation == "acl" and token.text.lower().endswith(("ed", "en", "n", "t")) else None
    )


def is_heeded(clause: Clause, noun: int) -> bool:
    """Return whether the measure is only kept or broken by somebody: "agreed to respect the embargo"."""
    over = above(clause, noun)
    is_object = clause.tokens[noun].relation in ("obj", "nsubj:pass")
    return is_object and over is not None and bool(HEEDING.intersection(clause.lemmas[over]))


def is_open(clause: Clause, first: int, last: int, *, is_noun: bool, is_favour: bool = False) -> bool:
    """Return whether the words over the deed `[first, last)` leave open whether it happened, by syntax.

    A condition or an end not yet reached ("until it withdraws"), a wish, a check, a thought over its clause or noun.
    is_favour: a deed that who blocks or withholds it leaves undone: "vetoed the loan".
    """
    if not has_syntax(clause, first):
        return False
    here = first
    while is_noun and (over := above(clause, here)) is not None and first <= over < last:
        here = over  # "missile | attacks"
    deed = here
    if is_noun and below(clause, here, "cop") and OPEN_MODALS & {clause.words()[c] for c in below(clause, here, "aux")}:
        return True  # "the last resort would be an invasion"
    for _ in range(CLIMB):
        if _is_conditional(clause, here):
            return True
        token, over = clause.tokens[here], above(clause, here)
        if over is None:
            return False
        lemmas = set(clause.lemmas[over])
        relation = token.relation.partition(":")[0]
        if is_favour and is_noun and relation in ("obj", "nsubj") and lemmas & WITHHOLDING:
            return True
        is_verb = clause.tokens[over].pos == "VERB"
        if relation in ("ccomp", "obj") or (relation == "nsubj" and token.relation.endswith(":pass")):
            if is_verb and lemmas & OPEN_VERBS and (is_noun or relation == "ccomp"):
                return True
            if is_verb and is_noun and here == deed and lemmas & MAKING and is_unreal_verb(clause, over):
                return True
        if relation in ("nmod", "compound") and clause.tokens[over].pos == "NOUN" and lemmas & OPEN_NOUNS:
            return True
        is_able = not is_noun and token.relation == "acl" and bool(lemmas & OPEN_NOUNS)
        if is_able and any(clause.words()[child] == "to" for child in below(clause, here, "mark")):
            return True  # "the ability to strike Peru"
        if relation == "obl" and is_verb and is_noun and lemmas & OPEN_VERBS and _has_case(clause, here, "for", "of"):
            return True
        if relation in ("parataxis", "root") or (relation == "ccomp" and not is_verb):
            return False
        if relation not in (*JOINED, "nmod", "obj", "obl", "nsubj", "ccomp", "advcl"):
            return False
        if relation in ("advcl", "obl", "nsubj") and is_verb:
            return False  # what is told beside another verb is taken for granted
        here = over
    return False


def is_unreal_verb(clause: Clause, verb: int) -> bool:
    """Return whether the verb stands under "would", "could", "may", or is to be done by another's wish."""
    helpers = {clause.words()[child] for child in below(clause, verb, "aux", "mark")}
    over = above(clause, verb)
    is_wished = "to" in helpers and over is not None and bool(OPEN_VERBS.intersection(clause.lemmas[over]))
    return bool(helpers & OPEN_MODALS) or is_wished


def _is_conditional(clause: Clause, place: int) -> bool:
    marks = {clause.words()[child] for child in below(clause, place, "mark")}
    if not marks & CONDITIONS:
        return False
    word = clause.words()[place]
    is_past = word.endswith("ed") or (not word.endswith("s") and word not in clause.lemmas[place][:1])
    return not (marks & CONDITIONS <= PAST_ONLY and is_past)


def _has_case(clause: Clause, place: int, *words: str) -> bool:
    return any(clause.words()[child] in words for child in below(clause, place, "case"))
