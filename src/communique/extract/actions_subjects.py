"""Find the subject of a verb: by syntax where the reading has it, else by plain English clause order.

Without syntax the subject is the nearest party to the left that no preposition governs. A relative pronoun passes the
search to its antecedent, "and", "but" and participles to the verb before, an infinitive to the verb that governs it or
to that verb's object ("urged Iran to stop"); coordinated parties count together.
"""

from communique.extract.actions_clause import Clause, Placed
from communique.extract.actions_lists import POSSESSIVES, coordinated, coordinated_right
from communique.lang.forces import group_nouns, organ_nouns, weapon_nouns

RELATIVES = frozenset({"who", "which", "whom", "whose", "that"})
HARD_STOPS = frozenset({";", ":", "?", "!"})
SUBORDINATORS = frozenset(
    {"if", "because", "when", "while", "after", "before", "although", "though", "since", "unless", "until", "whether"}
)
# Verbs whose object does what the infinitive after it tells.
OBJECT_CONTROL = frozenset(
    {
        "ask", "urge", "order", "tell", "allow", "permit", "force", "lobby", "persuade", "invite", "want", "expect",
        "help", "press", "push", "pressure", "compel", "require", "encourage", "instruct", "command", "enable", "warn",
        "exhort", "implore",
        "advise", "get", "cause", "lead", "authorise", "authorize", "convince", "beg", "request", "call", "appeal",
    }
)  # fmt: skip
# Prepositions whose noun is a place, a time or a manner: never the doer of the verb that follows.
ADJUNCTS = frozenset(
    {
        "in", "at", "on", "into", "from", "to", "over", "under", "near", "with", "against", "for", "through",
        "within", "about", "during", "between", "among", "across", "toward", "towards", "by", "via", "inside",
        "outside", "amid", "despite",
    }
)  # fmt: skip
# Verbs whose object does what the gerund after "of", "for" or "from" tells.
BLAMED = frozenset(
    {"accuse", "suspect", "blame", "criticise", "criticize", "charge", "condemn", "praise", "thank", "stop", "prevent",
     "denounce", "slam", "commend", "chide", "fault", "bar", "deter"}
)  # fmt: skip
SCOLDING = frozenset({"lash", "rail", "rage", "fume", "thunder", "storm"})  # "at" whom it is done, he is blamed
# Where something is done: before the noun of a deed they tell where it struck, not who did it.
SITES = frozenset(
    {"embassy", "consulate", "hotel", "barracks", "airport", "base", "mosque", "church", "market", "port"}
)
DECISIONS = frozenset({"decision", "move"})  # "his decision to bomb": made and carried out by its possessor
# What a leader's name and the possessive call his: "General Pinochet's troops" do what he has them do.
OF_LEADERS = frozenset(
    {"force", "troop", "army", "soldier", "fighter", "government", "administration", "regime", "military", "militia",
     "navy", "jet", "warplane", "tank", "gunner", "men", "guard", "police", "rebel", "guerrilla", "junta", "cabinet"}
)  # fmt: skip
# Nouns of blows, which do what those do who deal them: "an airstrike by Peru killed".
BLOWS = frozenset(
    {"airstrike", "strike", "attack", "bombing", "bombardment", "raid", "shelling", "offensive", "assault", "ambush",
     "air-strike", "shooting", "barrage", "volley", "explosion", "blast", "drone", "missile", "fire", "operation"}
)  # fmt: skip
# Whose forces in a land are not that land's: "rebel forces in Guinea".
OPPOSED = frozenset(
    {"opposition", "rebel", "insurgent", "separatist", "foreign", "coalition", "allied", "militant", "islamist",
     "jihadist", "anti-government", "resistance", "peacekeeping", "occupation", "occupying", "international",
     "mercenary"}
)  # fmt: skip
TIMES = frozenset(
    {"day", "night", "morning", "evening", "afternoon", "week", "month", "year", "decade", "spring", "summer", "autumn",
     "fall", "winter", "weekend", "time", "today", "yesterday", "tomorrow", "later", "ago", "earlier"}
)  # fmt: skip
SUBJECT_REACH = 30  # tokens to the left; longer subjects are lists, and lists are followed from their last member
DEPTH = 3  # verbs that one search may pass through


def subjects(clause: Clause, place: int) -> tuple[Placed, ...]:
    """Return the parties that are the subject of the verb at `place`; empty when there is none in the sentence."""
    if clause.tokens[place].head is not None:
        found = _by_syntax(clause, place, 0)
        if found is not None:
            return found
    return _by_order(clause, place, 0)


def _by_order(clause: Clause, place: int, depth: int) -> tuple[Placed, ...]:
    if depth < DEPTH and (earlier := _shared_verb(clause, place)) is not None:
        before, through_object = earlier
        if through_object:
            controller = next((p for p in clause.placed if before < p.first and p.last <= place), None)
            if controller is not None:
                return (controller,)
        return _by_order(clause, before, depth + 1)
    if has_common_subject(clause, place):
        return ()
    words = clause.words()
    here = place - 1
    verbs_passed = 0
    while here > max(-1, place - SUBJECT_REACH):
        word, pos = words[here], clause.tokens[here].pos
        found = clause.at(here)
        if found is not None and not (found.mention.kind == "pronoun" and word in RELATIVES):
            if words[found.last] in ("'s", "’s") and DECISIONS.intersection(clause.lemmas[found.last + 1]):
                return (found,)
            is_scenery = found.mention.kind == "place" and not (found.mention.actor or found.mention.candidates)
            if not verbs_passed and word not in POSSESSIVES and _is_possessor(clause, found, place):
                return ()  # "Serbian elections led to": what is Serbia's is the subject
            if (
                word in POSSESSIVES
                or is_scenery
                or _is_object(clause, found)
                or is_governed(clause, found)
                or _is_possessor(clause, found, place)
            ):
                here = found.first - 1
                continue
            return coordinated(clause, found)
        if word in HARD_STOPS:
            return ()
        if word in SUBORDINATORS and pos in ("SCONJ", "") and verbs_passed:
            return ()
        if word == "that" and pos == "SCONJ":
            return ()
        if word in RELATIVES and here > 0:
            antecedent = next((p for p in reversed(clause.placed) if p.last <= here and here - p.last <= 3), None)
            if antecedent is None or (word != "who" and is_governed(clause, antecedent)):
                return ()
            if any(clause.tokens[step].pos in ("VERB", "AUX") for step in range(antecedent.last, here)):
                return ()
            if _is_possessor(clause, antecedent, here):
                return ()  # "the embassy blast that killed"
            return coordinated(clause, antecedent)
        if pos == "VERB":
            verbs_passed += 1
        here -= 1
    return ()


def has_common_subject(clause: Clause, place: int) -> bool:
    """Return whether a noun phrase that names no party opens the verb's clause: "when a crowd stormed"."""
    words = clause.words()
    here = place - 1
    while here >= 0 and clause.tokens[here].pos in ("ADV", "AUX", "PART"):
        here -= 1
    if here < 0 or clause.tokens[here].pos != "NOUN" or TIMES.intersection(clause.lemmas[here]):
        return False
    while here >= 0 and clause.tokens[here].pos in ("NOUN", "ADJ", "NUM", "DET", "PROPN") and clause.at(here) is None:
        here -= 1
    if here >= 0 and clause.at(here) is not None:
        return False
    return here < 0 or words[here] in SUBORDINATORS or words[here] in HARD_STOPS or words[here] == "that"


def _shared_verb(clause: Clause, place: int) -> tuple[int, bool] | None:
    """Return the earlier verb whose subject (or, True, whose object) the verb at `place` shares; None for its own."""
    words = clause.words()
    before = place - 1
    while before > 0 and clause.tokens[before].pos in ("ADV", "AUX", "PART") and words[before] != "to":
        before -= 1
    if before <= 0:
        return None
    previous = next((step for step in range(before - 1, -1, -1) if clause.tokens[step].pos == "VERB"), None)
    if previous is None:
        return None
    between = words[previous:before]
    noun = before - 2 if words[before - 1] == "not" else before - 1
    if words[before] == "to" and noun >= 0 and DECISIONS.intersection(clause.lemmas[noun]):
        return None
    if words[before] == "to":
        is_controlled = bool(OBJECT_CONTROL.intersection(clause.lemmas[previous]))
        return (previous, is_controlled) if not HARD_STOPS.intersection(between) else None
    is_conjunct = clause.tokens[before].pos == "CCONJ" and clause.at(before) is None
    is_participle = words[place].endswith("ing") and before == place - 1 and words[before] == ","
    if (is_conjunct or is_participle) and not HARD_STOPS.intersection(between):
        return previous, False
    return None


def _by_syntax(clause: Clause, place: int, depth: int) -> tuple[Placed, ...] | None:
    """Return the subject by heads and relations, None where they say nothing."""
    offset = clause.sentence.first
    for child, token in enumerate(clause.tokens):
        if token.head == offset + place and token.relation.startswith("nsubj"):
            found = _covering(clause, child)
            if token.text.lower() == "whom":
                continue
            if token.text.lower() in RELATIVES - {"who"}:
                near = next((p for p in reversed(clause.placed) if p.last <= child and child - p.last <= 1), None)
                is_next = near is not None and (near.last == child or clause.words()[near.last] == ",")
                is_next = is_next and near is not None and not _is_of_other_noun(clause, place, near)
                if near is not None and is_next and near.mention.kind != "norp":
                    return coordinated(clause, near)  # "for Chile and for Peru, which had blocked"
            if token.text.lower() in RELATIVES:
                break
            if found is None and token.pos == "NOUN" and (owner := _owner_of_arms(clause, child)) is not None:
                return coordinated_right(clause, owner)
            if found is None and token.pos == "NOUN" and (leader := _leader_of(clause, child)) is not None:
                return (leader,)
            if found is None:
                return () if token.pos in ("NOUN", "PRON") else None
            if (twin := _other_adjective(clause, found)) is not None:
                return (twin, found)
            is_list = _has_conjunct(clause, child) or (
                found.mention.kind == "norp" and clause.words()[found.last : found.last + 1] == ("and",)
            )
            return coordinated_right(clause, found) if is_list else (found,)
    token = clause.tokens[place]
    above = (token.head or -1) - offset
    if depth >= DEPTH or not 0 <= above < len(clause.tokens):
        return None
    if token.relation == "acl" and clause.words()[place].endswith("ing") and _is_predicate(clause, above):
        return _by_syntax(clause, above, depth + 1)  # "Peru is the largest donor, giving"
    if token.relation.startswith("acl"):
        found = _covering(clause, above)
        is_infinitive = place > 0 and clause.tokens[place - 1].text.lower() == "to"
        is_noun = clause.tokens[above].pos == "NOUN" and (token.relation == "acl:relcl" or not is_infinitive)
        if found is None and is_noun:
            return ()  # "signed agreements which give": the agreements do
        return (found,) if found is not None else None
    is_gerund = any(
        other.head == offset + place and other.relation == "mark" and other.text.lower() in ("of", "for", "from")
        for other in clause.tokens
    )
    if token.relation == "advcl" and is_gerund and BLAMED.intersection(clause.lemmas[above]):
        return _objects_of(clause, above)  # "accused Peru of arming"
    if token.relation == "advcl" and is_gerund and SCOLDING.intersection(clause.lemmas[above]):
        return _objects_of(clause, above, "obl")  # "lashed out at Peru for having armed"
    is_under_noun = token.relation == "advcl" and _is_predicate(clause, above)
    if token.relation in ("conj", "xcomp", "advcl") and (clause.tokens[above].pos in ("VERB", "AUX") or is_under_noun):
        if token.relation == "xcomp" and OBJECT_CONTROL.intersection(clause.lemmas[above]):
            for child, other in enumerate(clause.tokens):
                if other.head == offset + above and other.relation in ("obj", "iobj"):
                    found = _covering(clause, child)
                    return (found,) if found is not None else None
        return _by_syntax(clause, above, depth + (token.relation != "conj"))
    return None


def _leader_of(clause: Clause, noun: int) -> Placed | None:
    """Return to whom the fighters at `noun` are loyal: "forces loyal to Ana Rojas"."""
    if not OF_LEADERS.intersection(clause.lemmas[noun]):
        return None
    words = clause.words()
    for here in range(noun + 1, min(len(words), noun + 3)):
        if words[here] in ("loyal", "allied", "answering", "faithful") and words[here + 1] in ("to", "with"):
            return next((p for p in clause.placed if here + 2 <= p.first <= here + 4), None)
    return None


def _is_predicate(clause: Clause, noun: int) -> bool:
    here = clause.sentence.first + noun
    return any(token.head == here and token.relation == "cop" for token in clause.tokens)


def _owner_of_arms(clause: Clause, noun: int) -> Placed | None:
    """Return whose weapon or blow is the subject: "missiles fired by Peru hit", "a bombing by rebels killed"."""
    if not (weapon_nouns() | BLOWS).intersection(clause.lemmas[noun]):
        return None
    offset = clause.sentence.first
    for child, token in enumerate(clause.tokens):
        over = token.head - offset if token.head is not None else -1
        is_fired = 0 <= over < len(clause.tokens) and clause.tokens[over].head == offset + noun
        is_agent = token.relation == "obl:agent" and is_fired and clause.tokens[over].relation == "acl"
        is_by = over == noun and token.relation in ("nmod", "obl:agent") and _has_case(clause, child, "by", "of")
        is_owner = (
            over == noun and token.relation in ("nmod:poss", "amod", "compound") and token.pos in ("ADJ", "PROPN")
        )
        if (is_agent or is_by or is_owner) and (found := _covering(clause, child)) is not None:
            return found
    return None


def _has_case(clause: Clause, place: int, *words: str) -> bool:
    here = clause.sentence.first + place
    return any(t.head == here and t.relation == "case" and t.text.lower() in words for t in clause.tokens)


def _is_of_other_noun(clause: Clause, verb: int, near: Placed) -> bool:
    """Return whether a relative clause goes with a common noun before the party: "a raid in Peru that killed"."""
    noun = (clause.tokens[verb].head or -1) - clause.sentence.first
    if not clause.tokens[verb].relation.startswith("acl") or not 0 <= noun < near.first:
        return False
    return clause.tokens[noun].pos == "NOUN" and clause.at(noun) is None


def _objects_of(clause: Clause, verb: int, *more: str) -> tuple[Placed, ...]:
    """Return the parties that are the object of the verb, or its subject in the passive, by syntax."""
    told = [
        _covering(clause, child)
        for child, token in enumerate(clause.tokens)
        if token.head == clause.sentence.first + verb and token.relation in ("obj", "iobj", "nsubj:pass", *more)
    ]
    return tuple(one for one in told if one is not None)


def _covering(clause: Clause, place: int) -> Placed | None:
    """Return the party at `place`, or the adjective of a state in front of the noun there: "Russian | jets"."""
    found = clause.at(place)
    if found is not None:
        return found
    if SITES.intersection(clause.lemmas[place]):
        return None  # "the U.S. embassies": buildings
    before = next((p for p in reversed(clause.placed) if p.last <= place), None)
    if before is None or any(
        clause.tokens[step].pos not in ("ADJ", "NOUN", "PROPN", "NUM", "PART") for step in range(before.last, place)
    ):
        return None
    return None if _is_possessor(clause, before, place + 1) else before


def _other_adjective(clause: Clause, found: Placed) -> Placed | None:
    """Return the first state of "Omani and Chilean police", whose second has the noun."""
    words = clause.words()
    if found.first < 2 or words[found.first - 1] not in ("and", "&"):
        return None
    left = clause.at(found.first - 2)
    is_adjective = left is not None and clause.tokens[left.last - 1].pos == "ADJ"
    return left if is_adjective and clause.tokens[found.first].pos == "ADJ" else None


def _has_conjunct(clause: Clause, place: int) -> bool:
    return any(token.head == clause.sentence.first + place and token.relation == "conj" for token in clause.tokens)


def _is_object(clause: Clause, placed: Placed) -> bool:
    """Return whether the party follows an -ing form: "the navy patrolling the gulf caught …"."""
    before = placed.first - 1
    while before >= 0 and clause.tokens[before].pos in ("DET", "ADJ", "NUM"):
        before -= 1
    return before >= 0 and clause.tokens[before].pos == "VERB" and clause.tokens[before].text.lower().endswith("ing")


def is_governed(clause: Clause, placed: Placed) -> bool:
    """Return whether a preposition other than "of" stands before the party: it is then no subject."""
    words = clause.words()
    before = placed.first - 1
    while before >= 0 and words[before] in {"the", "a", "an", "its", "his", "their", "both", "former"}:
        before -= 1
    if before >= 0 and words[before] in {"and", ",", "or"}:
        left = next((p for p in reversed(clause.placed) if p.last == before or p.last == before - 1), None)
        is_new_clause = words[before] == "and" and before > 0 and words[before - 1] == ","
        if is_new_clause and left is not None and words[left.first - 1] != ",":
            return False  # "arms to Peru, and Chile suspended"
        return left is not None and words[before] != "," and is_governed(clause, left)
    if before > 0 and words[before] in ("in", "of", "from") and organ_nouns().intersection(clause.lemmas[before - 1]):
        # "security forces in Guinea" are the state's; "Palestinian police in Jericho" are named already.
        if before > 1 and words[before - 2] in OPPOSED:
            return True
        return clause.at(before - 1) is not None or placed.mention.actor is None
    return before >= 0 and words[before] in ADJUNCTS and clause.tokens[before].pos in ("ADP", "", "SCONJ", "PART")


def _is_possessor(clause: Clause, placed: Placed, place: int) -> bool:
    """Return whether another noun than the party is the doer: "Assad's ally attacked", "Serbian elections led to".

    What belongs to a state acts for it when it can act: "Assad's ally" is not Assad, "Iraqi soldiers" are Iraq's.
    """
    words = clause.words()
    after = placed.last
    has_mark = after < len(words) and words[after] in {"'s", "’s", "'", "’"}
    ends_possessive = clause.tokens[placed.last - 1].text.endswith(("'s", "’s"))
    after += has_mark
    end = after
    while end < place and clause.tokens[end].pos in ("ADJ", "NOUN", "PROPN", "NUM"):
        end += 1
    if end == after:
        return False
    if SITES.intersection(clause.lemmas[placed.last - 1]) and not has_mark:
        return True  # "the embassy blast"
    if has_mark or ends_possessive or placed.mention.kind == "norp" or clause.tokens[placed.last - 1].pos == "ADJ":
        heads = {lemma for lemmas in clause.lemmas[after:end] for lemma in lemmas}
        if placed.mention.kind == "person":
            return not heads & OF_LEADERS
        return not heads & (organ_nouns() | group_nouns() | weapon_nouns())
    return False
