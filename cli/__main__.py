"""``python -m cli COMMAND``: find the command, run it, and turn what goes wrong into one clear line."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from cli.usage import language_asked, wrong_usage
from i18n import numbers
from i18n.errors import error_sentence
from mcdm.errors import DecisionError

COMMANDS = (
    "verify",
    "compute",
    "check",
    "tally",
    "evaluate",
    "indices",
    "segments",
    "drivers",
    "customers",
    "rank",
    "panel",
    "repair",
    "report",
    "levers",
    "simulate",
    "optimise",
    "explain",
    "futures",
    "robustness",
    "track",
    "import_",
    "export",
    "figures",
    "structure",
    "studies",
    "database",
    "backup",
    "restore",
    "move",
    "accounts",
    "serve",
)
"""Every command is a module with ``NAME``, ``HELP``, ``add_arguments(parser)`` and ``run(arguments) -> exit code``.
Where a name is a keyword of Python, an underscore follows it."""

CANNOT = 2
"""Exit code for what cannot be computed or read."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _never_fail_on_a_letter()
    given = sys.argv[1:] if arguments is None else arguments
    _Parser.language = language_asked(given)
    chosen = _parser(_asked(given)).parse_args(given)
    try:
        with numbers.written_in(chosen.language):
            code = int(chosen.run(chosen))
        print(end="", flush=True)
        return code
    except DecisionError as error:
        print(error_sentence(error, chosen.language), file=sys.stderr)
        return CANNOT
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of a pipe went away, e.g. `| head`
        _close_output()
        return 0
    except OSError as error:  # files are read and written where a DecisionError names them: what is left is the output
        refused = DecisionError("file-not-written", file="stdout", reason=error.strerror or str(error))
        print(error_sentence(refused, chosen.language), file=sys.stderr)
        _close_output()
        return CANNOT


def _never_fail_on_a_letter() -> None:
    """A terminal that knows no Chinese shows an escape in place of the letter."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _close_output() -> None:
    """Nobody reads on: what is still to be written at the end must not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Parser(argparse.ArgumentParser):
    """Wrong arguments are answered as any other error is: one line in the language asked for, exit 2."""

    language = "en"

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and where the usage is explained."""
        self.exit(CANNOT, error_sentence(wrong_usage(message, self.prog), self.language) + "\n")


def _asked(arguments: Sequence[str]) -> Sequence[str]:
    """The command that is asked for, so that only what it needs is loaded; else all of them, for a list."""
    first = next((each for each in arguments if not each.startswith("-")), "")
    return [each for each in COMMANDS if each.rstrip("_") == first] or COMMANDS


def _parser(names: Sequence[str]) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m cli", description="Weighbridge (衡度): weigh criteria, measure satisfaction, simulate, decide."
    )
    spoken = _Parser(add_help=False)
    spoken.add_argument("--language", choices=("en", "zh"), default="en", help="language of messages (default: en)")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for module in (import_module(f"cli.{name}") for name in names):
        command = commands.add_parser(module.NAME, help=module.HELP, description=module.HELP, parents=[spoken])
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
