"""Write the part of docs/reference/cli.md that Click knows: every command with its arguments, options and help.

    python scripts/write_cli_reference.py

A test compares the page with what this prints, so a command cannot change without its page.
"""

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from communique.cli.main import main

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "cli.md"
MARK = "<!-- everything below is written by scripts/write_cli_reference.py -->"


def reference() -> str:
    """Return the generated part of the page."""
    return "\n".join(_command(main, "communique", top=True)) + "\n"


def _command(command: click.Command, path: str, *, top: bool = False) -> Iterator[str]:
    context = click.Context(command, info_name=path)
    if not top:
        yield f"## {path}" if path.count(" ") == 1 else f"### {path}"
        yield ""
        yield f"`{' '.join([path, *command.collect_usage_pieces(context)])}`"
        yield ""
        yield inspect.cleandoc(command.help or "").replace("\b\n", "")
        yield ""
        options = [one for one in command.params if isinstance(one, click.Option)]
        if options:
            yield "| option | |"
            yield "|---|---|"
            for option in options:
                yield f"| {_spelling(option, context)} | {_meaning(option)} |"
            yield ""
        if command.epilog:
            yield inspect.cleandoc(command.epilog)
            yield ""
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from _command(command.commands[name], f"{path} {name}")


def _spelling(option: click.Option, context: click.Context) -> str:
    names = ", ".join(f"`{name}`" for name in sorted(option.opts, key=len))
    if option.is_flag:
        return names
    if isinstance(option.type, click.Choice):
        return f"{names} {' · '.join(str(choice) for choice in option.type.choices)}"
    return f"{names} {option.make_metavar(context)}"


def _meaning(option: click.Option) -> str:
    meaning = (option.help or "").replace("|", "\\|")
    if option.multiple and "repeatable" not in meaning:
        meaning += " Repeatable."
    if not option.is_flag and option.show_default and option.default not in (None, ()):
        meaning += f" Default: {option.default}."
    if option.show_envvar and option.envvar:
        meaning += f" Environment: `{option.envvar}`."
    if option.required:
        meaning += " Required."
    return meaning


if __name__ == "__main__":
    head = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    PAGE.write_text(f"{head}{MARK}\n\n{reference()}", encoding="utf-8")
