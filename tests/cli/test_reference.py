import importlib.util
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from communique.cli.main import main

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "write_cli_reference.py"


def commands(command: click.Command = main, path: str = "communique") -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, part in command.commands.items():
            yield from commands(part, f"{path} {name}")


@pytest.mark.skipif(not SCRIPT.exists(), reason="the scripts are not in the source distribution")
def test_page_tells_what_the_commands_are() -> None:
    spec = importlib.util.spec_from_file_location("write_cli_reference", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    page = script.PAGE.read_text(encoding="utf-8")
    assert page.partition(script.MARK)[2].strip() == script.reference().strip(), "run scripts/write_cli_reference.py"


@pytest.mark.parametrize(("path", "command"), list(commands()))
def test_every_command_and_option_says_what_it_does(path: str, command: click.Command) -> None:
    assert command.help, path
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, f"{path} {option.name}"


def test_every_link_of_the_page_leads_to_a_command() -> None:
    page = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    anchors = {path.replace(" ", "-") for path, _ in commands()}
    links = {part.partition(")")[0] for part in page.split("](#")[1:]}
    assert links <= anchors
    assert {anchor for anchor in anchors if anchor.count("-") == 1} <= links
