"""`timeline`, `meetings`, `statements`, `agreements`, `actions`, `actors`, `search`, `sources`: lists."""

from typing import TYPE_CHECKING

import click

from communique.cli.options import (
    filter_options,
    load_names,
    open_record,
    output_options,
    page_options,
    record_option,
)
from communique.cli.output import (
    INDENT,
    count_of,
    note,
    place_of,
    print_page,
    quote_lines,
    table,
    title_lines,
    write,
    write_json,
    write_jsonl,
    write_under,
)

if TYPE_CHECKING:
    from communique.record import Filters, Found

KINDS = ("statement", "meeting", "agreement", "action")
EVENTS = KINDS[1:]
DATES = "A date in brackets is the day of the report: the text gives the event none."


@click.command(epilog=DATES)
@filter_options
@click.option("--statements", is_flag=True, help="With statements as well.")
@page_options
@record_option
@output_options
def timeline(
    filters: "Filters", statements: bool, limit: int, offset: int, newest: bool, record: str, output: str
) -> None:
    """List meetings, agreements and actions in order of day."""
    kinds = (*EVENTS, "statement") if statements else EVENTS
    _list(filters, kinds, "entry", limit, offset, newest, record, output)


@click.command(epilog=DATES)
@filter_options
@page_options
@record_option
@output_options
def meetings(filters: "Filters", limit: int, offset: int, newest: bool, record: str, output: str) -> None:
    """List meetings, planned and held, called off and refused."""
    _list(filters, ("meeting",), "meeting", limit, offset, newest, record, output)


@click.command(epilog=DATES)
@filter_options
@click.option("--speaker", multiple=True, metavar="NAME", help="Said by, or on behalf of.")
@click.option(
    "--act", multiple=True, metavar="ACT", help="supports opposes calls-for commits criticises denies warns …"
)
@click.option("--words", metavar="WORDS", help="With these words.")
@page_options
@record_option
@output_options
def statements(
    filters: "Filters",
    speaker: tuple[str, ...],
    act: tuple[str, ...],
    words: str | None,
    limit: int,
    offset: int,
    newest: bool,
    record: str,
    output: str,
) -> None:
    """List statements: who said what, in what words."""
    import msgspec

    asked = msgspec.structs.replace(filters, speaker=speaker, act=act, words=words)
    _list(asked, ("statement",), "statement", limit, offset, newest, record, output)


@click.command(epilog=DATES)
@filter_options
@page_options
@record_option
@output_options
def agreements(filters: "Filters", limit: int, offset: int, newest: bool, record: str, output: str) -> None:
    """List agreements, treaties and resolutions, from proposed to in force."""
    _list(filters, ("agreement",), "agreement", limit, offset, newest, record, output)


@click.command(epilog=DATES)
@filter_options
@click.option("--code", multiple=True, metavar="CODE", help="PLOVER's code, e.g. SANCTION.")
@page_options
@record_option
@output_options
def actions(
    filters: "Filters", code: tuple[str, ...], limit: int, offset: int, newest: bool, record: str, output: str
) -> None:
    """List actions: sanctions, aid, protests, attacks and what else PLOVER codes."""
    import msgspec

    asked = msgspec.structs.replace(filters, code=code)
    _list(asked, ("action",), "action", limit, offset, newest, record, output)


@click.command()
@click.argument("words", nargs=-1)
@click.option("--kind", type=click.Choice(["state", "body", "person", "group"]), help="Only this kind.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    default=50,
    show_default=True,
    help="At most so many; 0 for all.",
)
@click.option("--offset", type=click.IntRange(min=0), metavar="N", default=0, help="Skip so many.")
@record_option
@output_options
def actors(words: tuple[str, ...], kind: str | None, limit: int, offset: int, record: str, output: str) -> None:
    """List who takes part, those with most entries first; WORDS of a name narrow the list."""
    import msgspec

    from communique.record import list_actors

    with open_record(record) as store:
        found = list_actors(store, words=" ".join(words), kind=kind, limit=limit or None, offset=offset)
    if output == "jsonl":
        write_jsonl(msgspec.to_builtins(found))
    elif output == "json":
        write_json({"actors": msgspec.to_builtins(found)})
    else:
        table(
            [("name", "left"), *((heading, "right") for heading in ("said", "met", "agreed", "acted")), ("id", "left")],
            [
                [one.actor.name, *map(str, (one.statements, one.meetings, one.agreements, one.actions)), one.actor.id]
                for one in found
            ],
        )
        note(count_of(len(found), "actor"))


@click.command()
@click.argument("words", nargs=-1, required=True)
@filter_options
@click.option("--kind", type=click.Choice(KINDS), multiple=True, help="Only this kind of entry.")
@click.option(
    "--in",
    "where",
    type=click.Choice(["all", "entries", "documents"]),
    default="all",
    show_default=True,
    help="Where to look.",
)
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", default=10, show_default=True, help="At most so many of each."
)
@click.option("--offset", type=click.IntRange(min=0), metavar="N", default=0, help="Skip so many.")
@record_option
@output_options
def search(
    words: tuple[str, ...],
    filters: "Filters",
    kind: tuple[str, ...],
    where: str,
    limit: int,
    offset: int,
    record: str,
    output: str,
) -> None:
    """Search words in what the record says and in the documents, the best match first.

    All WORDS must occur, in the singular or the plural; '"a phrase"', begin*, -without and one OR other are
    understood. The filters narrow the entries.
    """
    import msgspec

    from communique.export import listed_dict
    from communique.record import Page, search_entries, search_texts

    asked = msgspec.structs.replace(filters, words=" ".join(words), kinds=kind or filters.kinds)
    page, texts = Page(entries=(), total=0), []
    with open_record(record) as store:
        if where != "documents":
            page = search_entries(store, asked, limit=limit, offset=offset, directory=load_names)
        if where != "entries":
            texts = search_texts(store, asked, limit=limit, offset=offset)
    if output == "jsonl":
        write_jsonl([{"in": "entries", **listed_dict(one)} for one in page.entries])
        write_jsonl([{"in": "documents", **msgspec.to_builtins(one)} for one in texts])
        return
    if output == "json":
        write_json(
            {
                "total": page.total,
                "entries": [listed_dict(one) for one in page.entries],
                "documents": msgspec.to_builtins(texts),
                "notes": page.notes,
            }
        )
        return
    if where != "documents":
        print_page(page, "text")
    for one in texts:
        _print_found(one)
    if where != "entries":
        note(count_of(len(texts), "document"))


@click.command()
@filter_options
@click.option("--versions", is_flag=True, help="With versions that a newer one replaced.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    default=50,
    show_default=True,
    help="At most so many; 0 for all.",
)
@click.option("--offset", type=click.IntRange(min=0), metavar="N", default=0, help="Skip so many.")
@record_option
@output_options
def sources(filters: "Filters", versions: bool, limit: int, offset: int, record: str, output: str) -> None:
    """List the documents and what was read from them."""
    import msgspec

    from communique.record import list_sources

    with open_record(record) as store:
        found = list_sources(store, filters, versions=versions, limit=limit or None, offset=offset)
    if output == "jsonl":
        write_jsonl(msgspec.to_builtins(found))
        return
    if output == "json":
        write_json({"documents": msgspec.to_builtins(found)})
        return
    for one in found:
        for line in title_lines(one.published, one.title or one.name):
            write(line)
        told = [count_of(number, kind) for number, kind in zip(one.claims, KINDS, strict=True) if number]
        state = [one.name, one.publisher or "", ", ".join(told) or "nothing read"]
        if one.copy_of:
            state.append(f"copy of {one.copy_of}")
        if one.superseded_by:
            state.append(f"replaced by {one.superseded_by}")
        if one.embargo:
            state.append(f"embargo until {one.embargo}")
        write_under("", "; ".join(part for part in state if part))
        write(" " * INDENT + click.style(one.id, dim=True))
    note(count_of(len(found), "document"))


def _list(
    filters: "Filters",
    kinds: tuple[str, ...],
    what: str,
    limit: int,
    offset: int,
    newest: bool,
    record: str,
    output: str,
) -> None:
    import msgspec

    from communique.record import list_entries

    asked = msgspec.structs.replace(filters, kinds=kinds)
    with open_record(record) as store:
        page = list_entries(store, asked, limit=limit or None, offset=offset, newest_first=newest, directory=load_names)
    print_page(page, output, what=what)


def _print_found(one: "Found") -> None:
    cited = one.citation
    for line in title_lines(cited.published, cited.title or cited.name):
        write(line)
    if cited.quote:
        before = " ".join(one.before.split())
        after = " ".join(one.after.split())
        for line in quote_lines(f"…{before} {cited.quote} {after}…"):
            write(" " * INDENT + line)
    write(" " * INDENT + click.style(place_of(cited), fg="blue") + click.style(f"  {cited.document}", dim=True))
    write()
