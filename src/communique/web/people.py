"""The pages of actors and issues: who takes part, who stands where."""

from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from communique.record import (
    OUTCOMES,
    ActorDossier,
    Filters,
    Ground,
    find_network,
    get_stats,
    list_actors,
    list_entries,
    list_expectations,
    list_positions,
    show,
)
from communique.web.app import site_of

MOST = 200  # actors a page
NEWEST = 8
COLUMNS = 8  # periods of an issue's table
LOOKED_AT = 100  # newest entries of a kind from which a page makes positions and expectations; 150 take 50 ms more
SHOWN = 20  # expectations of each outcome, and occasions, of an issue's page
ROWS = 40  # actors of an issue's table, those with most grounds first


def actors(request: Request) -> Response:
    site = site_of(request)
    words = request.query_params.get("q", "").strip()
    found = list_actors(site.store, words=words or None, limit=MOST)
    query = f"?{urlencode({'q': words})}" if words else ""
    return site.page(request, "actors.html", actors=found, words=words, most=MOST, query=query)


def actor(request: Request) -> Response:
    site = site_of(request)
    found = show(site.store, request.path_params["id"], limit=NEWEST)
    if not isinstance(found, ActorDossier):
        raise HTTPException(404)
    id = found.actor.id
    directory = site.directory()
    offices = [
        (tenure, directory.offices[tenure.office])
        for tenure in directory.tenures_of(id)
        if tenure.office in directory.offices
    ]
    statements = list_entries(site.store, Filters(speaker=(id,), kinds=("statement",)), limit=NEWEST, newest_first=True)
    meetings = list_entries(site.store, Filters(actor=(id,), kinds=("meeting",)), limit=NEWEST, newest_first=True)
    positions = list_positions(
        site.store, Filters(actor=(id,)), by_speaker=found.actor.kind == "person", most=LOOKED_AT
    )
    met = find_network(site.store, id, limit=12, edges=False) if found.counts.get("meeting") else None
    return site.page(
        request, "actor.html", found=found, actor=found.actor, offices=offices, directory=directory,
        statements=statements, meetings=meetings, positions=positions.positions,
        complete=positions.complete, most=LOOKED_AT, met=met,
    )  # fmt: skip


def issues(request: Request) -> Response:
    site = site_of(request)
    counted = sorted(get_stats(site.store).issues.items(), key=lambda item: (-item[1], item[0]))
    return site.page(request, "issues.html", issues=counted)


def issue(request: Request) -> Response:
    """A table of actors by time: what each said, with the words behind every cell."""
    site = site_of(request)
    name = request.path_params["name"]
    found = list_positions(site.store, Filters(issue=(name,)), most=LOOKED_AT)
    expected = list_expectations(site.store, Filters(issue=(name,)), most=LOOKED_AT)
    shown = found.positions[:ROWS]
    days = sorted(ground.day for position in shown for ground in position.grounds if ground.day)
    periods = _periods(days)
    rows = [
        (position, [[one for one in position.grounds if _within(one, first, last)] for first, last in periods])
        for position in shown
    ]
    occasions = list_entries(
        site.store, Filters(issue=(name,), kinds=("meeting", "agreement")), limit=SHOWN, newest_first=True, count=False
    )
    outcomes = {outcome: [one for one in expected.expectations if one.outcome == outcome] for outcome in OUTCOMES}
    return site.page(
        request, "issue.html", name=name, rows=rows, periods=periods, counts=expected.counts,
        outcomes={outcome: some[-SHOWN:] for outcome, some in outcomes.items()}, occasions=occasions.entries,
        more=len(found.positions) - len(shown), complete=found.complete and expected.complete, most=LOOKED_AT,
    )  # fmt: skip


def _within(one: Ground, first: str, last: str) -> bool:
    return bool(one.day) and first <= one.day[: len(first)] <= last


def _periods(days: list[str]) -> list[tuple[str, str]]:
    """Return at most `COLUMNS` periods (first and last month or year) that cover `days`."""
    if not days:
        return []
    months = sorted({day[:7] for day in days})
    if len(months) <= COLUMNS:
        return [(month, month) for month in months]
    years = sorted({day[:4] for day in days})
    size = -(-len(years) // COLUMNS)
    return [(years[k], years[min(k + size, len(years)) - 1]) for k in range(0, len(years), size)]
