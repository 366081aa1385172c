"""The record on screen: a local web application over one record, without JavaScript needed and without the network."""

from pathlib import Path

__all__ = ["create_app", "serve"]


def create_app(record: Path, **options: object):  # type: ignore[no-untyped-def]
    """Return the application; see `communique.web.app.create_app`."""
    from communique.web.app import create_app as create

    return create(record, **options)  # type: ignore[arg-type]


def serve(
    record: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    password_file: Path | None = None,
    publish: bool = False,
    shapes: Path | None = None,
) -> None:
    """Serve the record until interrupted.

    Raises:
        UsageError: `host` is not this machine and there is no password, or `shapes` holds no outlines.
    """
    from communique.web.app import run

    run(record, host=host, port=port, password_file=password_file, publish=publish, shapes=shapes)
