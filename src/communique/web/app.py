"""The application: its routes, what it holds, and how it is run."""

import errno
import gc
import secrets
import socket
import sys
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from communique.config import Config
from communique.errors import CommuniqueError, UsageError
from communique.store import Store, open_store
from communique.web import security
from communique.web.shapes import load_shapes, shipped_shapes
from communique.web.wording import FILTERS

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Site:
    """What every page needs: the open record, the templates, the session's token, the mode."""

    def __init__(
        self,
        store: Store,
        *,
        config: Config,
        publish: bool,
        password: str | None,
        shapes: Path | None,
        hosts: frozenset[str] | None,
    ) -> None:
        self.store = store
        self.config = config
        self.publish = publish
        self.password = password
        self.hosts = hosts
        self.shapes = load_shapes(shapes) if shapes is not None else shipped_shapes()
        self.own_shapes = shapes.name if shapes is not None else None
        self.token = secrets.token_urlsafe(24)
        self.templates = _templates()

    @property
    def directory(self) -> Callable[[], Any]:
        """Return a loader of names, so that only a page that asks for an actor pays for it."""
        return lambda: _directory(self.config.directories)

    def page(self, request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
        """Return a page; every template knows the site, the request and the token."""
        text = self.templates.get_template(template).render(site=self, request=request, token=self.token, **values)
        return HTMLResponse(text, status_code=status)


@cache
def _templates() -> Environment:
    """Return the templates, all of them compiled: the first page is as quick as the next."""
    found = Environment(
        loader=PackageLoader("communique.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    found.filters.update(FILTERS)
    for name in found.list_templates():
        found.get_template(name)
    return found


@cache
def _directory(folders: tuple[Path, ...]) -> Any:
    from communique.directory import load_directory

    return load_directory(folders)


def create_app(
    record: Path,
    *,
    config: Config = Config(),  # noqa: B008 - frozen
    publish: bool = False,
    password: str | None = None,
    shapes: Path | None = None,
    hosts: frozenset[str] | None = None,
) -> Starlette:
    """Return the application over `record`, which must exist.

    publish: facts, short quotations and links, but no full text, and nothing may be written. shapes: a GeoJSON file
    for the map's outlines. hosts: the names under which it answers; None: any.

    Raises:
        UsageError: `shapes` holds no outlines.
    """
    from communique.web import browsing, drawings, exporting, people, tables, writing

    site = Site(open_store(record), config=config, publish=publish, password=password, shapes=shapes, hosts=hosts)
    routes = [
        Route("/", browsing.home),
        Route("/entries", browsing.entries),
        Route("/entries.{format:str}", exporting.entries_as),
        Route("/timeline", browsing.timeline),
        Route("/timeline.{format:str}", exporting.timeline_as),
        Route("/{list:str}.{format:str}", tables.table_as),
        Route("/entry/{id:str}", browsing.entry),
        Route("/documents", browsing.documents),
        Route("/document/{id:str}", browsing.document),
        Route("/actors", people.actors),
        Route("/actor/{id:path}", people.actor),
        Route("/issues", people.issues),
        Route("/issue/{name:path}", people.issue),
        Route("/network", drawings.network),
        Route("/map", drawings.map_page),
        Route("/review", writing.review),
        Route("/correct", writing.correct, methods=["POST"]),
        Route("/add", writing.add, methods=["GET", "POST"]),
        Route("/help", browsing.help_page),
        Mount("/static", StaticFiles(directory=str(files("communique.web").joinpath("static")))),
    ]
    app = Starlette(routes=routes, exception_handlers={HTTPException: _failed, CommuniqueError: _refused})
    app.state.site = site
    app.add_middleware(security.Guard, site=site)
    return app


def warm(app: Starlette) -> None:
    """Load what the first page that needs it would wait for: names, numpy, and the parts of the record most read.

    What is loaded then stays as long as the process and is taken out of the garbage collector's sight, whose full pass
    over the names takes 60 ms of whatever page it falls on.
    """
    from communique.record import get_stats, list_entries
    from communique.record.facets import load_columns

    site: Site = app.state.site
    site.directory()
    __import__("numpy")
    if get_stats(site.store).documents:
        list_entries(site.store, limit=1, newest_first=True, count=False)
        load_columns(site.store)
    gc.collect()
    gc.freeze()


def site_of(request: Request) -> Site:
    found: Site = request.app.state.site
    return found


async def _failed(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    words = {404: "There is no such page.", 403: "This needs the page's own token; go back and try again."}
    detail = getattr(error, "detail", "")
    return site_of(request).page(
        request, "message.html", status=status, heading=words.get(status, "This failed."), detail=detail
    )


async def _refused(request: Request, error: Exception) -> Response:
    status = 404 if str(error).startswith(("no ", "nothing ")) else 400
    return site_of(request).page(
        request, "message.html", status=status, heading="This cannot be shown.", detail=str(error)
    )


def run(record: Path, *, host: str, port: int, password_file: Path | None, publish: bool, shapes: Path | None) -> None:
    """Serve with uvicorn, in this process, until interrupted.

    Raises:
        UsageError: `host` needs a password, or nothing can listen at that host and port.
    """
    import uvicorn

    password = _password(password_file) if password_file is not None else None
    if host not in LOOPBACK and not password:
        raise UsageError(f"--host {host} opens the record to others: name a password with --password-file FILE")
    hosts = LOOPBACK if password is None else None
    with _listen(host, port) as listening:  # before the pages are made, so that a taken port is said at once
        app = create_app(record, publish=publish, password=password, shapes=shapes, hosts=hosts)
        warm(app)
        at = f"[{host}]" if ":" in host else host
        address = f"http://{at}:{listening.getsockname()[1]}/"
        print(f"the record {record} is at {address} (Ctrl-C ends)", file=sys.stderr, flush=True)
        uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            cure = f"another program listens at port {port}; name another port with --port, or 0 for a free one"
        else:
            cure = f"nothing can listen at {host} port {port}: {error.strerror or error}"
        raise UsageError(cure) from error


def _password(path: Path) -> str:
    try:
        password = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the password file {path} cannot be read: {error}") from error
    if not password:
        raise UsageError(f"the password file {path} is empty; write the password into it")
    return password
