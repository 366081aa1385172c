"""Turn one decoded text into a document: paragraphs, labels, metadata, segments."""

import re

import msgspec

from communique.config import Config
from communique.ingest.agencies import find_agencies, with_publisher, without_publisher
from communique.ingest.credits import find_caption_credit, find_embargo
from communique.ingest.field_lines import cut_fields
from communique.ingest.findings import make_finding
from communique.ingest.heads import split_heads
from communique.ingest.house_names import publisher_of_address, split_title
from communique.ingest.issuers import find_bylines, find_place
from communique.ingest.items import find_items
from communique.ingest.labels import Labels, label_paragraphs
from communique.ingest.languages import detect_language, is_other_script
from communique.ingest.lines import MOST_LINES, Paragraph, find_first_paragraphs
from communique.ingest.metadata import (
    External,
    find_embargo_date,
    find_published,
    find_rights,
)
from communique.ingest.oracle import YearOracle
from communique.ingest.publishers import find_publisher
from communique.ingest.record_fields import is_archive_record
from communique.ingest.records import read_archive_record
from communique.ingest.segments import Mark, lay_segments, text_hash
from communique.model import Document, Evidence, Finding, Item, Span, content_id

# A line longer than this is worth a word to the user: running text has paragraphs.
LONG_LINE = 1_000_000

# "UPDATE 3-", "(2nd LD) ", "RPT-": which of a wire's versions this is, no words of its headline.
_TITLE_MARK = re.compile(
    r"(?:\((?:\d(?:st|nd|rd|th)\s)?(?:LD|LEAD|URGENT)\)\s*|"
    r"(?:(?:UPDATE|WRAPUP|ADVISORY|RPT|REFILE|CORRECTED|REPEAT|URGENT|RECAST)(?:\s\d{1,2})?\s?[-:]{1,2}\s?)+)(?=[\w\"“‘'])"
)
_UNSAFE = re.compile("[\x00\ud800-\udfff]")


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
    external = External(url=url, published=published, publisher=publisher)
    return read_text(text, name=name, external=external, config=config, directory_names=directory_names)[0]


def read_text(
    text: str,
    *,
    name: str,
    external: External,
    config: Config,
    directory_names: YearOracle | None = None,
    paragraphs: list[Paragraph] | None = None,
) -> tuple[Document, list[Finding]]:
    """Return the document that `text` is and the findings about it.

    paragraphs: given where markup tells them (HTML), with hints what they are; else they are found in the text.
    """
    findings: list[Finding] = []
    delivered = text
    text, problems = make_safe(text, name)
    findings += problems
    if paragraphs is None and is_archive_record(text):
        document, more = read_archive_record(
            text, name=name, external=external, config=config, directory_names=directory_names
        )
    else:
        if paragraphs is None:
            paragraphs = find_first_paragraphs(text, 0, len(text))
            if len(paragraphs) > MOST_LINES // 2 and paragraphs[-1].hint is not None:
                findings.append(make_finding("too-many-lines", name, f"{name}: more than {MOST_LINES:,} lines"))
        document, more = _read_page(
            text,
            paragraphs,
            name=name,
            external=external,
            config=config,
            directory_names=directory_names,
        )
    if problems:
        document = msgspec.structs.replace(document, source=delivered, source_map=((0, 0, len(text)),))
    return document, findings + more


def make_safe(text: str, name: str) -> tuple[str, list[Finding]]:
    """Return `text` with NUL characters and lone surrogates, which no file or database can hold, as U+FFFD."""
    if not _UNSAFE.search(text):
        return text, []
    findings = []
    if nuls := text.count("\x00"):
        findings.append(make_finding("nul-characters", name, f"{name}: {nuls} NUL characters in the text"))
    lone = len(_UNSAFE.findall(text)) - nuls
    if lone:
        findings.append(make_finding("lone-surrogates", name, f"{name}: {lone} halves of surrogate pairs in the text"))
    return _UNSAFE.sub("�", text), findings


def _read_page(
    text: str,
    paragraphs: list[Paragraph],
    *,
    name: str,
    external: External,
    config: Config,
    directory_names: YearOracle | None,
) -> tuple[Document, list[Finding]]:
    paragraphs = split_heads(text, cut_fields(text, paragraphs))
    labels = label_paragraphs(text, paragraphs)
    items = find_items(text, paragraphs, labels)
    url = external.find("url")
    publisher = external.find("publisher") or find_publisher(text, paragraphs, labels)
    publisher = publisher or publisher_of_address(url.value if url else None)
    if publisher is None and config.publisher:
        publisher = Evidence(config.publisher, "external")
    dates = find_published(
        text,
        paragraphs,
        labels,
        name=name,
        external=external,
        config=config,
        directory_names=directory_names,
        publisher=publisher,
    )
    findings = list(dates.findings)
    if any(len(paragraph.span) > LONG_LINE for paragraph in paragraphs):
        findings.append(make_finding("overlong-line", name, f"{name}: a line has more than {LONG_LINE:,} characters"))
    rights = find_rights(paragraphs, labels)
    if not rights and (given := external.find("rights")) is not None:
        rights = (given,)
    return (
        Document(
            id=content_id("doc", (url and url.value) or name, text),
            name=name,
            text=text,
            segments=lay_segments(text, _marks(text, paragraphs, labels, items)),
            url=(url and url.value) or config.url,
            sha256=text_hash(text),
            language=language_evidence(text, paragraphs, labels, external),
            title=_title(text, paragraphs, labels, external),
            published=dates.published,
            dateline_place=find_place(text, paragraphs, labels),
            dateline_date=dates.dateline,
            publisher=publisher,
            agencies=without_publisher(with_publisher(find_agencies(text, paragraphs, labels), publisher), publisher),
            bylines=find_bylines(text, paragraphs, labels) or external.find_bylines(),
            rights=rights,
            embargo_until=find_embargo_date(text, paragraphs, labels),
            topics=external.find_topics(),
            items=items,
        ),
        findings,
    )


def language_evidence(text: str, paragraphs: list[Paragraph], labels: Labels, external: External) -> Evidence | None:
    """Return the language given from outside, else the one the report's paragraphs are written in."""
    given = external.find("language")
    if given is not None and given.method == "external":
        return given
    size, pieces = 0, []
    for paragraph, kind in zip(paragraphs, labels.kinds, strict=True):
        if kind in ("title", "heading", "body", "caption") and size < 6000:
            pieces.append(paragraph.words)
            size += len(paragraph.words)
    found = detect_language("\n".join(pieces) or text[:6000])
    if found and found.startswith("und-") and given is not None:
        return given  # markup often says "en" of whatever language; it is believed where the words tell nothing
    return Evidence(found, "inferred") if found else given


def _title(text: str, paragraphs: list[Paragraph], labels: Labels, external: External) -> Evidence | None:
    given = external.find("title")
    if labels.title is not None:
        split = split_title(paragraphs[labels.title])
        span = split[0] if split else paragraphs[labels.title].span
        if (mark := _TITLE_MARK.match(text, span.start, span.end)) is not None:
            span = Span(mark.end(), span.end)
        if given is None or given.method == "field" or _same_words(span.of(text), given.value or ""):
            return Evidence(" ".join(span.of(text).split("\n")), "stated", spans=(span,))
    return given


def _same_words(left: str, right: str) -> bool:
    return re.findall(r"\w+", left.casefold()) == re.findall(r"\w+", right.casefold())


def _marks(text: str, paragraphs: list[Paragraph], labels: Labels, items: tuple[Item, ...]) -> list[Mark]:
    marks: list[Mark] = []
    current = 0
    for index, (paragraph, kind) in enumerate(zip(paragraphs, labels.kinds, strict=True)):
        start, end = paragraph.span.start, paragraph.span.end
        while current < len(items) and items[current].span.end <= start:
            current += 1
        inside = current < len(items) and items[current].span.start <= start
        item = current if inside else None
        language = None
        if kind in ("caption", "body", "heading") and is_other_script(paragraph.words):
            language = detect_language(paragraph.words)
        if index in labels.datelines:
            cut = labels.datelines[index].span.end
            marks += [Mark(start, cut, "dateline", None, item), Mark(cut, end, kind, None, item, language)]
        elif (
            kind == "caption" and (credit := find_caption_credit(text, paragraph)) is not None and credit.start > start
        ):
            marks += [
                Mark(start, credit.start, kind, None, item, language),
                Mark(credit.start, end, "credit", None, item),
            ]
        elif index == labels.title and (split := split_title(paragraph)) is not None:
            marks += [Mark(start, split[0].end, kind, None, item), Mark(split[0].end, end, "boilerplate")]
        else:
            name = "embargo" if kind == "field" and find_embargo(text, paragraph) is not None else None
            marks.append(Mark(start, end, kind, name, item, language))
    return marks
