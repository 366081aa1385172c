"""Read documents from JSON: one object a line (JSONL), one object, or a list of objects.

The names that scrapers give their fields are accepted beside our own: `doc` or `id`, `text` or `maintext`, `published`
or `date_publish`, and so on. A line that cannot be used gives a finding; the others are read.
"""

import datetime
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from communique.ingest.findings import make_finding
from communique.ingest.metadata import External
from communique.ingest.segments import storable
from communique.ingest.words import find_site
from communique.model import Finding

# Keys in order of preference, folded: without case, hyphens and underscores ("publishedAt" is "published_at").
NAMES: dict[str, tuple[str, ...]] = {
    "name": ("doc", "docid", "documentid", "id", "name", "filename", "file"),
    "text": (
        "text", "maintext", "articlebody", "body", "content", "rawtext", "fulltext", "articletext", "bodytext",
        "article", "story", "storytext", "cleanedtext", "plaintext", "contents", "paragraphs", "description", "summary",
    ),
    "published": (
        "published", "datepublish", "datepublished", "date", "pubdate", "publishedat", "publicationdate", "publishdate",
        "publishedon", "publishedtime", "webpublicationdate", "firstpublished", "posted", "datetime", "timestamp",
        "createdat", "created", "time", "issued", "day",
    ),
    "publisher": (
        "publisher", "sitename", "sourcedomain", "hostname", "publishername", "sourcename", "newspaper", "outlet",
        "publication", "media", "source", "provider", "agency", "newsagency", "site", "domain", "channel",
    ),
    "url": ("url", "link", "uri", "weburl", "sourceurl", "permalink", "href", "articleurl"),
    "title": ("title", "headline", "heading", "webtitle", "articletitle", "hl"),
    "language": ("language", "lang", "languagecode"),
    "byline": ("byline", "author", "authors", "creator", "writer", "reporter", "by"),
    "rights": ("rights", "copyright", "license", "copyrightnotice"),
    "zone": ("zone", "timezone"),
}  # fmt: skip
# Where an object stands for a value, which of its own keys has it: `{"source": {"name": "…"}}`.
INNER = ("name", "main", "title", "value", "text", "rendered", "href", "url")
# Seconds since 1970 of the first and the last year that news may be dated by a number; thousandths are told by size.
FIRST_SECOND, LAST_SECOND = 300_000_000, 4_000_000_000
# Depth of nesting beyond which no honest record goes; Python's own parser gives up at about a thousand.
_NONE = ("", "None", "null")


class Entry(msgspec.Struct, frozen=True):
    """One document as an object gives it."""

    name: str
    text: str
    external: External


def read_json_lines(text: str, *, name: str) -> Iterator[Entry | Finding]:
    """Yield one entry or finding a line, in order; blank lines are passed over."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        is_last = not any(later.strip() for later in lines[number : number + 3])
        yield from _read_line(line, place, default=place, is_last=is_last)


def read_json(text: str, *, name: str) -> Iterator[Entry | Finding]:
    """Yield the entries of one JSON object or list of objects."""
    value, finding = _parse(text, name, is_last=True)
    if finding is not None:
        yield finding
        return
    if isinstance(value, list):
        for number, one in enumerate(value, 1):
            yield from read_object(one, place=f"{name}[{number}]", default=f"{name}[{number}]")
    else:
        yield from read_object(value, place=name, default=name)


def read_object(value: object, *, place: str, default: str) -> Iterable[Entry | Finding]:
    """Return the entry that a parsed JSON value is, with findings about fields of the wrong type."""
    if not isinstance(value, dict):
        return [make_finding("wrong-type", place, f"{place}: a JSON {_kind(value)} where an object is needed")]
    results: list[Entry | Finding] = []
    given_keys = value
    value = _folded(value)
    text_key = next((key for key in NAMES["text"] if value.get(key) not in (None, "", [])), None)
    text_key = text_key or next((key for key in NAMES["text"] if value.get(key) is not None), None)
    if text_key is None:
        return [make_finding("missing-text", place, f"{place}: the object has no text (its keys: {_keys(given_keys)})")]
    text = value[text_key]
    if isinstance(text, list) and text and all(isinstance(one, str) for one in text):
        text = "\n\n".join(text)
    elif isinstance(text, dict):
        text = next((text[key] for key in INNER if isinstance(text.get(key), str)), text)
    if not isinstance(text, str):
        return [make_finding("wrong-type", place, f"{place}: `{text_key}` is a JSON {_kind(text)}, not a string")]
    found: dict[str, str] = {}
    bylines: tuple[str, ...] = ()
    for field in ("name", "published", "publisher", "url", "title", "language", "rights", "zone"):
        words, problem = _string(value, field, place)
        if problem is not None:
            results.append(problem)
        elif words is not None:
            found[field] = words
    for key in NAMES["byline"]:
        given = value.get(key)
        if isinstance(given, str) and given not in _NONE:
            bylines = (storable(given),)
        elif isinstance(given, list | dict):
            people = [_inner(one) for one in (given if isinstance(given, list) else [given])]
            bylines = tuple(storable(one) for one in people if isinstance(one, str) and one)
        if bylines:
            break
    external = External(
        url=found.get("url"),
        published=found.get("published"),
        publisher=found.get("publisher"),
        title=found.get("title"),
        language=found.get("language"),
        rights=found.get("rights"),
        zone=found.get("zone"),
        bylines=bylines,
    )
    return [*results, Entry(found.get("name", default), text, external)]


def _read_line(line: str, place: str, *, default: str, is_last: bool) -> Iterable[Entry | Finding]:
    value, finding = _parse(line, place, is_last=is_last)
    if finding is not None:
        return [finding]
    return read_object(value, place=place, default=default)


def _parse(words: str, place: str, *, is_last: bool) -> tuple[Any, Finding | None]:
    try:
        return json.loads(words), None
    except RecursionError:
        return None, make_finding("bad-json", place, f"{place}: the JSON is nested too deeply")
    except ValueError as error:
        reason = getattr(error, "msg", str(error))
        position = getattr(error, "pos", 0)
        cut = is_last and (position >= len(words.rstrip()) - 1 or "Unterminated" in reason)
        if cut:
            return None, make_finding("truncated-json", place, f"{place}: the JSON breaks off ({reason})")
        return None, make_finding("bad-json", place, f"{place}: no JSON: {reason} at character {position}")


def _string(value: dict[str, Any], field: str, place: str) -> tuple[str | None, Finding | None]:
    for key in NAMES[field]:
        given = _inner(value.get(key))
        if given is None or given in _NONE:
            continue
        if field == "publisher" and isinstance(given, str):
            if "://" in given:
                continue  # where it was found, not who published it
            given = site.name if (site := find_site(given)) is not None and "." in given else given
        if isinstance(given, str):
            return storable(given), None
        if field == "published" and (moment := _moment(given)) is not None:
            return moment, None
        if isinstance(given, int | float) and not isinstance(given, bool) and field == "name":
            return str(given), None
        finding = make_finding("wrong-metadata-type", place, f"{place}: `{key}` is a JSON {_kind(given)}, not a string")
        return None, finding
    return None, None


def _folded(value: dict[str, Any]) -> dict[str, Any]:
    """Return the object by folded keys; of two that fold alike the first that says something stands."""
    found: dict[str, Any] = {}
    for key, one in value.items():
        name = re.sub(r"[\W_]", "", str(key)).casefold()
        if found.get(name) in (None, "", []):
            found[name] = one
    return found


def _inner(value: Any) -> Any:
    """Return what an object that stands for a value says: its name."""
    if isinstance(value, dict):
        return next((value[key] for key in INNER if isinstance(value.get(key), str)), value)
    return value


def _moment(value: object) -> str | None:
    """Return the moment of a number of seconds or thousandths since 1970."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    seconds = value / 1000 if value > LAST_SECOND else value
    if not FIRST_SECOND <= seconds <= LAST_SECOND:
        return None
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%dT%H:%MZ")


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "boolean"
    if value is None:
        return "null"
    names: dict[type, str] = {dict: "object", list: "list", str: "string", int: "number", float: "number"}
    return names.get(type(value), "value")


def _keys(value: dict[str, Any]) -> str:
    return ", ".join(sorted(map(str, value))[:8]) or "none"
