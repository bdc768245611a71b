"""Working directories of sandboxes that have no file system of their own, named by their owner."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from verifiers.sandbox.owner import owner, owner_is_dead

PREFIX = "zaya-sandbox-"


def path(slot: int) -> Path:
    """The folder of a sandbox in this place."""
    return _home() / f"{PREFIX}{owner()}-{slot}"


def make(folder: Path, uid: int | None) -> None:
    """Make it, empty, for this user alone."""
    folder.mkdir(mode=0o700)
    if uid is not None:
        os.chown(folder, uid, uid)


def remove(folder: Path) -> None:
    """Remove it with all that is in it."""
    shutil.rmtree(folder)


def sweep() -> int:
    """Remove the folders of owners that are gone; how many there were."""
    dead = [found for found in _home().glob(f"{PREFIX}*") if owner_is_dead(found.name.removeprefix(PREFIX))]
    for folder in dead:
        shutil.rmtree(folder, ignore_errors=True)  # another process may be sweeping as well
    return len(dead)


def _home() -> Path:
    return Path(tempfile.gettempdir())
