"""The pages that write: adding documents, the review queue, corrections. Every write carries the page's token."""

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from communique.errors import UsageError
from communique.pipeline import correcting
from communique.pipeline.fusing import fuse_record
from communique.record import REASONS, Review, list_reviews, show
from communique.store import get_sources, load_corrections, now, remember, standing_corrections
from communique.store.reviews import Why
from communique.web.app import Site, site_of
from communique.web.security import check_token

MOST_FILES = 100
MOST_BYTES = 20_000_000  # a file; the same as the command line's
QUEUE = 40  # things to look at on a page
LOGGED = 10  # of the newest corrections, each with its undoing
ASKS = {
    "doubtful": "Low confidence: is this what the text says?",
    "speaker": "Nobody knows the speaker: does the text name one?",
    "merge": "Perhaps one occasion: are these two the same?",
}


def review(request: Request) -> Response:
    """What a person should look at, by reason, and what was decided last."""
    site = site_of(request)
    asked = request.query_params.get("why", "")
    if asked and asked not in ASKS:
        raise HTTPException(404)
    found: list[Review] = []
    for why in REASONS:
        if asked in ("", why):
            found = _queue(site, why)
        if found:
            asked = asked or why
            break
    asked = asked or REASONS[0]
    with site.store.read() as connection:
        log = standing_corrections(load_corrections(connection))
        sources = get_sources(connection, {target.document for one in log for target in (*one.targets, *one.others)})
    hidden = {id for id, source in sources.items() if (source.embargo or "") > now()}
    log = [one for one in log if not hidden & {target.document for target in (*one.targets, *one.others)}]
    return site.page(
        request, "review.html", why=asked, asks=ASKS, reviews=found[:QUEUE], more=len(found) > QUEUE,
        log=log[-LOGGED:][::-1],
    )  # fmt: skip


def _queue(site: Site, why: Why) -> list[Review]:
    """Return what is open for one reason; an empty queue is found so by looking at every claim, so it is remembered."""
    with site.store.read() as connection:
        return remember(
            site.store, connection, ("reviews", why), now(), lambda: list_reviews(site.store, why, limit=QUEUE + 1)
        )


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
    if not back.startswith("/") or back.startswith("//") or not await run_in_threadpool(_stands, site, back):
        back = "/review"
    response = RedirectResponse(back, 303)
    response.set_cookie("who", who.encode("ascii", "ignore").decode(), samesite="strict", httponly=True)
    return response


def _stands(site: Site, back: str) -> bool:
    """Return whether the page `back` is still there: an entry whose only claim was rejected is not."""
    if not back.startswith("/entry/"):
        return True
    try:
        show(site.store, back.removeprefix("/entry/"), include_embargoed=True)
    except UsageError:
        return False
    return True


def _correct(site: Site, form: dict[str, str], who: str) -> None:
    verb, target, reason = form.get("verb", ""), form.get("id", ""), form.get("reason", "")
    match verb:
        case "accept":
            correcting.accept(site.store, target, judge=who, reason=reason)
        case "apart":
            correcting.keep_apart(site.store, target, form.get("other", "").strip(), judge=who, reason=reason)
        case "reject":
            correcting.reject(site.store, target, judge=who, reason=reason)
        case "merge":
            correcting.merge(site.store, [target, form.get("other", "").strip()], judge=who, reason=reason)
        case "split":
            correcting.split(site.store, target, [form.get("other", "").strip()], judge=who, reason=reason)
        case "undo":
            correcting.undo(site.store, target, judge=who, reason=reason)
        case _:
            raise UsageError(f"no correction {verb!r}: accept, reject, merge, split, apart, undo")
    fuse_record(site.store)


async def add(request: Request) -> Response:
    """Add uploaded files; say what was read and what was set aside."""
    site = site_of(request)
    if site.publish:
        raise HTTPException(404)
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
