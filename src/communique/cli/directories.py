"""`directory`: who is known, and how a name or a phrase is understood."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from communique.cli.options import output_options
from communique.cli.output import count_of, note, table, write, write_json, write_jsonl

if TYPE_CHECKING:
    from communique.directory import Directory

FOLDERS = click.option(
    "--directory",
    "folders",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of your own actors, offices and tenures; repeatable.",
)


@click.group()
def directory() -> None:
    """Look into the directory of actors, offices and tenures."""


@directory.command("list")
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
@FOLDERS
@output_options
def list_actors(words: tuple[str, ...], kind: str | None, limit: int, folders: tuple[Path, ...], output: str) -> None:
    """List the actors that have all WORDS in one of their names."""
    import msgspec

    from communique.directory import load_directory
    from communique.directory.folding import fold

    known = load_directory(folders)
    wanted = fold(" ".join(words)).split()
    found = [
        actor
        for actor in known.actors.values()
        if (kind is None or actor.kind == kind)
        and any(all(word in fold(name).split() for word in wanted) for name in (actor.name, *actor.names))
    ]
    shown = found[: limit or None]
    if output == "jsonl":
        write_jsonl(msgspec.to_builtins(shown))
    elif output == "json":
        write_json({"total": len(found), "actors": msgspec.to_builtins(shown)})
    else:
        table(
            [("name", "left"), ("kind", "left"), ("part of", "left"), ("id", "left")],
            [[actor.name, actor.kind, actor.parent or "", actor.id] for actor in shown],
        )
        note(count_of(len(found), "actor") + (f", {len(shown)} shown" if len(shown) < len(found) else ""))


@directory.command()
@click.argument("name")
@click.option("--day", metavar="DATE", help="As of this day: who held the office then.")
@FOLDERS
@output_options
def explain(name: str, day: str | None, folders: tuple[Path, ...], output: str) -> None:
    """Say how NAME is understood: as a name, a family name, an adjective, a capital, an office and who held it."""
    from communique.directory import load_directory

    rows = _explain(load_directory(folders), name, day)
    if output == "jsonl":
        write_jsonl(rows)
    elif output == "json":
        write_json({"name": name, "day": day, "readings": rows})
    else:
        for row in rows:
            period = f" ({row['since']} to {row['until'] or 'now'})" if row["since"] else ""
            write(f"{row['as']:<14} {row['name']}{period}  {row['id']}")
        note("" if rows else f"nothing in the directory is called {name!r}; add it with --directory FOLDER")


def _explain(known: "Directory", name: str, day: str | None) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []

    def add(reading: str, id: str, called: str | None = None, since: str = "", until: str = "") -> None:
        actor = known.actors.get(id)
        shown = called or (actor.name if actor is not None else id)
        rows.append({"as": reading, "id": id, "name": shown, "since": since, "until": until})

    for id in known.find_names(name):
        add("name", id)
    for id in known.find_surname(name):
        add("family name", id)
    for reading, found in (("adjective", known.demonym(name.lower())), ("seat", known.seat(name))):
        if found:
            add(reading, found)
    role = known.role(name)
    if role:
        add("role", role, role)
    for office in known.find_offices(name, day=day):
        add("office", office, office)
        for tenure in known.holders(office, day):
            add("held by", tenure.holder, None, tenure.since, tenure.until or "")
    for id in dict.fromkeys(row["id"] for row in list(rows) if row["as"] in ("name", "family name")):
        for tenure in known.tenures_of(id, day):
            add("held", tenure.office, f"{known.actors[id].name}: {tenure.office}", tenure.since, tenure.until or "")
    return rows
