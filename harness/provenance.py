"""Where and with what a run was made: versions, the state of the code, the machine, the first prompt.

provenance()["git"]        # {"commit": "1a2b...", "dirty": False}, or None outside a checkout
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.engines import EngineError
from harness.engines.protocol import Engine, Message, user

if TYPE_CHECKING:
    from harness.benchmarks import Item

PACKAGES = ("zaya-harness", "torch", "transformers", "openai", "math-verify")
GIT_SECONDS = 10.0
ROOT = Path(__file__).resolve().parents[1]


def provenance() -> dict[str, Any]:
    """Everything here that does not depend on the run, in JSON values."""
    return {"versions": versions(), "git": git_state(), "hardware": hardware()}


def versions() -> dict[str, str]:
    """Python's version and those of the installed packages that scores may depend on."""
    found = {"python": platform.python_version(), "platform": sys.platform}
    for name in PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def git_state(root: Path = ROOT) -> dict[str, Any] | None:
    """The commit of our own checkout and whether files differ from it; None where this is no checkout."""
    top = _git(root, "rev-parse", "--show-toplevel")
    # An installed copy may lie inside somebody else's repository.
    if top is None or Path(top).resolve() != root:
        return None
    commit, changes = _git(root, "rev-parse", "HEAD"), _git(root, "status", "--porcelain")
    return None if commit is None or changes is None else {"commit": commit, "dirty": bool(changes)}


def _git(root: Path, *arguments: str) -> str | None:
    command = ["git", "--no-optional-locks", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=GIT_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def hardware() -> dict[str, Any]:
    """Processor, memory in bytes, and accelerators where torch is in use."""
    return {
        "machine": platform.machine(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory": _memory(),
        "accelerators": _accelerators(),
    }


def _processor() -> str:
    listing = Path("/proc/cpuinfo")
    lines = listing.read_text().splitlines() if listing.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor())


def _memory() -> int | None:
    names = ("SC_PAGE_SIZE", "SC_PHYS_PAGES")
    if not set(names) <= set(os.sysconf_names):
        return None
    return os.sysconf(names[0]) * os.sysconf(names[1])


def _accelerators() -> list[str]:
    # A run against a server has no business loading torch.
    torch = sys.modules.get("torch")
    if torch is None or not torch.cuda.is_available():
        return []
    return [torch.cuda.get_device_name(i) for i in range(torch.cuda.device_count())]


def first_prompt(engine: Engine, item: Item, shots: Sequence[Message]) -> dict[str, Any]:
    """A problem as the model reads it; where only a server knows that, `unknown` says why."""
    messages = [*shots, user(item.prompt)]
    about = {"bench": item.bench, "problem": item.key, "messages": messages}
    try:
        return {**about, "rendered": engine.render(messages)}
    except (EngineError, ValueError) as error:  # a template may refuse a message, as each sample will say
        return {**about, "rendered": None, "unknown": str(error)}
