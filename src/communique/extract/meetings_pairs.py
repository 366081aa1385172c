"""Say whom "they", "between them", "the two sides" and "ministers of the two countries" mean: those told before."""

from collections.abc import Sequence
from typing import Any

import msgspec

from communique.extract.joint_speakers import joint_referents
from communique.extract.meetings_cast import Cast, Taking
from communique.extract.meetings_counted import counted_states
from communique.extract.meetings_groups import with_groups
from communique.extract.meetings_parties import is_said_again, nearest_pair, verb_over
from communique.extract.meetings_subjects import subjects_of
from communique.extract.meetings_triggers import Trigger
from communique.extract.meetings_view import SentenceView
from communique.lang.meeting import GROUP_HEADS, LEADERS_OF_TALKS, MARGINS
from communique.model import Mention, Span

PAIR_REACH = 3  # sentences before; farther back another pair is meant
OFFICES = frozenset({"ministers", "chiefs", "heads", "diplomats", "officials", "envoys"})
# Who talk for their states or armies without a name: "talks between generals", "… between negotiators of both sides".
ACTING_FOR = frozenset(
    "generals major-generals commanders officers colonels soldiers militaries armies negotiators experts officials "
    "diplomats envoys delegations teams technicians ministers".split()
)
FAR_REACH = 8  # sentences back to the two states of the story
THESE = frozenset({"they", "both"})


def with_pair(
    views: Sequence[SentenceView], view: SentenceView, trigger: Trigger, cast: Cast, *, directory: Any = None
) -> Cast:
    """Fill in whom "between them" or "the two sides" means, from this sentence or the ones just before."""
    cast = with_groups(view, trigger, cast, lambda span: _meant(view, span, directory))
    if cast.each or cast.is_acting:
        return cast
    told = _between_them(view, trigger, directory)
    if told is not None:
        return msgspec.structs.replace(cast, takers=told, points_back=False)
    acting = _acting_between(views, view, trigger)
    if acting:
        return msgspec.structs.replace(cast, takers=tuple(Taking(one) for one in acting), points_back=False)
    sided = not trigger.is_noun and _is_of_two(view, trigger)
    if not sided and not _means_pair(view, trigger):
        return _with_joint(view, trigger, cast, directory)
    pair = nearest_pair(view, trigger.place)
    for earlier in reversed(views[-1 - PAIR_REACH : -1]):
        pair = pair or nearest_pair(earlier, len(earlier.words))
    if not pair:
        return cast
    return Cast(tuple(Taking(mention) for mention in pair), False, cast.destination, is_sided=sided)


def _meant(view: SentenceView, span: Span, directory: Any) -> list[Mention]:
    """Return whom joint words mean."""
    text, day = view.document.text, view.document.publication_day()
    counted = counted_states(span, view.reading, text)
    if counted:
        return counted
    if directory is None or not hasattr(directory, "tenures_of"):
        meant = joint_referents(span, view.index, view.reading, text)
    else:
        meant = joint_referents(span, view.index, view.reading, text, directory=directory, day=day)
    if view.words[view.places_of(span).stop - 1] not in GROUP_HEADS:
        return meant  # "they" may well include who says so
    speakers = [told.speaker for told in view.reading.attributions if told.speaker is not None]
    others = [mention for mention in meant if not any(mention.span.overlaps(speaker) for speaker in speakers)]
    return others if len(others) >= 2 else meant  # "X said he expects A and B …": the leaders are A and B


def _acting_between(views: Sequence[SentenceView], view: SentenceView, trigger: Trigger) -> list[Mention]:
    """Return the two states of the story where nameless people talk for them: "talks between generals"."""
    if not trigger.is_noun or view.word(trigger.place + 1) != "between":
        return []
    first, end = trigger.place + 2, min(trigger.place + 8, len(view.words))
    head = next((here for here in range(first, min(first + 3, end)) if view.words[here] in ACTING_FOR), None)
    if head is None or any(here in view.owner and view.owner[here].actor is not None for here in range(first, end)):
        return []
    for earlier in reversed(views[-1 - FAR_REACH :]):
        before = [
            m for m in earlier.mentions if earlier is not view or m.span.start < view.tokens[trigger.place].span.start
        ]
        states = {
            m.actor: m for m in before if (m.actor or "").startswith("state:") and m.kind in ("place", "norp", "org")
        }
        if len(states) == 2:
            return list(states.values())
    return []


def _between_them(view: SentenceView, trigger: Trigger, directory: Any) -> tuple[Taking, ...] | None:
    """Return the takers of "talks between the two sides" and "brought the leaders together", with the mediator."""
    if is_said_again(view, trigger):
        return None
    if trigger.is_noun and view.word(trigger.place + 1) == "between":
        first, end = trigger.place + 2, trigger.place + 6
    elif trigger.frame == "mediate" and "together" in view.words[trigger.place :]:
        first, end = trigger.place + 1, view.words.index("together", trigger.place)
    else:
        return None
    if any(here in view.owner and view.owner[here].actor is not None for here in range(first, end)):
        return None
    head = next((here for here in range(first, min(end, len(view.words))) if view.words[here] in GROUP_HEADS), None)
    if head is None or view.words[head] in OFFICES or view.word(first) not in ("the", "both", "two"):
        return None
    meant = _meant(view, view.span_of(first, head), directory)
    if len(meant) < 2:
        return None
    verb = verb_over(view, trigger.start) if trigger.is_noun else trigger.place
    leads = verb is not None and (not trigger.is_noun or view.words[verb] in LEADERS_OF_TALKS)
    subjects = subjects_of(view, verb)[0] if verb is not None and leads else []
    known = {mention.actor for mention in meant}
    mediators = [Taking(mention, "mediator") for mention in subjects if mention.actor not in known]
    return (*(Taking(mention) for mention in meant), *mediators)


def _with_joint(view: SentenceView, trigger: Trigger, cast: Cast, directory: Any) -> Cast:
    """Keep whom a plural subject means: as takers beside a partner who is named, else in case no occasion was told."""
    span = _joint_subject(view, trigger) if cast.points_back else None
    if span is None or (trigger.is_noun and MARGINS & set(view.words[max(0, trigger.start - 6) : trigger.start])):
        return cast  # "they are to meet on the sidelines of the summit": beside it
    known = {taking.mention.actor for taking in cast.takers}
    meant = _meant(view, span, directory)
    meant = [mention for mention in meant if mention.actor not in known and not _is_possessor(view, mention)]
    if not meant:
        return cast
    role = "guest" if trigger.family in ("visit", "motion") else None
    joint = tuple(Taking(mention, role) for mention in meant)
    told_here = all(view.sentence.span.contains(mention.span) for mention in meant)
    if len(meant) == 2 and told_here and view.word(view.clause_start(trigger.place) - 1) in ("when", "before", "after"):
        return msgspec.structs.replace(cast, takers=joint, points_back=False)  # "to tell Y when the two meet"
    if cast.takers or cast.destination is not None:
        return msgspec.structs.replace(cast, takers=(*joint, *cast.takers), points_back=False)
    return msgspec.structs.replace(cast, joint=joint)


def _is_possessor(view: SentenceView, mention: Mention) -> bool:
    return view.document.text[mention.span.end : mention.span.end + 2] in ("'s", "’s")


def _joint_subject(view: SentenceView, trigger: Trigger) -> Span | None:
    """Return the words "they" or "the two leaders" that are the subject of the trigger's verb, or own the noun."""
    for place in range(trigger.start, trigger.place):
        if view.words[place] in GROUP_HEADS and view.word(place + 1) in ("'", "’"):
            return view.span_of(trigger.start, place)  # "the presidents' last meeting"
    verb = verb_over(view, trigger.start) if trigger.is_noun else trigger.place
    if verb is None:
        return None
    group = view.clause.verb_group(verb)
    last = view.clause.skip_adverbs(group.start - 1)
    while group.to is not None and last > 0 and last not in view.owner and view.clause.tag(last) in ("VERB", "AUX"):
        last = view.clause.skip_adverbs(last - 1)  # "the two are expected to meet"
    if view.word(last) == "last":  # "they last met in Rome"
        last -= 1
    if view.word(last) == "two" and view.word(last - 1) in ("the", "these"):
        return view.span_of(last - 1, last)
    if view.word(last) in THESE:
        return view.span_of(last, last)
    if view.word(last) in GROUP_HEADS:
        return view.span_of(view.clause.noun_phrase(last)[0], last)
    return None


def _is_of_two(view: SentenceView, trigger: Trigger) -> bool:
    """Return whether others act for the pair told before: "defence ministers of the two countries will meet"."""
    group = view.clause.verb_group(trigger.place).start
    return any(
        view.words[place] in ("of", "from")
        and (view.words[place + 1] == "both" or view.words[place + 1 : place + 3] == ("the", "two"))
        for place in range(max(0, group - 6), group - 1)
    )


def _means_pair(view: SentenceView, trigger: Trigger) -> bool:
    after = view.words[trigger.place + 1 : trigger.place + 6]
    return trigger.is_noun and any(
        after[: len(words)] == words
        for words in (("between", "them"), ("between", "the", "two"), ("between", "the", "sides"), ("between", "both"))
    )
