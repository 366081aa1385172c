"""`show`, `stats`, `check`, `doctor`: one thing in full, and whether everything is as it should be."""

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from communique.cli.group import ERROR
from communique.cli.options import embargo_option, open_record, output_options, record_option
from communique.cli.output import (
    INDENT,
    count_of,
    entry_lines,
    event_head,
    note,
    place_of,
    quote_lines,
    shortened,
    width,
    write,
    write_json,
    write_jsonl,
    write_under,
)

if TYPE_CHECKING:
    from communique.model import Evidence
    from communique.record import ActorDossier, DocumentDossier, Dossier, Telling


@click.command()
@click.argument("id")
@embargo_option
@click.option("--text", is_flag=True, help="Of a document: its whole text.")
@record_option
@output_options
def show(id: str, include_embargoed: bool, text: bool, record: str, output: str) -> None:
    """Show an entry with every claim and its words in context; or a document, or an actor.

    ID is what the lists print, or its beginning; a document may be given by name, an actor by a name.
    """
    import msgspec

    from communique.record import ActorDossier, Dossier
    from communique.record import show as find

    with open_record(record) as store:
        found = find(store, id, include_embargoed=include_embargoed)
    if output != "text":
        value = msgspec.to_builtins(found)
        if output == "jsonl":
            write_jsonl([value])
        else:
            write_json(value)
    elif isinstance(found, Dossier):
        _print_dossier(found)
    elif isinstance(found, ActorDossier):
        _print_actor(found)
    elif text:
        write(found.document.text)
    else:
        _print_document(found)


@click.command()
@embargo_option
@record_option
@output_options
def stats(include_embargoed: bool, record: str, output: str) -> None:
    """Count what the record holds."""
    import msgspec

    from communique.record import get_stats

    with open_record(record) as store:
        found = get_stats(store, include_embargoed=include_embargoed)
    if output != "text":
        (write_json if output == "json" else _one_line)(msgspec.to_builtins(found))
        return
    write(f"{'record':<{INDENT}}{found.path}")
    write(f"{'documents':<{INDENT}}{found.documents}")
    write(f"{'actors':<{INDENT}}{found.actors}")
    write(f"{'period':<{INDENT}}{found.first or '-'} to {found.last or '-'}")
    for kind, number in found.entries.items():
        write(f"{kind + 's':<{INDENT}}{number}")
    most = ", ".join(f"{issue} {number}" for issue, number in list(found.issues.items())[:12])
    write_under("issues", most)
    if not found.fused:
        note("note: the entries are older than the claims; run `communique add` with any path to bring them up to date")


@click.command()
@click.option(
    "--why",
    type=click.Choice(["doubtful", "speaker", "merge"]),
    help="Low confidence, a speaker nobody knows, two claims that may be one occasion. "
    "Default: the first of them that has something open.",
)
@embargo_option
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", default=20, show_default=True, help="At most so many."
)
@click.option("--offset", type=click.IntRange(min=0), metavar="N", default=0, help="Skip so many.")
@record_option
@output_options
def review(why: Any, include_embargoed: bool, limit: int, offset: int, record: str, output: str) -> None:
    """List what a person should look at, the least certain first; `communique correct` decides."""
    import msgspec

    from communique.record import count_reviews, list_reviews

    with open_record(record) as store:
        counts = count_reviews(store, include_embargoed=include_embargoed)
        why = why or next((reason for reason, number in counts.items() if number), "doubtful")
        found = list_reviews(store, why, include_embargoed=include_embargoed, limit=limit, offset=offset)
    if output == "jsonl":
        write_jsonl(msgspec.to_builtins(found))
    elif output == "json":
        write_json({"open": counts, "reviews": msgspec.to_builtins(found)})
    else:
        for one in found:
            for claim, cited in zip(one.claims, one.citations, strict=True):
                write(shortened("".join(event_head(claim.event)), width()))
                for line in quote_lines(cited.quote, limit=2):
                    write(" " * INDENT + line)
                write(" " * INDENT + click.style(f"{place_of(cited)}  {claim.id}", dim=True))
            write(f"{one.doubt.confidence:.2f}  {', '.join(one.entries)}")
            write()
    note("open: " + ", ".join(f"{number} {reason}" for reason, number in counts.items()))
    others = [reason for reason, number in counts.items() if number and reason != why]
    if others:
        note(f"these are {why}; see the others with " + " or ".join(f"`--why {reason}`" for reason in others))


@click.command()
@record_option
@output_options
def check(record: str, output: str) -> int:
    """Check that every citation still equals its text and every id leads somewhere.

    Ends with 1 and names what does not hold; 0 when all does.
    """
    import msgspec

    from communique.store import check_record, is_dirty

    with open_record(record) as store, store.read() as connection:
        problems = check_record(connection)
        dirty = is_dirty(connection)
    if output == "jsonl":
        write_jsonl(msgspec.to_builtins(problems))
    elif output == "json":
        write_json(
            {"record": record, "sound": not problems, "fused": not dirty, "problems": msgspec.to_builtins(problems)}
        )
    else:
        for problem in problems:
            write(f"{problem.code}: {problem.subject} {problem.message}")
    if dirty:
        note(f"note: {record}: the entries are older than the claims; the next `communique add` mends it")
    note(f"{record}: {len(problems)} problems" if problems else f"{record}: sound")
    return ERROR if problems else 0


@click.command()
@record_option
@output_options
def doctor(record: str, output: str) -> int:
    """Look at the installation: what is there, what is missing, how to mend it. Ends with 1 when it cannot work."""
    from communique.cli.health import examine

    symptoms = examine(Path(record))
    if output == "text":
        for one in symptoms:
            mark = {"ok": "ok", "missing": "--", "bad": "!!"}[one["state"]]
            cure = f" ({one['cure']})" if one["cure"] else ""
            write(f"{mark}  {one['what']:<22} {one['found']}{cure}")
    else:
        (write_json if output == "json" else write_jsonl)(symptoms)
    return ERROR if any(one["state"] == "bad" for one in symptoms) else 0


def _one_line(value: Any) -> None:
    write_jsonl([value])


def _print_dossier(dossier: "Dossier") -> None:
    for line in entry_lines(dossier.listed):
        if line:
            write(line)
    if dossier.entry.history and len({status for _, status, _ in dossier.entry.history if status}) > 1:
        write_under("history", ", ".join(_steps(dossier.entry.history)))
    for dispute in dossier.entry.disputes:
        sides = "; ".join(f"{side.value} ({len(side.claims)})" for side in dispute.values)
        write_under("disputed", f"{dispute.field}: {sides}")
    write()
    for number, telling in enumerate(dossier.tellings, 1):
        _print_telling(number, telling)
    for judgement in dossier.judgements:
        score = f" {judgement.score:.2f}" if judgement.score is not None else ""
        write(f"{judgement.verdict}{score} ({judgement.judge}): {judgement.left} {judgement.right} {judgement.reason}")


def _steps(history: "tuple[tuple[str, str, str], ...]") -> Iterator[str]:
    """Yield the statuses in order of publication; the same one told again is not repeated."""
    before = ""
    for day, status, _ in history:
        if status != before:
            yield f"{status} ({day or 'no date'})"
        before = status


def _print_telling(number: int, telling: "Telling") -> None:
    source = telling.document
    head = f"{number:>3}  {(source.published or 'no date')[:16]}  {source.title or source.name}"
    for line in textwrap.wrap(head, width(), subsequent_indent=" " * 5, break_on_hyphens=False):
        write(click.style(line, bold=True))
    for line in quote_lines(telling.context):
        write(" " * 5 + line)
    for words in telling.words:
        quote = " ".join(words.cited.quote.split())
        room = width() - 5 - 11 - 14
        shown = quote if len(quote) <= room else quote[: room - 2] + " …"
        write(f"     {words.field:<10} {words.cited.span.start}-{words.cited.span.end}".ljust(30) + shown)
    review = "" if telling.claim.status == "accepted" else f"; {telling.claim.status}"
    write("     " + click.style(f"{source.name}  {telling.claim.id}{review}", dim=True))
    write()


def _print_document(found: "DocumentDossier") -> None:
    from communique.record import lead_citation

    document = found.document
    write(click.style(found.source.title or document.name, bold=True))
    rows: list[tuple[str, Evidence | None]] = [
        ("published", document.published),
        ("publisher", document.publisher),
        ("dateline", document.dateline_place),
        ("language", document.language),
        ("embargo", document.embargo_until),
        *(("agency", agency) for agency in document.agencies),
        *(("byline", byline) for byline in document.bylines),
        *(("rights", line) for line in document.rights),
    ]
    for name, evidence in rows:
        if evidence is None:
            continue
        value = evidence.value or (f"one of {', '.join(evidence.candidates)}" if evidence.candidates else "unknown")
        words = "; ".join(f"{span.start}-{span.end}" for span in evidence.spans)
        write(f"{name:<{INDENT}}{value} ({evidence.method}{', ' + words if words else ''})")
    for name, where in (("file", document.path or document.name), ("url", document.url), ("id", document.id)):
        if where:
            write(f"{name:<{INDENT}}{where}")
    for item in document.items:
        write(f"{'item':<{INDENT}}{item.heading} ({item.span.start}-{item.span.end})")
    size = f"{len(document.text)} characters, {count_of(len(found.claims), 'claim')}"
    write(f"{'read by':<{INDENT}}{found.source.reader}; {size}")
    write()
    for claim in found.claims:
        head, rest = event_head(claim.event)
        write(f"{type(claim.event).__name__.lower():<{INDENT}}{head}{rest}")
        cited = lead_citation(claim)
        if cited is not None:
            for line in quote_lines(cited.quote, limit=2):
                write(" " * INDENT + line)
            place = f"{cited.span.start}-{cited.span.end}  {found.entries.get(claim.id, claim.id)}"
            write(" " * INDENT + click.style(place, dim=True))


def _print_actor(found: "ActorDossier") -> None:
    actor = found.actor
    write(click.style(actor.name, bold=True) + f" ({actor.kind}) {actor.id}")
    others = [name for name in actor.names if name != actor.name]
    if others:
        write(f"{'also':<{INDENT}}{', '.join(others)}")
    for name, value in (("part of", actor.parent), ("acts for", actor.acts_for)):
        if value:
            write(f"{name:<{INDENT}}{value}")
    write(f"{'entries':<{INDENT}}" + ", ".join(count_of(number, kind) for kind, number in found.counts.items()))
    write()
    for one in found.newest:
        for line in entry_lines(one):
            write(line)
