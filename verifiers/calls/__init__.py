"""Programs that are called, not started: the two scripts that run in sandboxes, and the values between them.

The callee's script holds a program and performs what it is asked, the test's script holds assertions and
asks. Each is the text of its modules here in one, so that a sandbox needs nothing but the standard library
(Python 3.9 or newer).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

CALLEE = ("values", "nodes", "callee")
"""Modules of the script whose entry is `perform`."""
TEST = ("values", "asserting")
"""Modules of the script whose entry is `run_test`."""
_DROPPED = ("from __future__ import", "from verifiers.calls.")


@cache
def script(modules: tuple[str, ...]) -> str:
    """The text of these modules of this package as one module, without their imports of each other."""
    texts = [(Path(__file__).parent / f"{module}.py").read_text(encoding="utf-8") for module in modules]
    lines = [line for text in texts for line in text.splitlines() if not line.startswith(_DROPPED)]
    return "\n".join(("from __future__ import annotations", *lines))
