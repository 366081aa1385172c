"""Say who takes part in a meeting that a trigger tells: subject, object, partners after "with", possessors."""

import msgspec

from communique.extract.marks import marks_in
from communique.extract.meetings_cast import Cast, Taking, find_subjects, sending_cast, summoning_cast
from communique.extract.meetings_leads import (
    addressees,
    attending,
    inviter_of,
    mediators_of,
    speakers_at,
    travellers_to,
)
from communique.extract.meetings_objects import (
    ends_here,
    is_craft,
    is_occasion,
    is_sight,
    is_thing,
    is_topic,
    object_after_adjuncts,
    travels_along,
)
from communique.extract.meetings_partners import destination_of, is_agent, is_where, objects_of, partners_of
from communique.extract.meetings_persons import body_after, person_after
from communique.extract.meetings_subjects import governing_verb, joined_left, mentions_between, subjects_of
from communique.extract.meetings_syntax import objects_by_tree
from communique.extract.meetings_triggers import Trigger
from communique.extract.meetings_view import PARTY_KINDS, SentenceView
from communique.lang.meeting import (
    ASIDE,
    BRINGING,
    BYSTANDING,
    EXTENDING,
    INVITING,
    MARGINS,
    POINTING,
    SEERS,
)
from communique.lang.status import BE, light_forms, word_set
from communique.model import Mention

COMING = word_set(
    """
    peacekeepers peacekeeper troops soldiers forces force police policemen officers marines paratroopers instructors
    advisers mercenaries rescuers firefighters medics doctors nurses workers monitors observers inspectors refugees
    migrants tourists pilgrims passengers athletes players fans families citizens nationals evacuees students planes
    aircraft ships warships vessels tanks jets convoy convoys contingent battalion brigade unit units team aid supplies
    fighters volunteers sailors crew crews
    """
)  # whose coming is no visit
CRAFT = word_set("carrier destroyer frigate cruiser uss hms ship vessel submarine yacht ferry airliner corvette")
DOING = (
    "attend", "join", "lead", "led", "chair", "host", "enter", "leav", "left", "walk", "boycott", "pay", "paid", "mak",
    "made", "finish", "end", "conclud", "complet", "wrap", "interrupt", "cut", "extend", "break", "broke", "renew",
    "restart", "relaunch", "reopen", "re-open", "launch", "schedul", "arrang", "organi", "conven", "call", "seek",
    "sought", "stag", "skip", "miss", "invit", "mediat", "facilitat", "follow", "giv", "gave", "offer", "throw",
    "threw", "spend", "spent", "steer", "rescu", "sav", "salvag", "brief", "inform", "re-enter", "get", "got", "gain",
    "secur",
)  # fmt: skip

OPENING = frozenset({"ahead", "before", "after", "during", "following", "at", "in", "on"})
OPENING_REACH = 4  # words before the noun with which a sentence opens
AWAY = frozenset({"not", "absent", "missing", "nowhere"})  # before "at": who is told so was not there
SAID_AGAIN = frozenset({",", "in", "was", "is", "–", "—", "--"})
MARGIN_REACH = 6  # words between "on the eve of" and the talks
PERSON_REACH = 2  # sentences back to whom a pronoun means


def find_cast(view: SentenceView, trigger: Trigger) -> Cast:
    """Return who takes part according to the clause of `trigger`."""
    if trigger.frame == "picture":
        cast = _picture_cast(view, trigger)
    elif trigger.frame == "send":
        cast = sending_cast(view, trigger)
    elif trigger.frame == "summon":
        cast = summoning_cast(view, trigger)
    elif trigger.frame == "invite":
        cast = _invitation_cast(view, trigger)
    else:
        cast = _noun_cast(view, trigger) if trigger.is_noun else _verb_cast(view, trigger)
    actors = [taking.mention.actor for taking in cast.takers]
    inviting = inviter_of(view, trigger)
    if inviting is not None and inviting.actor not in actors:
        cast = msgspec.structs.replace(cast, takers=(*cast.takers, Taking(inviting, "host")))
    takers = tuple(
        Taking(_other_than(view, trigger, taking.mention), taking.role)
        if taking.mention.kind == "pronoun" and actors.count(taking.mention.actor) > 1
        else Taking(_named_before(view, taking.mention), taking.role)
        for taking in cast.takers
    )
    return msgspec.structs.replace(cast, takers=takers)


def _named_before(view: SentenceView, mention: Mention) -> Mention:
    """Return the person whom an apposition explains: "X, the first Irish head of state to travel"."""
    first = view.places_of(mention.span).start
    if mention.plural or mention.kind not in ("role", "anonymous") or view.word(first - 1) != ",":
        return mention
    person = view.owner.get(first - 2)
    bound = mention.actor is not None and mention.actor.startswith("person:")
    after = view.word(view.places_of(mention.span).stop)
    return person if person is not None and person.kind == "person" and not bound and after != "and" else mention


def _other_than(view: SentenceView, trigger: Trigger, mention: Mention) -> Mention:
    """Return who "him" is when it was taken for the one who meets him: the last other person told before."""
    if mention.span.of(view.document.text).casefold() not in ("him", "her") or mention.actor is None:
        return mention
    first = view.tokens[trigger.place].span.start
    for index in range(view.index, max(-1, view.index - 1 - PERSON_REACH), -1):
        here = marks_in(view.reading.mentions, view.reading.sentences[index].span)
        others = [
            other
            for other in here
            if other.kind in ("person", "role")
            and (other.actor or "").startswith(("person:", "local:"))
            and other.actor != mention.actor
            and other.span.start < first
        ]
        if others:
            return others[-1] if index == view.index else others[0]
    return mention


def nearest_pair(view: SentenceView, place: int) -> list[Mention]:
    """Return the last two or more coordinated parties before `place`: whom "them" and "the two sides" mean."""
    best: list[Mention] = []
    for mention in view.outer:
        span = view.places_of(mention.span)
        if not span or span.start >= place or mention.kind not in PARTY_KINDS or mention.actor is None:
            continue
        joined = [mention]
        left = joined_left(view, span.start)
        while left is not None and left.actor is not None:
            joined.insert(0, left)
            left = joined_left(view, view.places_of(left.span).start)
        if len(joined) >= 2:
            best = joined
    return best


def _mediation_cast(view: SentenceView, trigger: Trigger) -> Cast:
    """Return the sides of the clause, the mediator among them: "A's offer was conveyed to B by C"."""
    first, last = view.clause_start(trigger.place), view.clause_end(trigger.place)
    group = view.clause.verb_group(trigger.place)
    if not group.be and view.word(trigger.place + 1) != "by":
        subjects, _ = subjects_of(view, trigger.place)
        found = [*subjects, *mentions_between(view, trigger.place + 1, last)]
    else:
        found = mentions_between(view, first, last)
    if "together" in view.words[trigger.place : last]:  # "brought A and B together"
        end = view.words.index("together", trigger.place)
        found = [mention for mention in found if view.places_of(mention.span).start < end]
    group = view.clause.verb_group(trigger.place)
    passive = bool(group.be) or view.word(trigger.place + 1) == "by"
    takers = []
    for mention in found:
        start = view.places_of(mention.span).start
        agent = view.word(start - 1) == "by" if passive else start < trigger.place and mention is found[0]
        takers.append(Taking(mention, "mediator" if agent else None))
    return Cast(tuple(takers))


def _picture_cast(view: SentenceView, trigger: Trigger) -> Cast:
    return Cast(tuple({mention.actor: Taking(mention) for mention in view.outer if mention.kind == "person"}.values()))


def _invitation_cast(view: SentenceView, trigger: Trigger) -> Cast:
    """Return guest and host of a visit to which someone is invited."""
    end = view.clause_end(trigger.place)
    destination = destination_of(view, trigger.place, end, bare=False)
    verb = verb_over(view, trigger.start) if trigger.is_noun else trigger.place
    subjects = subjects_of(view, verb)[0] if verb is not None else []
    group = view.clause.verb_group(verb) if verb is not None else None
    passive = group is not None and bool(group.be)
    if trigger.is_noun:
        hosts = view.words[verb] in EXTENDING if verb is not None else False
        inside = mentions_between(view, trigger.start, trigger.place)  # "Putin's invitation to Moscow"
        takers = [Taking(mention, "host" if hosts else "guest") for mention in subjects]
        takers += [Taking(mention, "host") for mention in inside]
    else:
        to = next(here for here in range(trigger.place, len(view.words)) if view.words[here] == "to")
        objects = mentions_between(view, trigger.place + 1, to)
        takers = [Taking(mention, "guest" if passive else "host") for mention in subjects]
        takers += [Taking(mention, "host" if passive else "guest") for mention in objects]
    if not any(taking.role == "guest" for taking in takers):
        return Cast(())
    return Cast(tuple(takers), False, destination)


def _verb_cast(view: SentenceView, trigger: Trigger) -> Cast:
    if trigger.family == "mediation":
        return _mediation_cast(view, trigger)
    group = view.clause.verb_group(trigger.place)
    passive = bool(group.be) and view.clause.shape(trigger.place) == "past"
    subjects, points = find_subjects(view, trigger.place)
    end = view.purpose(trigger.place, view.clause_end(trigger.place))
    objects = objects_of(view, trigger.place, end, passive=passive)
    if not objects and view.word(view.clause_start(trigger.place) - 1) == "whom":  # "B, whom A met"
        whom = view.clause_start(trigger.place) - 1
        whom -= view.word(whom - 1) == "with"  # "B, with whom A met"
        before = view.owner.get(whom - 1) or view.owner.get(whom - 2)
        objects = [before] if before is not None else []
    if not objects and len(subjects) < 2 and not passive and trigger.frame in ("m", "w", "h", "c"):
        objects = [mention for mention in objects_by_tree(view, trigger.place) if mention not in subjects]
    if (
        not objects
        and len(subjects) == 1
        and trigger.frame == "m"
        and view.word(group.start - 1) == "who"
        and ends_here(view, trigger)
    ):
        joined = joined_left(view, view.places_of(subjects[0].span).start)
        subjects = [joined, *subjects] if joined is not None else subjects  # "A and B, who met in Rome"
    if not objects and len(subjects) == 1 and not passive and trigger.frame == "m":
        objects = object_after_adjuncts(view, trigger.place, end)
    if trigger.frame == "m" and view.word(trigger.place).startswith("call"):  # "called on X"
        partner = view.owner.get(trigger.place + 2) or view.owner.get(trigger.place + 3)
        objects = [partner] if partner is not None else []
    if not objects and trigger.frame == "m" and view.word(trigger.place + 1) == "to":  # "to report to the Council"
        partner = person_after(view, trigger.place + 1) or body_after(view, trigger.place + 1)
        objects = [partner] if partner is not None else []
    destination = None
    if trigger.family in ("visit", "motion", "host"):
        destination = destination_of(view, trigger.place, end, bare=trigger.family == "visit")
    if trigger.family == "visit" and passive and not any(mention.actor for mention in subjects):
        return Cast(())  # "the sites were visited by a team": no host
    if trigger.family == "visit":
        objects = [mention for mention in objects if mention.kind != "place"] or objects
        objects = [mention for mention in objects if not (is_craft(mention) or is_sight(mention))]
    bargaining = view.word(trigger.place).startswith("negotiat")  # its object is what is negotiated
    if trigger.family in ("motion", "attend") or trigger.frame == "d" or bargaining:
        objects = partners_of(view, trigger.place + 1, end)
    if trigger.frame == "d":
        objects = [mention for mention in objects if not is_topic(view, mention)]
    if trigger.family == "talks" and trigger.frame == "m":
        objects = [mention for mention in objects if not is_where(view, mention)]
    roles: tuple[str | None, str | None] = (None, None)
    if trigger.family == "host":
        roles = ("guest", "host") if passive else ("host", "guest")
    elif trigger.family in ("visit", "motion"):
        roles = ("guest", "host")
    if trigger.family in ("visit", "motion") and BRINGING & set(view.words[: trigger.place]) and len(subjects) >= 2:
        objects = [subjects[0], *objects]  # "invited X to visit": who invites is the host
        subjects = subjects[1:]
    takers = [Taking(mention, roles[0]) for mention in subjects] + [Taking(mention, roles[1]) for mention in objects]
    if trigger.family == "motion" and any(_is_force(view, mention) for mention in subjects):
        return Cast(())  # "peacekeepers arrived in Lomé": nobody's guests
    if trigger.family == "motion":
        fellows = [mention for mention in objects if travels_along(view, trigger.place, mention)]
        takers = [Taking(one.mention, roles[0]) if one.mention in fellows else one for one in takers]
    if trigger.family == "host" and passive and is_occasion(view, trigger.place):
        return Cast(())  # "the talks that will be hosted by X": told where they are named
    if trigger.family == "host" and not passive:
        things = [mention for mention in objects if is_thing(view, mention)]  # "for hosting the base"
        objects = [mention for mention in objects if mention not in things]
        takers = [taking for taking in takers if taking.mention not in things]
    if trigger.family == "host" and not objects and not passive:
        return Cast(())  # "A and B received 38 percent": nobody was their guest
    if trigger.family == "talks" and trigger.frame == "m" and len(takers) > 1:
        takers += [Taking(mention, "mediator") for mention in mediators_of(view, trigger)]
    body = len(subjects) == 1 and (
        (subjects[0].actor or "").startswith("body:") or (subjects[0].plural and subjects[0].actor is None)
    )
    if trigger.frame == "d" and not objects and len(subjects) < 2 and not points and not body:
        return Cast(())
    if view.word(trigger.place) in SEERS and any(is_craft(mention) for mention in (*subjects, *objects)):
        return Cast(())  # "the boats fled when they saw them"
    return Cast(tuple(takers), points, destination)


def _noun_cast(view: SentenceView, trigger: Trigger) -> Cast:
    end = view.purpose(trigger.place, view.clause_end(trigger.place))
    comma = next((here for here in range(trigger.place + 1, end) if view.words[here] == ","), end)
    verb_follows = any(view.clause.tag(here) in ("VERB", "AUX") for here in range(comma + 1, len(view.words)))
    if view.word(0) in OPENING and trigger.start <= OPENING_REACH and verb_follows:
        end = min(end, comma)  # "Ahead of the conference, X had talks with Y": Y belongs to what follows
    takers: list[Taking] = []
    if is_said_again(view, trigger):
        return Cast((), True)  # "…, the first talks between an American and an Iranian president"
    guest = "guest" if trigger.family == "visit" else None
    inside = mentions_between(view, trigger.start, trigger.place)
    partners = partners_of(view, trigger.place + 1, end, meal=trigger.family == "meal", visit=trigger.family == "visit")
    takers += [Taking(mention, guest) for mention in inside if mention.kind != "event"]
    destination = destination_of(view, trigger.place, end) if trigger.family == "visit" else None
    takers += [
        Taking(mention, guest if is_agent(view, mention) else None)  # "a trip by X"
        for mention in partners
        if mention is not destination
    ]
    points = False
    between = [m for m in partners if view.word(view.places_of(m.span).start - 1) not in ("with", "the")]
    sided = len(partners) >= 2 and "with" not in view.words[trigger.place : trigger.place + 4] and bool(between)
    scene = speakers_at(view, trigger) if partners or not inside else []
    body = len(scene) == 1 and (scene[0].actor or "").startswith("body:") and not takers
    if not sided and (partners or len(scene) > 1 or body):
        takers = [Taking(mention) for mention in scene if mention not in partners] + takers
    guests = [mention for mention in attending(view, trigger) if mention not in partners]
    if not sided and _wants_subject(view, trigger, bool(inside), any(is_agent(view, m) for m in partners)):
        verb = verb_over(view, trigger.start)
        if verb is None and len(takers) == 1:
            takers = [Taking(mention) for mention in travellers_to(view, trigger)] + takers
        if verb is not None:
            subjects, points = find_subjects(view, verb)
            hosts = view.words[verb].startswith("host")
            role = "host" if hosts else guest
            if not _does_it(view, trigger, verb):
                subjects, points = [], False  # "compared the talks to a market"
            if ASIDE & set(view.words[verb : trigger.start]):
                subjects = []  # "acted as guarantors of the talks"
            operator = view.clause.noun_governor(trigger.start)
            asked = mentions_between(view, operator.last + 1, trigger.start) if operator is not None else []
            if operator is not None and view.clause.is_noun(
                operator.first, operator.first
            ):  # "a Chinese offer of talks"
                asked += mentions_between(view, view.clause.noun_phrase(operator.first)[0], operator.first)
            if view.words[verb] in INVITING and not asked and not view.clause.verb_group(verb).be:
                asked = mentions_between(view, verb + 1, trigger.start)  # "invited A and B to talks"
            if not partners and view.word(trigger.start - 1) in ("in", "at", "during", "over", "on"):
                asked = asked or addressees(view, verb, trigger.start - 1)  # "told X at a meeting"
            takers = [Taking(mention, role) for mention in subjects] + [Taking(mention) for mention in asked] + takers
    takers += [Taking(mention) for mention in guests]
    mediators = mediators_of(view, trigger)
    if sided or len(takers) > 1:
        takers += [Taking(mention, "mediator") for mention in mediators]
    elif all(taking.mention in mediators for taking in takers):
        takers = [Taking(mention, "mediator") for mention in mediators]
    first = view.word(trigger.start)
    if (not takers and first in POINTING | {"a", "an"}) or (len(takers) < 2 and first in POINTING):
        points = True
    return Cast(tuple(takers), points or not takers, destination)


def _does_it(view: SentenceView, trigger: Trigger, verb: int) -> bool:
    """Return whether the subject of the verb that has the occasion as its object is at it: holds, seeks, joins it."""
    before = view.clause.skip_adverbs(trigger.start - 1)
    if before != verb and view.clause.tag(before) in ("ADP", "SCONJ", "PART"):
        return True  # "spoke at the talks"
    if view.clause.noun_governor(trigger.start) is not None or view.words[verb] in light_forms() | BE:
        return True
    return view.words[verb].startswith(DOING)


def _is_force(view: SentenceView, mention: Mention) -> bool:
    """Return whether a mention means soldiers, helpers or crowds, whose coming is no visit."""
    if mention.kind == "person":
        first = view.places_of(mention.span).start
        return bool(CRAFT & set(view.words[max(0, first - 2) : first]))  # "the carrier John F. Kennedy"
    if (
        mention.kind == "norp"
        and mention.plural
        and view.clause.tag(view.places_of(mention.span).stop) in ("AUX", "VERB")
    ):
        return True  # "more Americans are coming", not "a Taliban delegation"
    words = mention.span.of(view.document.text).casefold().split()
    stop = view.places_of(mention.span).stop
    after = view.words[stop : stop + 2] if mention.kind == "norp" else ()
    return bool(COMING & {*words, *after})


def is_said_again(view: SentenceView, trigger: Trigger) -> bool:
    """Return whether the noun only ranks an occasion told: "…, the first talks between an X and a Y president"."""
    ranked = "first" in view.words[trigger.start : trigger.place]
    return trigger.is_noun and ranked and view.word(trigger.start - 1) in SAID_AGAIN


def verb_over(view: SentenceView, start: int) -> int | None:
    """Return the verb that governs the noun phrase, or governs the noun that takes it: "made a request for talks"."""
    operator = view.clause.noun_governor(start)
    if operator is None or operator.is_adjective or not view.clause.is_noun(operator.first, operator.first):
        return governing_verb(view, start)
    outer, _ = view.clause.noun_phrase(operator.first)
    over = view.clause.noun_governor(outer)
    return over.first if over is not None else view.clause.light_verb(outer)


def _wants_subject(view: SentenceView, trigger: Trigger, has_possessor: bool, has_partner: bool) -> bool:
    if trigger.start == 0:
        return False
    before = view.word(trigger.start - 1)
    if before in ("on", "about", "regarding", "over") and view.word(trigger.start) in POINTING:
        return False  # "people briefed on the trip"
    if MARGINS & set(view.words[max(0, trigger.start - MARGIN_REACH) : trigger.start]):
        return False  # "spoke on the margins of a meeting": beside it
    at = next((here for here in range(trigger.start - 1, max(0, trigger.start - 7), -1) if view.words[here] == "at"), 0)
    if AWAY & set(view.words[max(0, at - 2) : at]):
        return False  # "was not at the summit"
    over = governing_verb(view, trigger.start) if before in ("before", "after", "following", "of") else None
    if over is not None and view.words[over].startswith(("met", "meet", "visit", "receiv", "host")) and not has_partner:
        return False  # "met X before a summit in Y": the summit is another's
    if before in BYSTANDING or (trigger.family == "visit" and has_partner):
        return False
    if has_possessor and before not in ("hold", "held", "holding", "holds"):
        return trigger.family != "visit" and before not in ("before", "of", "about")
    return before not in ("and", ",", "that")
