"""Find subject and object of a verb from the reader's syntax, where its tokens carry heads; else find nothing.

The words alone settle most cases (`meetings_subjects.py`); the tree is asked where they find nobody. Relations are
those of Universal Dependencies.
"""

from collections.abc import Iterable

from communique.extract.meetings_view import PARTY_KINDS, SentenceView
from communique.model import Mention

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
SHARED = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis"})  # a verb under these may borrow its head's subject
PARTNERS = frozenset({"with", "between"})
STEPS = 3  # verbs up the tree; farther up the subject is someone else's


def subjects_by_tree(view: SentenceView, verb: int) -> list[Mention]:
    """Return the subject of the verb, or of the verb that it hangs on when it has none of its own."""
    place: int | None = verb
    for _ in range(STEPS):
        if place is None:
            return []
        own = [child for child in _children(view, place) if view.tokens[child].relation in SUBJECTS]
        if own:
            return _mentions(view, own)
        relation = view.tokens[place].relation
        above = _head(view, place)
        if relation == "acl:relcl" or relation == "acl":
            return _mentions(view, [above] if above is not None else [])
        if relation not in SHARED:
            return []
        place = above
    return []


def objects_by_tree(view: SentenceView, verb: int) -> list[Mention]:
    """Return the object of the verb and its partners after "with"."""
    found = []
    for child in _children(view, verb):
        relation = view.tokens[child].relation
        cases = {view.words[case] for case in _children(view, child) if view.tokens[case].relation == "case"}
        if relation == "obj" or (relation.startswith("obl") and cases & PARTNERS):
            found.append(child)
    return _mentions(view, found)


def _mentions(view: SentenceView, places: Iterable[int]) -> list[Mention]:
    """Return the mentions on the words and on what is coordinated with them."""
    found: list[Mention] = []
    for place in places:
        conjuncts = [child for child in _children(view, place) if view.tokens[child].relation == "conj"]
        for here in (place, *conjuncts):
            mention = view.owner.get(here)
            if mention is not None and mention.kind in PARTY_KINDS and mention not in found:
                found.append(mention)
    return found


def _children(view: SentenceView, place: int) -> list[int]:
    head = view.sentence.first + place
    return [here for here, token in enumerate(view.tokens) if token.head == head]


def _head(view: SentenceView, place: int) -> int | None:
    head = view.tokens[place].head
    if head is None or not view.sentence.first <= head < view.sentence.last:
        return None
    return head - view.sentence.first
