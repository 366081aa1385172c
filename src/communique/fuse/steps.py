"""The steps of an occasion: which telling of its status counts, and which tellings cannot be of one occasion."""

from collections.abc import Sequence

from communique.fuse.views import View

# What came of it, the more final the higher: of two tellings of one day the more final counts.
FINALITY = {
    "proposed": 0, "under-negotiation": 0, "planned": 1, "ongoing": 2, "agreed": 2, "refused": 3, "cancelled": 3,
    "denied": 3, "rejected": 3, "withdrawn": 6, "held": 4, "signed": 4, "adopted": 4, "in-force": 5,
}  # fmt: skip
AHEAD = frozenset({"planned", "proposed"})
DONE = frozenset({"held", "signed", "adopted", "in-force"})
FORWARD = frozenset({"proposed", "under-negotiation", "agreed", "signed", "adopted", "in-force"})
ZONE = 1  # days that time zones and late editions put between an occasion and its telling
STEPS = 400  # days from an agreement in principle to its signature or entry into force, seldom more


def status_of(ordered: Sequence[View]) -> str:
    """Return the status of the newest telling; what was once told as done does not become a plan again."""
    newest = max(ordered, key=lambda view: (view.told or 0, FINALITY.get(view.status, 1), view.claim.id))
    if newest.kind == "agreement":
        if newest.status not in FORWARD:
            return newest.status
        return max((v.status for v in ordered if v.status in FORWARD), key=lambda status: (FINALITY[status], status))
    statuses = {view.status for view in ordered}
    return "held" if "held" in statuses and newest.status in ("planned", "proposed", "ongoing") else newest.status


def of_two_times(left: View, right: View) -> bool:
    """Tell whether one is told as done before the day of the other, or as still ahead after the day of the other."""
    return any(
        one.told is not None
        and (
            (one.status in DONE and two.exact and two.first is not None and one.told < two.first - ZONE)
            or (one.status in AHEAD and two.status in DONE and two.last is not None and one.told > two.last + ZONE)
        )
        for one, two in ((left, right), (right, left))
    )


def follow(left: View, right: View) -> bool:
    """Tell whether two agreements told with days apart are steps of one: agreed on one day, signed on a later one.

    Signing and adopting follow each other either way: a treaty is signed, then ratified; an act passed, then signed.
    """
    if left.kind != "agreement" or left.first is None or right.first is None or left.status == right.status:
        return False
    first, second = (left, right) if left.first <= right.first else (right, left)
    assert first.first is not None and second.first is not None
    later = FINALITY.get(second.status, 1) > FINALITY.get(first.status, 1)
    passed = {first.status, second.status} == {"signed", "adopted"}
    return (later or passed) and second.first - first.first <= STEPS and first.status in FORWARD
