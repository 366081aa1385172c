"""Turn a web page into a document: its reading text, what markup and votes say about each block, what its head says."""

import re

import msgspec

from communique.config import Config
from communique.ingest.blocks import DEEPEST, MOST_TAGS, Block, Page, read_blocks
from communique.ingest.dates import find_dates
from communique.ingest.findings import make_finding
from communique.ingest.lines import Paragraph, make_paragraph
from communique.ingest.metadata import External
from communique.ingest.oracle import YearOracle
from communique.ingest.page_metadata import read_page_metadata
from communique.ingest.texts import read_text
from communique.ingest.votes import find_body
from communique.model import Document, Finding

# Longer blocks that markup calls a date or a byline are something else.
LONGEST_HINT = 200


def read_page(
    source: str,
    *,
    name: str,
    external: External,
    config: Config,
    directory_names: YearOracle | None = None,
) -> list[Document | Finding]:
    """Return the document of the page `source` and the findings about it.

    `Document.text` is the reading text, `Document.source` the page as delivered, `Document.source_map` leads from one
    to the other.
    """
    page = read_blocks(source)
    results: list[Document | Finding] = []
    if page.tags > MOST_TAGS:
        return [make_finding("page-too-many-tags", name, f"{name}: more than {MOST_TAGS:,} tags")]
    if page.depth > DEEPEST:
        results.append(make_finding("page-too-deep", name, f"{name}: elements are nested more than {DEEPEST} deep"))
    if not page.text.strip():
        return [*results, make_finding("page-without-text", name, f"{name}: the page has no text of its own")]
    markup = read_page_metadata(page, source_url=external.url)
    body = find_body(page, source)
    paragraphs = _paragraphs(page, body, markup.title)
    document, findings = read_text(
        page.text,
        name=name,
        external=msgspec.structs.replace(external, fallback=markup),
        config=config,
        directory_names=directory_names,
        paragraphs=paragraphs,
    )
    document = msgspec.structs.replace(document, format="html", source=source, source_map=page.runs)
    return [*results, *findings, document]


def _paragraphs(page: Page, body: set[int], title: str | None) -> list[Paragraph]:
    """Return one paragraph a block, with a hint where markup or the votes tell what it is."""
    headline = _headline(page, body, title)
    first = min((i for i in body if not page.blocks[i].role), default=0)
    paragraphs: list[Paragraph] = []
    for index, block in enumerate(page.blocks):
        hint = _hint(page, block, index, index in body, headline, first)
        paragraph = make_paragraph(page.text, block.span.start, block.span.end, hint)
        if paragraph is not None:
            paragraphs.append(paragraph)
    return paragraphs


def _hint(page: Page, block: Block, index: int, in_body: bool, headline: int | None, first: int) -> str | None:
    if index == headline:
        return "title"
    words = block.span.of(page.text)
    near = in_body or (headline is not None and headline < index <= first and not block.outside)
    hint: str | None = None
    if block.role == "caption" and not block.outside:
        hint = "caption"
    elif block.role in ("date", "byline") and not block.outside and len(words) <= LONGEST_HINT:
        dated = next(find_dates(words), None) is not None
        hint = block.role if block.role == "byline" or dated else None
        if block.role == "byline" and dated:
            hint = "date"
    elif block.role in ("h1", "heading") and in_body:
        hint = "heading"
    elif not near:
        hint = "boilerplate"
    return hint


def _headline(page: Page, body: set[int], title: str | None) -> int | None:
    """Return the block that is the page's headline: a heading that the head's title repeats, else the first level-one
    heading."""
    wanted = _letters(title or "")
    headings = [
        index
        for index, block in enumerate(page.blocks)
        if block.role in ("h1", "heading")
        and len(block.span) <= 400
        and not (block.outside and block.role == "heading")
    ]
    for index in headings:
        words = _letters(page.blocks[index].span.of(page.text))
        if len(words) >= 8 and wanted and (words == wanted or words in wanted or wanted in words):
            return index
    first = min(body, default=len(page.blocks))
    level_one = [index for index in headings if page.blocks[index].role == "h1"]
    inside = [index for index in level_one if not page.blocks[index].outside]
    before = [index for index in (inside or level_one) if index <= first]
    if before:
        return before[-1]
    # Old pages set the headline in bold: the block that says what the title says.
    for index, block in enumerate(page.blocks):
        if wanted and len(block.span) <= 300 and _letters(block.span.of(page.text)) == wanted:
            return index
    return None


def _letters(words: str) -> str:
    return re.sub(r"\W+", "", words).casefold()
