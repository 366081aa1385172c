"""`correct`: what a person decides against the machine; an append-only log that can be undone, exported and applied."""

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from communique.cli.options import load_names, open_record, output_options, record_option
from communique.cli.output import count_of, note, shortened, write, write_json, write_jsonl

if TYPE_CHECKING:
    from communique.store import Correction, Store


QUOTED = 44  # columns of a claim's words in the log, beside its id


def _judgement_options(command: Any) -> Any:
    for option in (
        click.option("--by", "judge", envvar="COMMUNIQUE_USER", show_envvar=True, help="Who decides; else the user."),
        click.option("--reason", default="", help="Why; kept in the log."),
        record_option,
    ):
        command = option(command)
    return command


@click.group()
def correct() -> None:
    """Correct the record: merge, split, accept, reject, relabel, edit, undo.

    Corrections are kept apart from what was read, name what they are about by its words, and hold after a full
    re-reading.
    """


@correct.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID ID…")
@_judgement_options
def merge(ids: tuple[str, ...], judge: str | None, reason: str, record: str) -> None:
    """Two or more entries are one occasion."""
    from communique.pipeline import correcting

    with open_record(record) as store:
        _done(store, correcting.merge(store, ids, judge=_name(judge), reason=reason))


@correct.command()
@click.argument("entry")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM…")
@_judgement_options
def split(entry: str, claims: tuple[str, ...], judge: str | None, reason: str, record: str) -> None:
    """Some claims of ENTRY are another occasion."""
    from communique.pipeline import correcting

    with open_record(record) as store:
        _done(store, correcting.split(store, entry, claims, judge=_name(judge), reason=reason))


@correct.command()
@click.argument("id")
@_judgement_options
def reject(id: str, judge: str | None, reason: str, record: str) -> None:
    """A claim, or every claim of an entry, is no fact."""
    from communique.pipeline import correcting

    with open_record(record) as store:
        _done(store, correcting.reject(store, id, judge=_name(judge), reason=reason))


@correct.command()
@click.argument("id")
@_judgement_options
def accept(id: str, judge: str | None, reason: str, record: str) -> None:
    """A claim, or every claim of an entry, is what its text says; `communique review` shows it no more."""
    from communique.pipeline import correcting

    with open_record(record) as store:
        _done(store, correcting.accept(store, id, judge=_name(judge), reason=reason))


@correct.command()
@click.argument("id")
@click.argument("field")
@click.argument("value")
@_judgement_options
def relabel(id: str, field: str, value: str, judge: str | None, reason: str, record: str) -> None:
    """Another label: FIELD is status, act, form, format, code or issues (joined by `;`)."""
    _edit(id, field, value, judge, reason, record, labels_only=True)


@correct.command()
@click.argument("id")
@click.argument("field")
@click.argument("value")
@_judgement_options
def edit(id: str, field: str, value: str, judge: str | None, reason: str, record: str) -> None:
    """Another value: FIELD is a label or date, new_date, place, title, parties, actors, targets, speaker, on_behalf_of.

    Several names are joined by `;`; an empty VALUE takes the field away.
    """
    _edit(id, field, value, judge, reason, record, labels_only=False)


@correct.command()
@click.argument("correction", default="")
@_judgement_options
def undo(correction: str, judge: str | None, reason: str, record: str) -> None:
    """A correction holds no longer: the newest that holds, or CORRECTION; undoing the undoing lets it hold again."""
    from communique.pipeline import correcting

    with open_record(record) as store:
        _done(store, correcting.undo(store, correction, judge=_name(judge), reason=reason))


@correct.command()
@record_option
@output_options
def log(record: str, output: str) -> None:
    """List the corrections, the oldest first."""
    import msgspec

    from communique.pipeline.correcting import NAMED
    from communique.record import lead_citation
    from communique.store import load_claims, load_corrections, standing_corrections

    with open_record(record) as store, store.read() as connection:
        corrections = load_corrections(connection)
        named = list(dict.fromkeys(target.claim for one in corrections for target in one.targets))
        leads = {claim.id: lead_citation(claim) for _, claim in load_claims(connection, ids=named)}
    holding = {one.id for one in standing_corrections(corrections)}
    if output == "text":
        for one in corrections:
            state = "" if one.id in holding or one.verb == "undo" else " (undone)"
            write(click.style(f"{one.at}  {one.verb} by {one.judge}{state}", bold=True) + f"  {one.id}")
            if one.field:
                known = {name: field for field, name in NAMED.items()}
                write(f"  {known.get(one.field, one.field)} = {_value(msgspec.json.decode(one.value))}")
            for target in one.targets:
                lead = leads.get(target.claim)  # of a document that is not here the words that the log keeps
                words = shortened((lead.quote if lead else target.quote).strip('“”"'), QUOTED)
                write(f"  {target.claim}  “{words}”")
            if one.undoes:
                write(f"  {one.undoes}")
            if one.reason:
                write(f"  because {one.reason}")
        note(count_of(len(corrections), "correction"))
        return
    # by way of JSON: the value of a correction is kept as the JSON that it was given as
    values = [{**msgspec.json.decode(msgspec.json.encode(one)), "holds": one.id in holding} for one in corrections]
    if output == "jsonl":
        write_jsonl(values)
    else:
        write_json({"corrections": values})


@correct.command("export")
@record_option
def export_log(record: str) -> None:
    """Print the log as JSON Lines, for `apply` on another record of the same documents."""
    from communique.store import load_corrections

    with open_record(record) as store, store.read() as connection:
        write_jsonl(load_corrections(connection))


@correct.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@record_option
def apply(file: str, record: str) -> None:
    """Add the corrections of FILE that this record does not have yet; those about other documents wait for them."""
    import msgspec

    from communique.errors import UsageError
    from communique.pipeline.fusing import fuse_record
    from communique.store import Correction, add_corrections

    lines = (sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()).splitlines()
    corrections = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            corrections.append(msgspec.json.decode(line, type=Correction))
        except msgspec.DecodeError as error:
            raise UsageError(f"{file}:{number} is no correction: {error}") from error
    with open_record(record) as store:
        with store.write() as connection:
            added = add_corrections(connection, corrections)
        fuse_record(store)
    note(f"{count_of(added, 'correction')} added, {len(corrections) - added} known already")


def _value(value: Any) -> str:
    """Return the value of a correction as a person gives it: a name, a date, labels joined by `;`."""
    if isinstance(value, dict):
        period = f"{value['start']}/{value['end']}" if value.get("end") else value.get("start")
        return str(value.get("name") or period)
    if isinstance(value, list):
        return "; ".join(map(_value, value)) or "nothing"
    return "nothing" if value is None else str(value)


def _edit(id: str, field: str, value: str, judge: str | None, reason: str, record: str, *, labels_only: bool) -> None:
    from communique.pipeline import correcting

    with open_record(record) as store:
        correction = correcting.edit(
            store, id, field, value, judge=_name(judge), reason=reason, labels_only=labels_only, directory=load_names
        )
        _done(store, correction)


def _done(store: "Store", correction: "Correction") -> None:
    from communique.pipeline.fusing import fuse_record

    fused = fuse_record(store)
    write(correction.id)
    if fused is not None:
        note(
            f"{count_of(fused.written, 'entry')} written, {fused.removed} gone; `communique correct undo` takes it back"
        )


def _name(judge: str | None) -> str:
    return judge or getpass.getuser()
