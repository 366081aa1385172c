"""The command line: `communique COMMAND`.

Only Click is imported here; what a command needs is imported when it runs, so that `--help` answers at once.
"""

import click

from communique.cli.adding import add, annotate
from communique.cli.benching import bench
from communique.cli.correcting import correct
from communique.cli.directories import directory
from communique.cli.exporting import export
from communique.cli.group import EPILOG, Communique
from communique.cli.listing import (
    actions,
    actors,
    agreements,
    meetings,
    search,
    sources,
    statements,
    timeline,
)
from communique.cli.serving import serve
from communique.cli.showing import check, doctor, review, show, stats
from communique.cli.standing import expectations, positions

COMMANDS = (
    add, annotate, timeline, meetings, statements, agreements, actions, positions, expectations, actors, search, show,
    sources, stats, export, review, correct, check, directory, serve, bench, doctor,
)  # fmt: skip


@click.group(cls=Communique, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="communique", prog_name="communique")
@click.option("--verbose", "-v", is_flag=True, help="Say on standard error what each stage does.")
def main(verbose: bool) -> None:
    """News of diplomacy as a cited, queryable record: who met whom, who said what, what was agreed, when and where."""
    import logging

    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=logging.INFO if verbose else logging.ERROR)


for command in COMMANDS:
    main.add_command(command)
