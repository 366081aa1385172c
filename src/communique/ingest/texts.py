"""Turn one decoded text into a document."""

import hashlib

from communique.config import Config
from communique.ingest.oracle import YearOracle
from communique.model import Document, Evidence, Segment, Span, content_id


def document_from_text(
    text: str,
    *,
    name: str,
    url: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    config: Config = Config(),  # noqa: B008 - frozen
    directory_names: YearOracle | None = None,
) -> Document:
    """Return the document that `text` is; external metadata given by the caller wins over what the text implies."""
    return Document(
        id=content_id("doc", url or name, text),
        name=name,
        text=text,
        segments=(Segment(Span(0, len(text)), "body"),) if text else (),
        url=url,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        published=Evidence(published, "external", precision="day") if published else None,
        publisher=Evidence(publisher, "external") if publisher else None,
    )
