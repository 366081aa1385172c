"""How alike two claims are: one score in [0, 1], and the vetoes that no score outweighs."""

from collections.abc import Set

from communique.fuse.steps import follow, of_two_times
from communique.fuse.views import View

SAME = 0.55  # average score from which two groups of claims are one occasion; tuned on the development gold
UNSURE = 0.42  # from here on a pair is worth a person's look

ADJACENT = 1  # days: time zones and evening sessions put one occasion on two days
SEASON = 45  # days: undated tellings further apart in publication are hardly of one occasion

REPRINTED = 14  # days; the same words later are a phrase that comes back ("the two presidents signed the plan")
QUOTED = 6  # words, the empty ones not counted; so many alike are one utterance, though dated a day apart
TELLING = 4  # words, the empty ones not counted; fewer ("signed the plan") say too little about which

OUT_OF_TIME = 0.2  # taken off where one is told as done before the other's day, or as ahead after it
ONE_WORD = 0.6  # at most, for titles that share a single telling word

# Nouns that any agreement or meeting may be called by: "the treaty" says nothing about which.
BARE = frozenset(
    """agreement agreements accord accords treaty treaties pact deal deals convention protocol memorandum document text
    declaration statement resolution plan framework arrangement contract draft meeting talks summit conference visit
    session round new final historic""".split()
)

WEIGHTS = {"parties": 0.42, "date": 0.2, "place": 0.12, "title": 0.1, "issues": 0.06, "words": 0.1}


def compare(left: View, right: View) -> tuple[float, str]:
    """Return the score of two claims of one kind and the reason in words; a veto scores below zero."""
    if left.kind != right.kind:
        return -1.0, "different kinds"
    if left.kind == "statement":
        return _compare_statements(left, right)
    if _verbatim(left, right):
        return 1.0, "the same words"
    veto = _veto(left, right)
    if veto:
        return -1.0, veto
    parts = {
        "parties": _parties(left, right),
        "date": _dates(left, right),
        "place": _places(left, right),
        "title": _titles(left, right),
        "issues": _overlap(left.issues, right.issues, 0.4),
        "words": min(1.0, 2 * _overlap(left.words, right.words, 0.0)),
    }
    score = sum(WEIGHTS[key] * value for key, value in parts.items())
    if left.kind == "action" and left.label != right.label:
        return -1.0, "different kinds of deed"
    if left.kind == "agreement":
        score = 0.5 * parts["title"] + 0.25 * parts["parties"] + 0.15 * parts["date"] + 0.1 * parts["words"]
    if left.label == right.label == "call" or (left.label == "call") != (right.label == "call"):
        score += 0.05 if left.label == right.label else -0.15
    if of_two_times(left, right):
        score -= OUT_OF_TIME
    reason = ", ".join(f"{key} {value:.2f}" for key, value in parts.items())
    return max(0.0, min(1.0, score)), reason


def _compare_statements(left: View, right: View) -> tuple[float, str]:
    """One utterance told twice: the same speaker, and most of the shorter telling's words in the longer one."""
    if left.parties and right.parties and not _shares(left, right):
        return -1.0, "different speakers"
    if left.told is not None and right.told is not None and abs(left.told - right.told) > SEASON:
        return -1.0, "told too far apart"
    small = min(len(left.words), len(right.words))
    apart = _apart(left, right) if left.exact and right.exact else 0
    if apart > ADJACENT or (apart and (small < QUOTED or left.words != right.words)):
        return -1.0, "said on different days"
    if small < 3:
        return 0.0, "too few words"
    shared = len(left.words & right.words)
    dice = 2 * shared / (len(left.words) + len(right.words))
    contained = shared / small
    score = dice if small < 6 else max(dice, 0.85 * contained)
    return score, f"words {dice:.2f}, contained {contained:.2f}"


def _verbatim(left: View, right: View) -> bool:
    """Tell whether two documents tell it in the same sentence, as a reprint does, at most some days apart."""
    return (
        left.claim.document != right.claim.document
        and left.told is not None
        and right.told is not None
        and abs(left.told - right.told) <= REPRINTED
        and len(left.words) >= TELLING
        and left.label == right.label
        and not (left.exact and right.exact and _apart(left, right) > ADJACENT)
        and left.words == right.words
        and _quotes(left) == _quotes(right)
    )


def _quotes(view: View) -> list[str]:
    return [" ".join(citation.quote.split()) for citation in view.claim.citations if citation.field == "whole"]


def _veto(left: View, right: View) -> str:
    if left.parties and right.parties and not _shares(left, right):
        return "" if len(left.title - BARE) > 1 and left.title == right.title else "no party in common"
    apart = _apart(left, right)
    if left.exact and right.exact and apart > ADJACENT and not follow(left, right):
        moved = any(
            one.moved and other.first is not None and other.last is not None
            and one.moved[0] <= other.last + ADJACENT and other.first <= one.moved[1] + ADJACENT
            for one, other in ((left, right), (right, left))
        )  # fmt: skip
        if not moved:
            return "different days"
    elif apart > 0 and not (left.exact and right.exact) and not (left.moved or right.moved):
        return "different periods"
    if left.kind == "agreement" and _other_partners(left, right):
        return "of one kind with other partners"
    if left.kind == "meeting" and len(left.parties) > 1 and len(right.parties) > 1:
        named = left.title and left.title == right.title
        return "different persons for the same side" if _persons_clash(left, right) and not named else ""
    return ""


def _other_partners(left: View, right: View) -> bool:
    """Tell whether each has two parties, one of them strange to the other, and the titles hardly tell which it is."""
    if len(left.parties) < 2 or len(right.parties) < 2 or len((left.title & right.title) - BARE) > 1:
        return False
    return any(keys.isdisjoint(right.sides) for keys in left.parties.values()) and any(
        keys.isdisjoint(left.sides) for keys in right.parties.values()
    )


def _shares(left: View, right: View) -> bool:
    return not left.sides.isdisjoint(right.sides)


def _apart(left: View, right: View) -> int:
    """Return the days between the two periods, 0 when they overlap or one is not dated."""
    if left.first is None or right.first is None or left.last is None or right.last is None:
        return 0
    return max(0, left.first - right.last, right.first - left.last)


def _persons_clash(left: View, right: View) -> bool:
    """Tell whether each names a person for one side and they are not the same person, with no person in common."""
    ours = {key for key in left.parties if key.startswith(("person:", "local:"))}
    theirs = {key for key in right.parties if key.startswith(("person:", "local:"))}
    if ours & theirs or not ours or not theirs:
        return False
    sides = {side for key in ours for side in left.parties[key] if side != key}
    return any(side in sides for key in theirs for side in right.parties[key] if side != key)


def _parties(left: View, right: View) -> float:
    """Return a soft Jaccard: a person and his own state are half a match."""
    if not left.parties or not right.parties:
        return 0.3
    unmatched = dict(right.parties)
    total = 0.0
    rest: list[frozenset[str]] = []
    for key, keys in left.parties.items():
        if key in unmatched:
            total += 1
            del unmatched[key]
        else:
            rest.append(keys)
    for keys in rest:
        found = next((key for key, others in unmatched.items() if keys & others), None)
        if found is not None:
            total += 0.6
            del unmatched[found]
    smaller = min(len(left.parties), len(right.parties))
    union = len(left.parties) + len(right.parties) - total
    # a telling that names fewer parties is no contradiction: overlap and Jaccard in equal parts
    return 0.5 * min(1.0, total / smaller) * (1.0 if smaller > 1 else 0.7) + 0.5 * total / max(union, 1e-9)


def _dates(left: View, right: View) -> float:
    if left.first is None or right.first is None or left.last is None or right.last is None:
        if left.told is None or right.told is None:
            return 0.4
        return 0.5 if abs(left.told - right.told) <= SEASON else 0.1
    apart = _apart(left, right)
    if apart:
        return 0.35 if apart <= ADJACENT or follow(left, right) else 0.0
    return 1.0 if left.exact and right.exact else 0.7


def _places(left: View, right: View) -> float:
    if left.place is None or right.place is None:
        return 0.5
    if left.place == right.place:
        return 1.0
    if left.country and left.country == right.country:
        return 0.6
    return 0.0


def _titles(left: View, right: View) -> float:
    ours, theirs = left.title - BARE, right.title - BARE
    if not ours or not theirs:
        return 0.4
    shared = len(ours & theirs)
    if not shared and (_spelled(left, right) or _spelled(right, left)):
        return 1.0
    # "the interim agreement" is no other than "the interim agreement on the nuclear programme"; yet one word in common
    # ("the trade deal") is less than the whole name of one
    alike = shared / (len(ours) + len(theirs)) + shared / (2 * min(len(ours), len(theirs)))
    return alike if shared > 1 else min(alike, ONE_WORD)


def _spelled(short: View, full: View) -> bool:
    """Tell whether a word in capitals of one title is made of first letters of the other's, in order from the first."""
    return any(
        word[0] == full.initials[:1] and _in_order(word, full.initials)
        for word in short.capitals
        if 2 < len(word) <= len(full.initials)
    )


def _in_order(letters: str, within: str) -> bool:
    rest = iter(within)
    return all(letter in rest for letter in letters)


def _overlap(left: Set[str], right: Set[str], unknown: float) -> float:
    if not left or not right:
        return unknown
    return len(left & right) / len(left | right)
