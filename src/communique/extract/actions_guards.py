"""What is no deed though its word stands there: purposes, gerunds, names; and nouns whose doer a light verb gives."""

from communique.extract.actions_clause import BE, Clause, Placed, is_passive
from communique.extract.actions_lists import POSSESSIVES
from communique.extract.actions_subjects import BLAMED, DECISIONS, subjects
from communique.extract.actions_syntax import is_heeded
from communique.lang.forces import armed_nouns, weapon_nouns
from communique.ontology import DeedMatch

# Verbs that only say that the deed their object names was done.
LIGHT = frozenset(
    {
        "announce", "order", "impose", "begin", "start", "launch", "conduct", "mount", "continue",
        "complete", "resume", "speed", "approve", "declare", "lead", "stage", "carry", "make", "wage",
        "undertake", "expand", "step", "postpone", "delay", "defer", "cancel",
    }
)  # fmt: skip
UNPROVEN = frozenset({"suspect", "charge", "stop", "prevent", "bar", "deter"})  # these leave open whether it was done
GOVERNOR_REACH = 7
# Verbs whose infinitive was done, or is to be by their subject's own announcement (the status then says so).
DOING = frozenset(
    {
        "decide", "manage", "continue", "begin", "start", "proceed", "help", "vote", "choose", "go", "plan",
        "agree", "order", "intend", "prepare", "vow", "pledge", "threaten", "set",
    }
)  # fmt: skip
GOING_ON = frozenset({"start", "begin", "continue", "keep", "stop", "finish", "resume", "be"})
RESPONDING = frozenset({"respond", "retaliate", "hit", "answer", "react", "counter", "follow", "threaten", "punish"})
TROOPS = frozenset(
    {"troop", "soldier", "army", "force", "tank", "unit", "regiment", "brigade", "column", "militia",
     "marine", "paratrooper", "paratroops", "guard", "division", "battalion", "commando", "fleet", "navy"}
)  # fmt: skip
LIFTING = frozenset(
    {"lift", "lifting", "ease", "easing", "waive", "remove", "removal", "relief", "relax", "drop",
     "suspend", "repeal", "abolish"}
)  # fmt: skip
POSSIBLE = frozenset(
    {"potential", "fear", "threat", "risk", "possibility", "prospect", "history", "right", "chance", "danger", "event",
     "talk", "brink", "verge", "case", "call", "demand", "plan", "likelihood"}
)  # fmt: skip
LEAVING = frozenset({"leave", "quit", "vacate", "move", "fall", "draw", "step", "cross"})
MOVING = frozenset(
    {
        "march",
        "advance",
        "roll",
        "push",
        "drive",
        "thrust",
        "sweep",
        "pour",
        "surge",
        "cross",
        "land",
        "come",
        "disembark",
        "take",
        "enter",
    }
)
# What strikes and marches are about that concern only employers and shops, and what rises without feet.
PAY = frozenset(
    {"pay", "wage", "price", "roster", "salary", "pension", "fare", "diesel", "overtime", "layoff", "stock", "bond"}
)
AIRBORNE = frozenset({"aircraft", "plane", "jet", "helicopter", "airliner", "flight", "fighter", "satellite"})
NAMING = frozenset({"org", "person", "facility", "event", "document"})  # a deed's noun in a name is part of the name


def light_verb_subjects(clause: Clause, place: int, *, is_protest: bool = False) -> tuple[Placed, ...]:
    """Return the subject of a verb that has the noun at `place` as its object: "Italy announced a suspension of …"."""
    for here in range(place - 1, max(-1, place - 6), -1):
        if clause.tokens[here].pos in ("VERB", "AUX") and LIGHT.intersection(clause.lemmas[here]):
            is_wanted = is_purpose(clause, here) or is_bare_gerund(clause, here)
            if is_wanted and not is_protest:
                return ()  # "considered imposing sanctions"
            return subjects(clause, here) if not is_passive(clause, here) else ()
        if clause.words()[here] == "with" and RESPONDING.intersection(clause.lemmas[here - 1]):
            return subjects(clause, here - 1)  # "responded with tariffs on"
        is_particle = clause.words()[here] in ("up", "out", "off", "on") and clause.tokens[here - 1].pos == "VERB"
        if clause.tokens[here].pos in ("VERB", "ADP", "AUX", "PUNCT", "SCONJ") and not is_particle:
            return ()
    return ()


def is_purpose(clause: Clause, place: int) -> bool:
    """Return whether the verb is an infinitive that tells a wish, a plan or a purpose ("efforts to rescue").

    What was decided, begun or managed was done; so was what forces were joined for.
    """
    words = clause.words()
    here = place
    while here > 2 and (clause.tokens[here - 1].pos == "ADV" or words[here - 1] in ("and", "or")):
        here -= 2 if words[here - 1] in ("and", "or") else 1
    if (letter := _let_before(clause, here)) is not None:
        here = letter  # "was meant to let both sides swap prisoners"
    if here < 2 or words[here - 1] != "to":
        return False
    before = here - 3 if words[here - 2] == "not" and here > 2 else here - 2
    if DECISIONS.intersection(clause.lemmas[before]) or "force" in clause.lemmas[before]:
        return False
    if words[here - 2] in BE or words[here - 2] in ("expected", "due", "set", "scheduled"):
        return False  # "is to cut its force": a plan
    governor = next(
        (step for step in range(before, max(-1, before - GOVERNOR_REACH), -1) if clause.tokens[step].pos == "VERB"),
        None,
    )
    return governor is None or not (DOING.intersection(clause.lemmas[governor]) and governor >= before - 1)


def _let_before(clause: Clause, place: int) -> int | None:
    """Return the place of "let" whose bare infinitive is the verb at `place`, None where there is none."""
    for here in range(place - 1, max(-1, place - GOVERNOR_REACH), -1):
        if "let" in clause.lemmas[here] and clause.tokens[here].pos == "VERB":
            return here
        if clause.tokens[here].pos in ("VERB", "AUX", "PART", "SCONJ", "PUNCT"):
            return None
    return None


def is_bare_gerund(clause: Clause, place: int, *, is_material: bool = True) -> bool:
    """Return whether the verb is an -ing form that names a deed without telling it: "requires lifting sanctions".

    is_material: a deed of arms or force, which who accuses another of it tells as done.
    """
    if not clause.tokens[place].text.lower().endswith("ing") or place == 0:
        return False
    before = clause.tokens[place - 1]
    if before.text.lower() in POSSESSIVES:
        return True  # "approved their joining"
    if before.text.lower() in ("of", "for") and is_material and is_blamed(clause, place):
        return False  # "accused Peru of arming the rebels"
    if before.pos == "VERB":
        return not GOING_ON.intersection(clause.lemmas[place - 1])
    return before.text.lower() in ("for", "of", "about", "against", "without", "despite", "from", "on", "into")


def is_blamed(clause: Clause, place: int) -> bool:
    """Return whether the -ing form at `place` tells what somebody is blamed for: told as done by him who blames."""
    for here in range(place - 2, max(-1, place - GOVERNOR_REACH), -1):
        if clause.tokens[here].pos == "VERB":
            return bool((BLAMED - UNPROVEN).intersection(clause.lemmas[here]))
    return False


def has_bare_object(clause: Clause, place: int) -> bool:
    return place < len(clause.tokens) and clause.tokens[place].pos in ("DET", "PRON", "NOUN", "ADJ", "PROPN")


def is_in_name(clause: Clause, match: DeedMatch) -> bool:
    """Return whether the noun is part of a name: the month in "March 2018", "Amnesty International"."""
    token = clause.tokens[match.first]
    inside = clause.at(match.first)
    if inside is not None and inside.mention.kind in NAMING:
        return True
    is_lead = clause.sentence.kind in ("title", "heading") or match.first == 0
    return token.text == "March" or (token.pos == "PROPN" and token.text[0].isupper() and not is_lead)


def is_going_on(clause: Clause, match: DeedMatch) -> bool:
    """Return whether the deed began and lasts: "have taken to the streets since November"."""
    words = clause.words()
    return (
        bool({"has", "have", "'ve", "’ve"} & set(words[max(0, match.first - 3) : match.first]))
        and "since" in words[match.last : match.last + 6]
    )


def takes_none(clause: Clause, match: DeedMatch) -> bool:
    """Return whether the object says that nothing was done: "withdrew no troops", "imposed no sanctions"."""
    words = clause.words()
    if match.pattern.code == "COERCE" and {"his", "her", "their", "its", "own"} & set(
        words[match.trigger : match.last]
    ):
        return True  # "boarding his plane"
    if {"nothing", "nobody", "none"} & set(words[max(0, match.first - 8) : match.first]):
        return True
    return match.pattern.kind == "verb" and "no" in words[match.first + 1 : max(match.last, match.first + 2)]


def is_troop_march(clause: Clause, match: DeedMatch, doers: tuple[Placed, ...]) -> bool:
    """Return whether soldiers march or gather, which is no demonstration: "German troops marched into Paris"."""
    if match.pattern.code != "PROTEST" or match.pattern.kind != "verb":
        return False
    if "march" in clause.lemmas[match.first] and "into" in clause.words()[match.trigger : match.trigger + 5]:
        return True
    before = range(max(0, match.first - 3), match.first)
    heads = {lemma for place in before for lemma in clause.lemmas[place]}
    heads |= {lemma for doer in doers for place in range(doer.first, doer.last) for lemma in clause.lemmas[place]}
    return bool(TROOPS & heads)


def is_lifted(clause: Clause, match: DeedMatch) -> bool:
    """Return whether the measure that a noun names is what another word ends: "on lifting UN sanctions against"."""
    if match.pattern.kind != "noun" or match.pattern.code not in ("SANCTION", "COERCE"):
        return False
    before = {lemma for lemmas in clause.lemmas[max(0, match.first - 5) : match.first] for lemma in lemmas}
    return bool(LIFTING & before) or is_heeded(clause, match.last - 1)


def is_possible_only(clause: Clause, match: DeedMatch) -> bool:
    """Return whether the noun tells of a deed that is only feared or thought of: "the potential for protests"."""
    if match.pattern.kind != "noun":
        return False
    words = clause.words()
    if "immediate" in words[max(0, match.first - 2) : match.first]:
        return True  # "an immediate withdrawal of all forces": demanded
    for place in range(match.first - 1, max(-1, match.first - 5), -1):
        if words[place] in ("for", "of", "to") and POSSIBLE.intersection(clause.lemmas[place - 1]):
            return True
        if clause.tokens[place].pos in ("VERB", "PUNCT"):
            return False
    return False


def is_mere_travel(clause: Clause, match: DeedMatch, doers: tuple[Placed, ...]) -> bool:
    """Return whether a verb of movement has no soldiers as its subject: "Kerry landed in", "tourists crossed into"."""
    lemmas = set(clause.lemmas[match.first])
    is_moving = match.pattern.code == "ASSAULT" and bool(MOVING & lemmas)
    is_leaving = match.pattern.code == "RETREAT" and match.pattern.mode == "withdraw" and bool(LEAVING & lemmas)
    is_clash = match.pattern.code == "ASSAULT" and "clash" in lemmas and match.last - match.first == 1
    if match.pattern.kind != "verb" or not (is_moving or is_leaving or is_clash):
        return False
    places = {*range(max(0, match.first - 3), match.last), *(p for doer in doers for p in range(doer.first, doer.last))}
    heads = {lemma for place in places for lemma in clause.lemmas[place]}
    return not heads & (TROOPS | armed_nouns() | weapon_nouns() | {"missile", "drone"})


def is_accident(clause: Clause, match: DeedMatch, doers: tuple[Placed, ...]) -> bool:
    """Return whether what fell or sank had nobody's hand in it: "his F-16 crashed in", "their boat sank off"."""
    if match.pattern.kind != "verb" or match.pattern.code != "ASSAULT" or is_passive(clause, match.first):
        return False
    lemmas = clause.lemmas[match.first]
    if {"crash", "land", "fall", "slam", "smash"}.intersection(lemmas):
        places = range(max(0, match.first - 6), match.first)
        heads = {lemma for doer in doers for place in range(doer.first, doer.last) for lemma in clause.lemmas[place]}
        heads |= {lemma for place in places for lemma in clause.lemmas[place]}
        return bool(AIRBORNE & heads) and not heads & {"missile", "rocket", "shell", "bomb", "mortar", "troop"}
    is_bare = match.last - match.first == 1 and not has_bare_object(clause, match.last)
    is_bare &= clause.at(match.last) is None and all(
        token.pos != "NUM" for token in clause.tokens[match.last : match.last + 1]
    )
    return "sink" in lemmas and is_bare


def is_own_business(clause: Clause, match: DeedMatch) -> bool:
    """Return whether a protest or strike is about pay and prices, or no crowd's at all: "shares rallied"."""
    if match.pattern.code != "PROTEST":
        return False
    nouns = [place for place, token in enumerate(clause.tokens) if token.pos == "NOUN"]
    lemmas = {lemma for place in nouns for lemma in clause.lemmas[place]}
    before = set(clause.words()[max(0, match.first - 2) : match.first])
    return bool(PAY & lemmas or {"over", "despite", "amid"} & before or "shares" in clause.words())


def is_of_troops(clause: Clause, doers: tuple[Placed, ...]) -> bool:
    """Return whether the doers are told as soldiers: "Chilean forces", which by withdrawing leave some place."""
    places = [place for doer in doers for place in range(doer.first, min(doer.last + 1, len(clause.tokens)))]
    return bool(TROOPS & {lemma for place in places for lemma in clause.lemmas[place]})
