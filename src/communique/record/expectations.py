"""Hold what was expected against what the record later holds: met, not met, or open.

Three things are expected: a planned or proposed occasion (its own later status decides), an agreement announced (the
same), and a forecast in words. A forecast is decided only by a later entry on the same issue and between the same
sides that names the same thing and says what became of it; everything else is open, however likely.
"""

from collections.abc import Callable, Iterator, Sequence, Set
from datetime import date, timedelta
from typing import Any, Literal

import msgspec

from communique.errors import UsageError
from communique.lang.standing import ACHIEVED_WORDS, FORECAST, TOPIC_WORDS
from communique.model import Agreement, Claim, Entry, Statement
from communique.record.expectations_words import Topic, came_of, topic_of
from communique.record.filters import Filters, find_labels
from communique.record.lists import Cited, Listed, cite, lead_citation, list_entries
from communique.store import Source, Store, get_sources, load_claims

Outcome = Literal["met", "not met", "open"]
OUTCOMES: tuple[Outcome, ...] = ("met", "not met", "open")
AWAITED = frozenset({"planned", "proposed", "under-negotiation"})
ANNOUNCED = frozenset({"agreed"})  # awaited as well where the record tells of it later; else it is simply agreed
COMES: dict[str, Outcome] = {
    "held": "met",
    "ongoing": "met",
    "signed": "met",
    "adopted": "met",
    "in-force": "met",
    "cancelled": "not met",
    "refused": "not met",
    "denied": "not met",
    "rejected": "not met",
    "withdrawn": "not met",
}
BROAD = frozenset({"bilateral-relations"})  # two entries that share this alone are not about the same thing
WITHIN = 400  # days after a forecast in which its outcome is looked for; a year and a month
MOST = 2_000  # entries looked at of each sort; beyond it the period, the issue or the actor should be narrowed


class Expectation(msgspec.Struct, frozen=True, kw_only=True):
    """What was expected: `expected` are the words that expect it, `found` those that decide it (None while open).

    day: when it was expected. outcome stands for `reason`. later: the id of the entry that decides, which for a
    planned occasion is the entry itself.
    """

    listed: Listed
    day: str | None
    expected: Cited | None
    outcome: Outcome
    reason: str
    found: Cited | None = None
    later: str | None = None


class Expectations(msgspec.Struct, frozen=True, kw_only=True):
    """Expectations in order of day; counts: how many of each outcome; complete: false when there were more."""

    expectations: tuple[Expectation, ...]
    counts: dict[str, int]
    complete: bool = True
    notes: tuple[str, ...] = ()


def list_expectations(
    store: Store,
    filters: Filters,
    *,
    outcomes: Sequence[str] = (),
    most: int = MOST,
    directory: Callable[[], Any] | None = None,
) -> Expectations:
    """Return what the entries of `filters` expect, and what came of it; outcomes: only these.

    Raises:
        UsageError: an outcome is none.
    """
    wrong = [one for one in outcomes if one not in OUTCOMES]
    if wrong:
        raise UsageError(f"no outcome {wrong[0]!r}; outcomes are {', '.join(OUTCOMES)}")
    forecasts = msgspec.structs.replace(filters, kinds=("statement",), act=("expects",))
    occasions = msgspec.structs.replace(
        filters, kinds=tuple(kind for kind in filters.kinds if kind != "statement"), act=()
    )
    found: list[Expectation] = []
    notes: dict[str, None] = {}
    complete = True
    if "statement" in filters.kinds and not filters.status:
        page = list_entries(store, forecasts, limit=most, count=False, newest_first=True, directory=directory)
        entries = {one.id: one for one in (*page.entries, *_worded(store, filters, most, directory))}
        decided, complete = _forecasts(store, filters, list(entries.values()), most)
        found += decided
        notes |= dict.fromkeys(page.notes)
        complete = complete and len(page.entries) < most
    if occasions.kinds and not filters.act:
        page = list_entries(store, occasions, limit=most, count=False, newest_first=True, directory=directory)
        found += _occasions(store, filters, page.entries)
        notes |= dict.fromkeys(page.notes)
        complete = complete and len(page.entries) < most
    counts: dict[str, int] = {outcome: sum(one.outcome == outcome for one in found) for outcome in OUTCOMES}
    shown = [one for one in found if not outcomes or one.outcome in outcomes]
    shown.sort(key=lambda one: (one.day or "9999", one.listed.id))
    return Expectations(expectations=tuple(shown), counts=counts, complete=complete, notes=tuple(notes))


def _worded(store: Store, filters: Filters, most: int, directory: Callable[[], Any] | None) -> list[Listed]:
    """Return the statements of another act that forecast in so many words: `should not be expected`."""
    if filters.words or filters.act:
        return []
    asked = msgspec.structs.replace(filters, kinds=("statement",), words="expected")
    page = list_entries(store, asked, limit=most, count=False, newest_first=True, directory=directory)
    return [
        one
        for one in page.entries
        if isinstance(one.entry.event, Statement) and FORECAST.search(" ".join(one.entry.event.content))
    ]


def _occasions(store: Store, filters: Filters, entries: Sequence[Listed]) -> Iterator[Expectation]:
    """Yield the occasions and agreements that were awaited at some time, decided by their own later status."""
    chosen = [one for one in entries if any(status in AWAITED | ANNOUNCED for _, status, _ in one.entry.history)]
    at = filters.hour()
    with store.read() as connection:
        ids = dict.fromkeys(id for one in chosen for _, _, id in one.entry.history)
        claims = {claim.id: claim for _, claim in load_claims(connection, ids=ids)}
        sources = get_sources(connection, {claim.document for claim in claims.values()})
    for one in chosen:
        told = [
            (day, status, claims[id])
            for day, status, id in one.entry.history
            if id in claims and not _hidden(sources[claims[id].document], at)
        ]
        if any(status in AWAITED | ANNOUNCED for _, status, _ in told):
            decided = _decided(one, told, sources)
            if decided.outcome != "open" or any(status in AWAITED for _, status, _ in told):
                yield decided


def _decided(one: Listed, told: Sequence[tuple[str, str, Claim]], sources: dict[str, Source]) -> Expectation:
    day, status, first = next(part for part in told if part[1] in AWAITED | ANNOUNCED)
    expected = _cited(first, sources)
    later = [(then, now, claim) for then, now, claim in told if now in COMES and day and then > day]
    said = {COMES[now] for _, now, _ in later}
    if len(said) > 1:
        words = ", ".join(f"{now} ({then})" for then, now, _ in later)
        return Expectation(
            listed=one, day=day, expected=expected, outcome="open", reason=f"later reports disagree: {words}"
        )
    if said:
        then, now, claim = later[-1]
        reason = f"{status} on {day}, {now} by the report of {then}"
        return Expectation(
            listed=one, day=day, expected=expected, outcome=said.pop(), reason=reason, found=_cited(claim, sources),
            later=one.id,
        )  # fmt: skip
    return Expectation(
        listed=one, day=day or None, expected=expected, outcome="open", reason=f"{status}; no later report says more"
    )


def _forecasts(store: Store, filters: Filters, entries: Sequence[Listed], most: int) -> tuple[list[Expectation], bool]:
    """Return the forecasts in words, decided by what is later said of the same thing; false: not all was looked at."""
    told = [
        (one, one.entry.event, topic_of(" ".join(one.entry.event.content)))
        for one in entries
        if isinstance(one.entry.event, Statement)
    ]
    asked = [
        (one.day, issues, topic.name)
        for one, event, topic in told
        if topic is not None and one.day and (issues := set(event.issues) - BROAD)
    ]
    reports = _deciding(store, filters, asked, most)
    found = []
    for one, event, topic in told:
        outcome, reason, later = _judge(one, event, topic, reports)
        found.append(
            Expectation(
                listed=one,
                day=one.day,
                expected=one.citation,
                outcome=outcome,
                reason=reason,
                found=later.citation if later else None,
                later=later.id if later else None,
            )
        )
    return found, len(reports) < most


def _deciding(
    store: Store, filters: Filters, forecasts: Sequence[tuple[str, Set[str], str]], most: int
) -> list[tuple[Listed, str]]:
    """Return the entries in order of day that say what became of a topic, on an issue of the forecasts' and in their
    time, each with its words. One question for all of them: a record of a million statements has many forecasts.
    """
    if not forecasts:
        return []
    topics = dict.fromkeys(word for _, _, topic in forecasts for word in TOPIC_WORDS[topic])
    asked = Filters(
        issue=tuple(sorted(set().union(*(issues for _, issues, _ in forecasts)))),
        since=min(day for day, _, _ in forecasts),
        until=_within(max(day for day, _, _ in forecasts)),
        words=f"{' OR '.join(topics)} {' OR '.join(ACHIEVED_WORDS)}",
        include_embargoed=filters.include_embargoed,
    )
    page = list_entries(store, asked, limit=most, newest_first=True, count=False)
    return [(one, one.citation.quote if one.citation else "") for one in reversed(page.entries)]


def _within(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=WITHIN)).isoformat()


def _judge(
    one: Listed, event: Statement, topic: Topic | None, reports: Sequence[tuple[Listed, str]]
) -> tuple[Outcome, str, Listed | None]:
    issues = set(event.issues) - BROAD
    if topic is None:
        return "open", "the words name no single thing that a later report could be held against", None
    if one.day is None or not issues:
        return "open", "without a day and an issue of its own, nothing later is surely about the same", None
    sides, last = _sides(one.entry), _within(one.day)
    came: dict[str, Listed] = {}
    for later, words in reports:
        if later.id == one.id or later.day is None or not one.day < later.day <= last:
            continue
        if not sides & _sides(later.entry):
            continue
        said = _came(topic.name, later, words)
        if said is not None and any(find_labels("issue", issue, later.entry.event.issues) for issue in issues):
            came.setdefault(said, later)
    if len(came) != 1:
        reason = "later reports disagree" if came else f"no later report says what became of the {topic.name}"
        return "open", reason, None
    ((said, later),) = came.items()
    outcome: Outcome = "met" if (said == "came") != topic.negated else "not met"
    wanted = f"no {topic.name} expected" if topic.negated else f"{topic.name} expected"
    return outcome, f"{wanted}; the report of {later.day} says that it {said}", later


def _came(topic: str, later: Listed, words: str) -> str | None:
    """Return what an entry says became of the topic: an agreement by its status, else the words it is told in."""
    event = later.entry.event
    if isinstance(event, Statement) and event.act != "reports":
        return None  # what is wished, promised or forecast has not come
    if isinstance(event, Agreement) and event.status not in COMES:
        return None
    return came_of(topic, words)


def _sides(entry: Entry) -> Set[str]:
    """Return the ids of the sides that take part in an entry."""
    event = entry.event
    if isinstance(event, Statement):
        parties = [event.speaker, event.on_behalf_of, *event.joint_speakers]
    else:
        parties = [*getattr(event, "parties", ()), *getattr(event, "actors", ()), *getattr(event, "targets", ())]
    return {id for party in parties if party is not None for id in (party.side, party.actor) if id}


def _cited(claim: Claim, sources: dict[str, Source]) -> Cited | None:
    citation = lead_citation(claim)
    return cite(citation, sources[citation.document]) if citation is not None else None


def _hidden(source: Source, at: str | None) -> bool:
    return at is not None and source.embargo is not None and source.embargo > at
