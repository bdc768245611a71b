"""What the commands of the harness have in common: options that complain in one sentence, and exit codes.

p = parser("harness.compare", __doc__)
p.add_argument("first", metavar="RUN")
raise SystemExit(answered(lambda: _compare(p.parse_args())))
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import NoReturn

from harness.settings import EvaluationError
from harness.text import plain_lines

BAD_INPUT, INTERRUPTED = 2, 130


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one sentence, as all others are."""

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing the usage."""
        raise EvaluationError(f"{message}; --help shows the options")


def parser(module: str, about: str | None) -> Parser:
    """A parser for `python -m MODULE`, whose help begins with the module's docstring."""
    return Parser(
        prog=f"python -m {module}",
        description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def answered(work: Callable[[], int], interrupted: str = "stopped") -> int:
    """The exit code of `work`; what stops it becomes a sentence: bad input, the disk, an interrupt."""
    try:
        return work()
    except (EvaluationError, OSError) as error:
        print(f"error: {plain_lines(error)}", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print(interrupted, file=sys.stderr)
        return INTERRUPTED
