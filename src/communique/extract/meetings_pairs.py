"""Say whom "between them", "the two sides" and "ministers of the two countries" mean: the pair told before."""

from collections.abc import Sequence

from communique.extract.meetings_parties import Cast, Taking, nearest_pair
from communique.extract.meetings_triggers import Trigger
from communique.extract.meetings_view import SentenceView

PAIR_REACH = 3  # sentences before; farther back another pair is meant


def with_pair(views: Sequence[SentenceView], view: SentenceView, trigger: Trigger, cast: Cast) -> Cast:
    """Fill in whom "between them" or "the two sides" means, from this sentence or the ones just before."""
    sided = not trigger.is_noun and _is_of_two(view, trigger)
    if not sided and not _means_pair(view, trigger):
        return cast
    pair = nearest_pair(view, trigger.place)
    for earlier in reversed(views[-1 - PAIR_REACH : -1]):
        pair = pair or nearest_pair(earlier, len(earlier.words))
    if not pair:
        return cast
    return Cast(tuple(Taking(mention) for mention in pair), False, cast.destination, is_sided=sided)


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
