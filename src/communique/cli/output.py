"""Print answers: JSON for programs, lines for people, each with the document, the span and the words it stands on.

Lines keep to 80 columns, or to the terminal's width where it is wider; colours only on a terminal, and not with
NO_COLOR.
"""

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from communique.model import Event, Party, Where
    from communique.record import Cited, Listed, Page

WIDTH = 80
INDENT = 13  # the width of a date in brackets and a blank; what belongs to a line stands under it
QUOTATION_MARKS = tuple("“”\"«„‘'")
QUOTE_LINES = 3  # of a quotation in a list; `show` and --json give all of it

STATUS_COLOURS = {
    "held": "green", "ongoing": "green", "signed": "green", "adopted": "green", "agreed": "green", "in-force": "green",
    "planned": "cyan", "proposed": "cyan", "under-negotiation": "cyan",
    "cancelled": "red", "refused": "red", "denied": "red", "rejected": "red", "withdrawn": "red",
}  # fmt: skip


def width() -> int:
    """Return the columns to fill."""
    return max(WIDTH, min(shutil.get_terminal_size((WIDTH, 24)).columns, 120)) if sys.stdout.isatty() else WIDTH


def write(line: str = "") -> None:
    """Print a line of data."""
    click.echo(line, color=False if os.environ.get("NO_COLOR") else None)


def note(line: str) -> None:
    """Print a line that is not data."""
    click.echo(line, err=True, color=False if os.environ.get("NO_COLOR") else None)


def write_json(value: Any) -> None:
    """Print one JSON object, indented."""
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2))


def write_jsonl(values: Iterable[Any]) -> None:
    """Print one JSON object a line."""
    import msgspec

    for value in values:
        click.echo(msgspec.json.encode(value))


def print_page(page: "Page", output: str, *, what: str = "entry") -> None:
    """Print a page of entries as asked."""
    from communique.export import listed_dict

    for line in page.notes:
        note(f"note: {line}")
    if output == "jsonl":
        write_jsonl(listed_dict(one) for one in page.entries)
    elif output == "json":
        entries = [listed_dict(one) for one in page.entries]
        write_json({"total": page.total, "offset": page.offset, "entries": entries, "notes": page.notes})
    else:
        for one in page.entries:
            for line in entry_lines(one):
                write(line)
    shown = len(page.entries)
    if output == "text" and page.total is not None:
        if shown < page.total:
            rest = f"--offset {page.offset + shown} for the next, --limit 0 for all" if shown else "--limit 0 for all"
            note(f"{page.offset + 1}-{page.offset + shown} of {count_of(page.total, what)}; {rest}")
        else:
            note(count_of(page.total, what))


def entry_lines(one: "Listed") -> Iterator[str]:
    """Yield the lines of one entry: when and what, who, the words, and where they stand."""
    day = _day(one)
    head, rest = event_head(one.entry.event)
    body = textwrap.wrap(head + rest, width() - INDENT, break_long_words=False, break_on_hyphens=False) or [""]
    first = body[0]
    if first.startswith(head):
        first = _styled(head) + first[len(head) :]
    yield click.style(f"{day:<{INDENT}}", bold=True) + first
    for line in body[1:]:
        yield " " * INDENT + line
    if one.citation is not None:
        for line in quote_lines(one.citation.quote, limit=QUOTE_LINES):
            yield " " * INDENT + line
    extra = [one.id]
    if one.entry.event.issues:
        extra.append(", ".join(one.entry.event.issues))
    if one.entry.independent > 1:
        extra.append(f"{one.entry.independent} reports")
    if one.entry.copies:
        extra.append(count_of(one.entry.copies, "copy"))
    if one.entry.disputes:
        extra.append("disputed: " + ", ".join(dispute.field for dispute in one.entry.disputes))
    if one.citation is not None:
        yield " " * INDENT + click.style(place_of(one.citation), fg="blue")
    for line in textwrap.wrap("; ".join(extra), width() - INDENT, break_long_words=False, break_on_hyphens=False):
        yield " " * INDENT + click.style(line, dim=True)
    yield ""


def title_lines(day: str | None, title: str) -> Iterator[str]:
    """Yield the lines of a document's day and title."""
    lines = textwrap.wrap(title, width() - INDENT, break_on_hyphens=False) or [""]
    yield click.style(f"{(day or '(no date)')[:10]:<{INDENT}}", bold=True) + lines[0]
    for line in lines[1:]:
        yield " " * INDENT + line


def event_head(event: "Event") -> tuple[str, str]:
    """Return the word that stands for the event (its status, act or code) and the line that follows it."""
    from communique.model import Action, Agreement, Meeting, Statement

    if isinstance(event, Statement):
        speakers = [party for party in (event.speaker, *event.joint_speakers) if party is not None]
        names = ", ".join(dict.fromkeys(party.name for party in speakers)) or "(speaker not named)"
        if event.on_behalf_of is not None and event.on_behalf_of.name != names:
            names += f" for {event.on_behalf_of.name}"
        return event.act, f" · {names}"
    if isinstance(event, Meeting):
        parts = [_names(event.parties)] if event.parties or not event.title else []
        parts += [event.title] if event.title else []
        line = f" · {' · '.join(parts)}{_place(event.where, event.parties)} ({event.format})"
        if event.new_when is not None:
            line += f" · now {event.new_when.start}"
        return event.status, line
    if isinstance(event, Agreement):
        parties = f" · {_names(event.parties)}" if event.parties else ""
        return event.status, f" · {event.title}{parties}"
    if isinstance(event, Action):
        targets = f" → {_names(event.targets)}" if event.targets else ""
        line = f" · {_names(event.actors)}{targets}{_place(event.where, (*event.actors, *event.targets))}"
        if event.status != "held":
            line += f" ({event.status})"
        return event.code, line
    raise AssertionError(f"no line for {event!r}")


def quote_lines(quote: str, *, limit: int | None = None) -> list[str]:
    """Return the words between quotation marks, wrapped; cut with … after `limit` lines."""
    words = " ".join(quote.split())
    if words[:1] not in QUOTATION_MARKS:
        words = f"“{words}”"
    lines = textwrap.wrap(words, width() - INDENT, break_on_hyphens=False)
    if limit is not None and len(lines) > limit:
        lines = textwrap.wrap(words, width() - INDENT, max_lines=limit, placeholder=" …", break_on_hyphens=False)
    return lines


def shortened(words: str, room: int) -> str:
    """Return the words on one line, cut at a blank with … where they need more than `room` columns."""
    line = " ".join(words.split())
    return line if len(line) <= room else line[: room - 1].rpartition(" ")[0] + " …"


def write_under(name: str, words: str) -> None:
    """Print a name and words beside it, wrapped; nothing when there are no words."""
    for number, line in enumerate(textwrap.wrap(words, width() - INDENT, break_on_hyphens=False)):
        write(f"{'' if number else name:<{INDENT}}{line}")


def count_of(number: int, noun: str) -> str:
    """Return `3 meetings`, `1 meeting`, `no meetings`."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number or 'no'} {noun if number == 1 else plural}"


def place_of(cited: "Cited") -> str:
    """Return `name:start-end`, the place of the words in characters of the document's text."""
    return f"{cited.name}:{cited.span.start}-{cited.span.end}"


def table(columns: Iterable[tuple[str, str]], rows: Iterable[Iterable[str]]) -> None:
    """Print a table that keeps to the terminal; columns are (heading, justification)."""
    from rich.console import Console
    from rich.table import Table

    grid = Table(box=None, pad_edge=False, header_style="bold")
    for heading, justify in columns:
        grid.add_column(heading, justify=justify, overflow="fold", no_wrap=heading == "id")  # type: ignore[arg-type]
    for row in rows:
        grid.add_row(*row)
    Console(width=width(), highlight=False, markup=False).print(grid)


def _day(one: "Listed") -> str:
    if one.day is None:
        return "(no date)"
    when = one.entry.event.when
    if not one.dated:
        return f"({one.day})"
    return when.start[:10] if when is not None else one.day


def _styled(head: str) -> str:
    return click.style(head, fg=STATUS_COLOURS.get(head, "yellow"), bold=True)


def _names(parties: Iterable["Party"]) -> str:
    return ", ".join(dict.fromkeys(party.name for party in parties)) or "(not named)"


def _place(where: "Where | None", parties: Iterable["Party"]) -> str:
    """Return the place, told apart from the parties before it; a state that is a party already says where."""
    if where is None or where.name in {party.name for party in parties}:
        return ""
    return f" · in {where.name}"
