"""Settings, passed as an argument everywhere; nothing reads the environment but the faces."""

from pathlib import Path

import msgspec


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """What a run may vary.

    reader: name of the reader (`accurate`, `rules`, or a plug-in's). directories: folders with the user's additions to
    the directory.
    ontology: an issues file that replaces or extends the shipped one. published, publisher, url: external metadata for
    documents that do not state it. zone: the outlet's time zone as an ISO 8601 offset. day_first: read 03.02.2013 as
    3 February (None: decided from the document). max_bytes: inputs beyond it are set aside.
    """

    reader: str = "accurate"
    directories: tuple[Path, ...] = ()
    ontology: Path | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    zone: str | None = None
    day_first: bool | None = None
    max_bytes: int = 20_000_000
