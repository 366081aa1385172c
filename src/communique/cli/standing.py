"""`positions`, `expectations`: who stands where over time, and what came of what was expected."""

from typing import TYPE_CHECKING, Any

import click

from communique.cli.options import filter_options, load_names, open_record, output_options, record_option
from communique.cli.output import (
    INDENT,
    count_of,
    entry_lines,
    note,
    place_of,
    quote_lines,
    write,
    write_json,
    write_jsonl,
    write_under,
)

if TYPE_CHECKING:
    from communique.record import Cited, Expectation, Filters, Ground, Position

COLOURS = {"supporting": "green", "opposing": "red", "conditional": "yellow", "met": "green", "not met": "red"}
LIMIT = click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    default=20,
    show_default=True,
    help="At most so many; 0 for all.",
)


@click.command()
@filter_options
@click.option("--by-speaker", is_flag=True, help="One position a person, instead of one a state or body.")
@click.option("--reports", is_flag=True, help="With statements that only report, and take no stand.")
@click.option(
    "--statements",
    "most",
    type=click.IntRange(min=0),
    metavar="N",
    default=5,
    show_default=True,
    help="Entries shown of each, the newest; 0 for all.",
)
@LIMIT
@record_option
@output_options
def positions(
    filters: "Filters", by_speaker: bool, reports: bool, most: int, limit: int, record: str, output: str
) -> None:
    """Show who stands where on an issue, over time: by statements, agreements and actions.

    A day on which a stand moves, and a day on which both sides are taken, is named with the words of each.
    """
    from communique.record import list_positions

    with open_record(record) as store:
        answer = list_positions(store, filters, by_speaker=by_speaker, reports=reports, directory=load_names)
    for line in answer.notes:
        note(f"note: {line}")
    if not answer.complete:
        note("note: there is more than is looked at, and the newest were; narrow the period or the actor")
    shown = answer.positions[: limit or None]
    if output == "jsonl":
        write_jsonl(_position(one) for one in shown)
    elif output == "json":
        write_json(
            {"total": len(answer.positions), "positions": [_position(one) for one in shown], "notes": answer.notes}
        )
    else:
        for one in shown:
            _print_position(one, most)
        note(f"{len(shown)} of {count_of(len(answer.positions), 'position')}")


@click.command()
@filter_options
@click.option("--outcome", multiple=True, type=click.Choice(["met", "not met", "open"]), help="Only with this outcome.")
@LIMIT
@record_option
@output_options
def expectations(filters: "Filters", outcome: tuple[str, ...], limit: int, record: str, output: str) -> None:
    """Hold what was planned, announced or forecast against what the record later holds: met, not met, open.

    Open means that the record does not say, never that it will not be.
    """
    from communique.record import list_expectations

    with open_record(record) as store:
        answer = list_expectations(store, filters, outcomes=outcome, directory=load_names)
    for line in answer.notes:
        note(f"note: {line}")
    if not answer.complete:
        note("note: there is more than is looked at, and the newest were; narrow the period, the issue or the actor")
    shown = answer.expectations[: limit or None]
    if output == "jsonl":
        write_jsonl(_expectation(one) for one in shown)
    elif output == "json":
        write_json(
            {
                "total": len(answer.expectations),
                "counts": answer.counts,
                "expectations": [_expectation(one) for one in shown],
                "notes": answer.notes,
            }
        )
    else:
        for one in shown:
            _print_expectation(one)
        counts = ", ".join(f"{number} {name}" for name, number in answer.counts.items())
        note(f"{len(shown)} of {count_of(len(answer.expectations), 'expectation')}; in all {counts}")


def _position(one: "Position") -> dict[str, Any]:
    def named(ground: "Ground") -> dict[str, Any]:
        return {"stand": ground.stand, "why": ground.why, "entry": ground.listed.id}

    from communique.export import listed_dict

    return {
        "actor": one.actor,
        "name": one.name,
        "issue": one.issue,
        "latest": one.latest,
        "stands": one.stands,
        "acts": one.acts,
        "changes": [
            {"day": c.day, "before": c.before, "after": c.after, "was": named(c.was), "now": named(c.now)}
            for c in one.changes
        ],
        "contradictions": [{"day": c.day, "grounds": [named(g) for g in c.grounds]} for c in one.contradictions],
        "grounds": [
            {"stand": ground.stand, "why": ground.why, "day": ground.day or None, "entry": listed_dict(ground.listed)}
            for ground in one.grounds
        ],
    }


def _expectation(one: "Expectation") -> dict[str, Any]:
    import msgspec

    from communique.export import listed_dict

    return {
        "day": one.day,
        "outcome": one.outcome,
        "reason": one.reason,
        "expected": msgspec.to_builtins(one.expected),
        "found": msgspec.to_builtins(one.found),
        "later": one.later,
        "entry": listed_dict(one.listed),
    }


def _print_position(one: "Position", most: int) -> None:
    stands = ", ".join(f"{stand} {number}" for stand, number in one.stands.items())
    write(click.style(f"{one.name} on {one.issue}", bold=True))
    write_under("stands", stands)
    for change in one.changes:
        words = f"{change.day} from {change.before} ({change.was.why}, {change.was.day}) to {change.after}"
        write_under("moves", f"{words} ({change.now.why})")
    for found in one.contradictions:
        sides = ", ".join(f"{ground.stand} ({ground.why})" for ground in found.grounds)
        write_under("contradicts", f"{found.day} {sides}")
    hidden = len(one.grounds) - most if most else 0
    if hidden > 0:
        write_under("", f"… {hidden} earlier; --statements 0 shows all")
    for ground in one.grounds[max(hidden, 0) :]:
        write(click.style(ground.stand, fg=COLOURS.get(ground.stand)))
        for line in entry_lines(ground.listed):
            write(line)


def _print_expectation(one: "Expectation") -> None:
    from communique.cli.output import event_head

    head, rest = event_head(one.listed.entry.event)
    write(f"{one.day or '(no date)':<{INDENT}}" + click.style(one.outcome, fg=COLOURS.get(one.outcome), bold=True))
    write_under("", head + rest)
    write_under("because", one.reason)
    _print_words("expected", one.expected)
    _print_words("found", one.found)
    write(" " * INDENT + click.style(one.listed.id, dim=True))
    write()


def _print_words(name: str, cited: "Cited | None") -> None:
    if cited is None:
        return
    for number, line in enumerate([*quote_lines(cited.quote, limit=2), place_of(cited)]):
        write(f"{'' if number else name:<{INDENT}}{line}")
