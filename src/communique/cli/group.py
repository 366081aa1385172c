"""Run a command and turn what it raises into a message on standard error and a documented exit code."""

import os
import sys
from typing import Any, NoReturn

import click

OK, ERROR, USAGE, SET_ASIDE, BUSY, INTERRUPTED = 0, 1, 2, 3, 5, 130

EPILOG = """\b
Exit codes:
  0    done
  1    error (`check`: something does not hold)
  2    the command line is wrong
  3    done, but some documents were set aside; findings name them
  5    the record is busy, or of another version
  130  interrupted; run the same command again to continue

Data goes to standard output, everything else to standard error."""


class Communique(click.Group):
    """The group of all commands; its `main` never shows a traceback for an error raised on purpose."""

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        extra["standalone_mode"] = False
        try:
            code = super().main(*args, **extra)
        except click.exceptions.Exit as leave:
            code = leave.exit_code
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except (KeyboardInterrupt, click.Abort):
            click.echo("interrupted; run the same command again to continue", err=True)
            code = INTERRUPTED
        except Exception as error:
            code = _explain(error)
        sys.exit(code if isinstance(code, int) else OK)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader that closed the pipe (`head`) has what it wanted."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:  # caught here, because Click itself would end with 1
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return OK
        return code


def _explain(error: Exception) -> int:
    from communique.errors import CommuniqueError, StoreBusy, StoreVersion, UsageError

    if not isinstance(error, CommuniqueError):
        raise error
    click.echo(f"error: {error}", err=True)
    if isinstance(error, UsageError):
        return USAGE
    if isinstance(error, StoreBusy | StoreVersion):
        return BUSY
    return ERROR
