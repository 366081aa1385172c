"""The pages that write: adding documents, the review queue, corrections. Every write carries the page's token."""

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from communique.errors import UsageError
from communique.model import Statement
from communique.pipeline import correcting
from communique.pipeline.fusing import fuse_record
from communique.record import Filters, Listed, list_entries
from communique.web.app import Site, site_of
from communique.web.security import check_token

MOST_FILES = 100
MOST_BYTES = 20_000_000  # a file; the same as the command line's
DOUBTFUL = 0.55  # confidence below which a fact is worth a person's look
LOOKED_AT = 2_000  # entries searched for doubtful ones
QUEUE = 40


def review(request: Request) -> Response:
    """What a person should look at: low confidence, speakers nobody knows, disputed fields."""
    site = site_of(request)
    page = list_entries(site.store, Filters(), limit=LOOKED_AT, newest_first=True, count=False)
    doubts = [(one, reason) for one in page.entries for reason in [_doubt(one)] if reason]
    return site.page(request, "review.html", doubts=doubts[:QUEUE], total=len(doubts))


def _doubt(one: Listed) -> str:
    event = one.entry.event
    if one.entry.disputes:
        return "reports disagree on " + ", ".join(dispute.field for dispute in one.entry.disputes)
    if isinstance(event, Statement) and event.speaker is None:
        return "speaker unknown"
    if isinstance(event, Statement) and event.speaker is not None and event.speaker.actor is None:
        return "speaker not resolved"
    return ""


async def correct(request: Request) -> Response:
    """Take one correction from a form and go back to where it came from."""
    site = site_of(request)
    form = await request.form()
    check_token(request, form.get("token"))
    who = str(form.get("who", "")).strip()
    if not who:
        raise HTTPException(400, "say who decides: fill in the name")
    await run_in_threadpool(_correct, site, {key: str(value) for key, value in form.items()}, who)
    back = str(form.get("back", "/review"))
    response = RedirectResponse(back if back.startswith("/") and not back.startswith("//") else "/review", 303)
    response.set_cookie("who", who.encode("ascii", "ignore").decode(), samesite="strict", httponly=True)
    return response


def _correct(site: Site, form: dict[str, str], who: str) -> None:
    verb, target, reason = form.get("verb", ""), form.get("id", ""), form.get("reason", "")
    match verb:
        case "reject":
            correcting.reject(site.store, target, judge=who, reason=reason)
        case "merge":
            correcting.merge(site.store, [target, form.get("other", "").strip()], judge=who, reason=reason)
        case "split":
            correcting.split(site.store, target, [form.get("other", "").strip()], judge=who, reason=reason)
        case "undo":
            correcting.undo(site.store, target, judge=who, reason=reason)
        case _:
            raise UsageError(f"no correction {verb!r}: reject, merge, split, undo")
    fuse_record(site.store)


async def add(request: Request) -> Response:
    """Add uploaded files; say what was read and what was set aside."""
    site = site_of(request)
    if request.method == "GET":
        return site.page(request, "add.html", result=None, most=MOST_FILES, size=MOST_BYTES // 1_000_000)
    async with request.form(max_files=MOST_FILES, max_fields=20) as form:
        check_token(request, form.get("token"))
        uploads = []
        for item in form.getlist("files"):
            if isinstance(item, str) or not item.filename:
                continue
            data = await item.read(MOST_BYTES + 1)
            uploads.append((item.filename.replace("\\", "/").rsplit("/", 1)[-1], data))
        published = str(form.get("published", "")).strip() or None
    result = await run_in_threadpool(_add, site, uploads, published)
    return site.page(request, "add.html", result=result, most=MOST_FILES, size=MOST_BYTES // 1_000_000)


def _add(site: Site, uploads: list[tuple[str, bytes]], published: str | None) -> object:
    from communique.ingest import ingest_bytes
    from communique.pipeline import Pipeline
    from communique.runners.add import add_documents

    config = msgspec.structs.replace(site.config, published=published, max_bytes=MOST_BYTES)
    pipeline = Pipeline(config)
    found = [
        one
        for name, data in uploads
        for one in ingest_bytes(data, name=name, config=config, directory_names=pipeline.directory)
    ]
    return add_documents(site.store, found, config=config, pipeline=pipeline)
