"""Whether the words of a match of the lexicon go together: "led the protest", not "led to protests"."""

from communique.extract.actions_clause import Clause
from communique.extract.actions_syntax import below
from communique.ontology import DeedMatch

DAYS = frozenset({"today", "yesterday", "tomorrow", "tonight"})  # nouns that follow another without making a compound
# Refusing these is refusing a meeting, which the record tells as that.
MEETINGS = frozenset({"talk", "meeting", "negotiation", "summit", "conference", "bilateral", "dinner", "discussion"})
# To refuse these is to say nothing.
SOFT = frozenset({"comment", "say", "discuss", "talk", "meet", "speak", "answer", "confirm", "rule", "be", "give"})
# What forces are ordered to do as forces.
MARCHING = frozenset(
    {"move", "deploy", "go", "march", "advance", "mass", "patrol", "enter", "cross", "sail", "head", "fly", "prepare",
     "shadow", "escort", "stand", "assemble", "take", "reinforce", "defend", "fire", "intercept", "surround", "seize"}
)  # fmt: skip
# What is given up with these is arms only where arms are told of: "halted the programme".
VAGUE = frozenset({"programme", "program", "production", "work", "operation", "site", "facility", "base"})
WEAPONS = frozenset(
    {"nuclear", "missile", "weapon", "chemical", "biological", "enrichment", "uranium", "plutonium", "reactor",
     "military", "warhead", "ballistic", "atomic", "rocket", "arms", "enrich"}
)  # fmt: skip
# Behind these "protested", "demonstrated" is said of words.
TELLING = frozenset({"that", "how", "why", "what", "whether"})
# "With" behind these names what is given.
SUPPLYING = frozenset({"supply", "provide", "equip", "furnish", "arm", "present", "fit"})
# Of these a system is a weapon.
DEFENCES = frozenset({"defence", "defense", "radar", "shield", "interceptor", "air-defence", "artillery", "launcher"})
MEETING_REACH = 6  # tokens after "refused to attend" in which the meeting stands


def is_well_formed(clause: Clause, match: DeedMatch) -> bool:
    """Return whether the words of the pattern go together: "led the protest", not "led to protests"."""
    words = clause.words()
    if "lead" in clause.lemmas[match.first] and words[match.trigger : match.trigger + 1] == ("to",):
        return False
    if "call" in clause.lemmas[match.first] and match.pattern.code == "PROTEST":
        return words[match.trigger : match.trigger + 1] not in (("off",), ("for",), ("on",))
    if "seize" in clause.lemmas[match.first] and words[match.trigger : match.trigger + 1] in (("on",), ("upon",)):
        return False  # "seized upon a report"
    told = match.last + 1
    is_command = match.pattern.code == "MOBILIZE" and "order" in clause.lemmas[match.first] and told < len(words)
    if is_command and words[match.last] == "to" and clause.tokens[told].pos == "VERB":
        return bool(MARCHING.intersection(clause.lemmas[told]))  # not "ordered the division to pay"
    if match.pattern.code == "PROTEST" and match.last - match.first == 1:
        is_showing = "demonstrate" in clause.lemmas[match.first] and words[match.first - 1] in ("as", "is", "was")
        if is_showing or (match.last < len(words) and words[match.last] in TELLING):
            return False  # "protested that", "as demonstrated by"
    is_past = match.last > match.trigger and clause.tokens[match.last - 1].pos == "VERB"
    if is_past and words[match.last - 1].endswith("ed"):
        return False  # "broke the story that tied him to": no ties were broken
    if match.pattern.mode == "weapons" and "system" in clause.lemmas[match.last - 1]:
        return bool((WEAPONS | DEFENCES).intersection(lemma for lemmas in clause.lemmas for lemma in lemmas))
    if match.pattern.mode == "disarm" and VAGUE.intersection(clause.lemmas[match.last - 1]):
        return bool(WEAPONS.intersection(lemma for lemmas in clause.lemmas for lemma in lemmas))
    if match.object is not None and clause.tokens[match.object + 1].pos == "NOUN":
        return False  # "the weapons test announced by": no weapons were announced
    if match.last > match.trigger and clause.tokens[match.last - 1].pos == "VERB" and words[match.last - 2] == "to":
        is_told = any(word == "to" for part in match.pattern.elements[1:] for one in part or () for word in one)
        if not is_told:
            return False  # "offered to help rebuild": no help was given
    if match.pattern.code == "SANCTION" and match.last > match.trigger and match.last < len(clause.tokens):
        is_compound = clause.tokens[match.last - 1].pos == clause.tokens[match.last].pos == "NOUN"
        listed = {word for part in match.pattern.elements[1:] for one in part or () for word in one}
        is_told = bool(listed.intersection(clause.lemmas[match.last]))  # "shut the border crossing": either
        if is_compound and words[match.last] not in DAYS and not is_told:
            return False  # "suspended the trade embargo": not the trade
    if match.pattern.code != "REJECT" or match.last == match.trigger:
        return True
    if clause.lemmas[match.first][-1] in ("walk", "storm") or "walk" in clause.lemmas[match.first]:
        return True
    end = match.last
    while end < min(len(words), match.last + MEETING_REACH) and words[end] not in ("at", "in", "on", "after", "during"):
        end += 1
    after = {lemma for lemmas in clause.lemmas[match.trigger : end] for lemma in lemmas}
    if MEETINGS & after:
        return False
    is_act = words[match.trigger : match.trigger + 1] == ("to",)
    if clause.tokens[match.last - 1].pos == "VERB":
        return is_act and not SOFT.intersection(clause.lemmas[match.last - 1])
    return True


def takes_name(clause: Clause, match: DeedMatch) -> bool:
    """Return whether the object's word is a name or a month: "announced on March 3", "Mr. Ban"."""
    places = [*range(match.trigger, match.last), *(() if match.object is None else (match.object,))]
    for place in places:
        token, inside = clause.tokens[place], clause.at(place)
        if token.text in ("March", "Ban") and clause.sentence.kind not in ("title", "heading"):
            return True
        is_last = inside is not None and place == match.last - 1
        if is_last and inside is not None and inside.mention.kind == "person" and token.text[0].isupper():
            return True
        if is_last and match.pattern.code == "REQUEST" and token.pos == "PROPN" and clause.sentence.kind != "title":
            return True  # "requests a rerun of the Air Force"
    return False


def is_beside_object(clause: Clause, match: DeedMatch) -> bool:
    """Return whether the pattern's noun is no object but stands behind a preposition: "was destroyed by a missile"."""
    place = match.last - 1
    token = clause.tokens[place]
    if match.last == match.trigger or token.pos != "NOUN" or not token.relation.startswith("obl"):
        return False
    cases = {clause.words()[step] for step in below(clause, place, "case")}
    told = {word for part in match.pattern.elements for one in part or () for word in one}
    if cases == {"with"} and SUPPLYING.intersection(clause.lemmas[match.first]):
        return False  # "supplied Peru with rifles"
    return (
        bool(cases)
        and not (cases <= {"of", "out", "from"} and match.pattern.mode != "disarm")
        and not cases & told
        and not cases & set(match.pattern.target)
    )
