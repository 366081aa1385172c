"""Read documents from JSON: one object a line (JSONL), one object, or a list of objects.

The names that scrapers give their fields are accepted beside our own: `doc` or `id`, `text` or `maintext`, `published`
or `date_publish`, and so on. A line that cannot be used gives a finding; the others are read.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from communique.ingest.findings import make_finding
from communique.ingest.metadata import External
from communique.ingest.segments import storable
from communique.model import Finding

NAMES: dict[str, tuple[str, ...]] = {
    "name": ("doc", "id", "name", "filename", "file"),
    "text": ("text", "maintext", "articleBody", "body", "content", "raw_text"),
    "published": ("published", "date_publish", "datePublished", "date", "pubDate"),
    "publisher": ("publisher", "sitename", "source_domain", "hostname", "site_name"),
    "url": ("url", "link", "uri"),
    "title": ("title", "headline"),
    "language": ("language", "lang"),
    "byline": ("byline", "author", "authors"),
    "rights": ("rights", "copyright", "license"),
    "zone": ("zone", "timezone"),
}
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
    text_key = next((key for key in NAMES["text"] if value.get(key) is not None), None)
    if text_key is None:
        return [make_finding("missing-text", place, f"{place}: the object has no text (its keys: {_keys(value)})")]
    text = value[text_key]
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
        elif isinstance(given, list):
            bylines = tuple(storable(one) for one in given if isinstance(one, str) and one)
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
        given = value.get(key)
        if given is None or given in _NONE:
            continue
        if isinstance(given, str):
            return storable(given), None
        if isinstance(given, int | float) and not isinstance(given, bool) and field == "name":
            return str(given), None
        finding = make_finding("wrong-metadata-type", place, f"{place}: `{key}` is a JSON {_kind(given)}, not a string")
        return None, finding
    return None, None


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "boolean"
    if value is None:
        return "null"
    names: dict[type, str] = {dict: "object", list: "list", str: "string", int: "number", float: "number"}
    return names.get(type(value), "value")


def _keys(value: dict[str, Any]) -> str:
    return ", ".join(sorted(map(str, value))[:8]) or "none"
