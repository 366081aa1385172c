"""What stands between the record and the world: headers, a password beyond this machine, a token on every write."""

import base64
import secrets
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BODY = 250_000_000  # bytes of one request; a person's upload, not an archive

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Ask for the password where there is one, and for this machine's name where there is none; set the security
    headers on every answer.
    """

    def __init__(self, app: ASGIApp, site: Any) -> None:
        self.app = app
        self.site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        received = 0

        async def receive_within() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > MOST_BODY:
                raise HTTPException(413, f"more than {MOST_BODY // 1_000_000} MB at once; use `communique add`")
            return message

        if self.site.hosts is not None and _host(Headers(scope=scope)) not in self.site.hosts:
            # another site's name that was made to lead here would let its scripts read the pages as their own
            answer = PlainTextResponse("this record answers to http://127.0.0.1 and http://localhost only", 403)
            await answer(scope, receive, send_with_headers)
            return
        if self.site.password is not None and not _knows(Headers(scope=scope), self.site.password):
            answer = PlainTextResponse("a password is needed", 401, {"WWW-Authenticate": 'Basic realm="communique"'})
            await answer(scope, receive, send_with_headers)
            return
        await self.app(scope, receive_within, send_with_headers)


def _host(headers: Headers) -> str:
    """Return the name that was asked for, without its port."""
    host = headers.get("host", "")
    return host.partition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0].lower()


def _knows(headers: Headers, password: str) -> bool:
    kind, _, value = headers.get("authorization", "").partition(" ")
    if kind.lower() != "basic":
        return False
    try:
        given = base64.b64decode(value).decode("utf-8").partition(":")[2]
    except ValueError:
        return False
    return secrets.compare_digest(given.encode(), password.encode())


def check_token(request: Request, given: object) -> None:
    """Let a write pass only with the token that this session's pages carry.

    Raises:
        HTTPException: 403.
    """
    site = request.app.state.site
    if site.publish:
        raise HTTPException(403, "a published record is not written to")
    if not isinstance(given, str) or not secrets.compare_digest(given.encode(), site.token.encode()):
        raise HTTPException(403, "")
