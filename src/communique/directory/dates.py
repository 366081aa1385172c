"""Compare dates of different precision: `2004`, `2004-03` and `2004-03-09` are intervals, `until` is exclusive."""

from collections.abc import Sequence

from communique.model import Tenure

LOW = "0000-01-01"
HIGH = "9999-12-31"


def earliest(date: str) -> str:
    """Return the first day that an ISO date or prefix may mean."""
    return date[:10] + LOW[len(date[:10]) :]


def latest(date: str) -> str:
    """Return the last day that an ISO date or prefix may mean (31 closes every month: it only has to compare)."""
    return date[:10] + HIGH[len(date[:10]) :]


def coverage(tenure: Tenure, day: str) -> int:
    """Return 2 if the tenure surely covers all of `day`, 1 if it may cover some of it, 0 if it cannot."""
    first, last = earliest(day), latest(day)
    if earliest(tenure.since) > last or (tenure.until is not None and latest(tenure.until) <= first):
        return 0
    ends_after = tenure.until is None or earliest(tenure.until) > last
    return 2 if latest(tenure.since) <= first and ends_after else 1


def covering(tenures: Sequence[Tenure], day: str) -> list[Tenure]:
    """Return the tenures that may cover `day`, the sure ones first, else in the given order."""
    graded = [(coverage(tenure, day), tenure) for tenure in tenures]
    return [tenure for grade in (2, 1) for found, tenure in graded if found == grade]


def year_span(tenure: Tenure) -> tuple[int, int]:
    """Return the first and last year of a tenure; 9999 while it goes on."""
    return int(tenure.since[:4]), 9999 if tenure.until is None else int(tenure.until[:4])
