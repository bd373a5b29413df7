"""``python -m cli COMMAND``: find the command, run it, and turn what goes wrong into one clear line."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from cli import check, compute, evaluate, export, import_, serve, simulate, verify
from i18n.errors import error_sentence
from mcdm.errors import DecisionError

COMMANDS = (verify, compute, check, evaluate, simulate, import_, export, serve)
"""Every command is a module with ``NAME``, ``HELP``, ``add_arguments(parser)`` and ``run(arguments) -> exit code``."""

CANNOT = 2
"""Exit code for what cannot be computed or read."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except DecisionError as error:
        print(error_sentence(error, chosen.language), file=sys.stderr)
        return CANNOT
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of a pipe went away, e.g. `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m cli", description="Weighbridge (衡度): weigh criteria, measure satisfaction, simulate, decide."
    )
    spoken = argparse.ArgumentParser(add_help=False)
    spoken.add_argument("--language", choices=("en", "zh"), default="en", help="language of messages (default: en)")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for module in COMMANDS:
        command = commands.add_parser(module.NAME, help=module.HELP, description=module.HELP, parents=[spoken])
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
