"""Cross-check the directory: every row against the others.

Each check yields findings with a code; `check_directory` runs them all. The shipped data have none but those listed in
`data/known_gaps.tsv` and `data/shared_names.tsv`, which a test compares.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import msgspec

from communique.directory.dates import earliest, latest
from communique.directory.folding import fold
from communique.directory.load import Tables
from communique.model import Tenure

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")
FIRST_YEAR = 1926  # Hirohito's is the oldest tenure that reaches into 1985
LAST_YEAR = 2027
POSTED = ("ambassador-to-", "envoy-for-")
REGIONS = frozenset({"middle-east"})
# A vacancy longer than this in the chief offices is more often a missing row than a fact.
GAP_DAYS = 730
COVERED_FROM = "1985"  # before it only the best known leaders are entered
CHIEF_ROLES = ("president", "prime-minister", "foreign-minister", "monarch", "secretary-general", "director-general")


class DirectoryFinding(msgspec.Struct, frozen=True):
    """Something that cannot be right, or that a person should look at. subject: an office, actor or name."""

    code: str
    subject: str
    message: str


def check_directory(tables: Tables) -> list[DirectoryFinding]:
    """Return every finding, by check and then in table order."""
    return [
        *check_references(tables),
        *check_dates(tables.tenures),
        *check_overlaps(tables),
        *check_gaps(tables.tenures),
        *check_duplicates(tables.tenures),
        *check_shared_names(tables),
        *check_codes(tables),
    ]


def check_references(tables: Tables) -> Iterator[DirectoryFinding]:
    """Every holder, owner, parent and role that a row names exists."""
    for tenure in tables.tenures:
        owner, _, role = tenure.office.partition("/")
        if tenure.holder not in tables.actors:
            yield DirectoryFinding("unknown-holder", tenure.office, f"{tenure.holder} is in no people table")
        if owner not in tables.actors:
            yield DirectoryFinding("unknown-owner", tenure.office, f"{owner} is neither a state nor a body")
        if role not in tables.roles and not role.startswith(POSTED):
            yield DirectoryFinding("unknown-role", tenure.office, f"{role} is not in roles.tsv")
        if role.startswith(POSTED) and not _is_post(role, tables):
            yield DirectoryFinding("unknown-post", tenure.office, f"{role} ends in no state, body or region")
    for actor in tables.actors.values():
        for other in (actor.parent, actor.acts_for):
            if other is not None and other not in tables.actors:
                yield DirectoryFinding("unknown-parent", actor.id, f"{other} does not exist")
    for title in tables.titles:
        if title.actor not in tables.actors:
            yield DirectoryFinding("unknown-owner", title.actor, "titles.tsv names an actor that does not exist")
    for seat in tables.seats:
        if seat.actor not in tables.actors:
            yield DirectoryFinding("unknown-owner", seat.actor, f"{seat.words} stands for an actor that does not exist")


def check_dates(tenures: tuple[Tenure, ...]) -> Iterator[DirectoryFinding]:
    """Dates are ISO 8601, exist in the calendar, lie in the period, and end after they begin."""
    for tenure in tenures:
        for value in (tenure.since, tenure.until):
            if value is not None and not _is_date(value):
                yield DirectoryFinding("impossible-date", tenure.office, f"{tenure.holder}: {value!r}")
        if tenure.until is not None and latest(tenure.until) < earliest(tenure.since):
            yield DirectoryFinding(
                "ends-before-start", tenure.office, f"{tenure.holder}: {tenure.since} to {tenure.until}"
            )


def check_overlaps(tables: Tables) -> Iterator[DirectoryFinding]:
    """In offices of one holder at a time, no two tenures surely overlap."""
    for office, tenures in _by_office(tables.tenures).items():
        role = tables.roles.get(office.partition("/")[2])
        if role is None or not role.single or office in COLLECTIVE:
            continue
        ordered = sorted(tenures, key=lambda tenure: (earliest(tenure.since), latest(tenure.since)))
        for left, right in pairwise(ordered):
            if left.until is None or latest(right.since) < earliest(left.until):
                yield DirectoryFinding(
                    "overlap",
                    office,
                    f"{left.holder} until {left.until or 'now'}, {right.holder} since {right.since}",
                )


# A presidency of several members at once.
COLLECTIVE = frozenset({"state:bih/president"})


def check_gaps(tenures: tuple[Tenure, ...]) -> Iterator[DirectoryFinding]:
    """Chief offices are not vacant for years between two holders."""
    for office, found in _by_office(tenures).items():
        if office.partition("/")[2] not in CHIEF_ROLES:
            continue
        ordered = sorted(found, key=lambda tenure: earliest(tenure.since))
        for left, right in pairwise(ordered):
            if left.until is None or left.until < COVERED_FROM:
                continue
            vacant = (_day(earliest(right.since)) - _day(latest(left.until))).days
            if vacant > GAP_DAYS:
                yield DirectoryFinding("gap", office, f"nobody from {left.until} to {right.since}")


def check_duplicates(tenures: tuple[Tenure, ...]) -> Iterator[DirectoryFinding]:
    """No person holds one office twice at once."""
    held: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        held[tenure.office, tenure.holder].append(tenure)
    for (office, holder), found in held.items():
        ordered = sorted(found, key=lambda tenure: earliest(tenure.since))
        for left, right in pairwise(ordered):
            if left.until is None or earliest(right.since) < earliest(left.until):
                yield DirectoryFinding("duplicate", office, f"{holder} since {left.since} and since {right.since}")


def check_shared_names(tables: Tables) -> Iterator[DirectoryFinding]:
    """A full name or alias names one actor."""
    names: dict[str, set[str]] = defaultdict(set)
    for actor in tables.actors.values():
        for form in (actor.name, *actor.names):
            names[fold(form)].add(actor.id)
    for name, actors in names.items():
        if len(actors) > 1:
            yield DirectoryFinding("shared-name", name, " ".join(sorted(actors)))


def check_codes(tables: Tables) -> Iterator[DirectoryFinding]:
    """ISO codes have three capitals; states that exist today have one of their own."""
    seen: dict[str, str] = {}
    for state in tables.states.values():
        if state.iso3 is None:
            continue
        if not re.fullmatch("[A-Z]{3}", state.iso3):
            yield DirectoryFinding("bad-code", state.id, f"ISO code {state.iso3!r}")
        if state.until is None and (other := seen.setdefault(state.iso3, state.id)) != state.id:
            yield DirectoryFinding("bad-code", state.id, f"ISO code {state.iso3} is {other}'s")


def _is_post(role: str, tables: Tables) -> bool:
    """True if an ambassador's or envoy's role ends in the tail of a state's or body's id, or in a region."""
    place = next(role.removeprefix(start) for start in POSTED if role.startswith(start))
    return place in REGIONS or f"state:{place}" in tables.actors or f"body:{place}" in tables.actors


def _by_office(tenures: tuple[Tenure, ...]) -> dict[str, list[Tenure]]:
    offices: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        offices[tenure.office].append(tenure)
    return offices


def _is_date(value: str) -> bool:
    if not DATE.match(value) or not FIRST_YEAR <= int(value[:4]) <= LAST_YEAR:
        return False
    try:
        _day(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        return False
    return True


def _day(value: str) -> date:
    """Return a calendar day; `latest` pads with 31, which not every month has."""
    year, month, day = map(int, value.split("-"))
    return date(year, month, 28 if day == 31 and month in (2, 4, 6, 9, 11) else day)
