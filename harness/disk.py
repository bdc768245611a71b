"""What can go wrong with the disk under a run, in one sentence that says what to do.

Whatever fails here, committed rollouts stay: the same command goes on once the disk is well again.

    with explained(folder):
        database.execute(...)      # "disk full" and its kin become EvaluationError
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from harness.settings import EvaluationError

FULL = (
    "the disk of {folder} is full (or a quota or file size limit is reached): free some space and give the "
    "same command again, which keeps all that is committed"
)
FAULT = (
    "the disk of {folder} fails or is full: see to it and give the same command again, which keeps all that "
    "is committed"
)
READ_ONLY = "{folder} cannot be written: make it writable or choose another --out"
IN_THE_WAY = "{folder} cannot be a run folder, since a file is in the way: choose another --out"
DAMAGED = (
    "{database} is damaged and was left as it is: restore it from a copy, rescue its rows with "
    "'sqlite3 {database} .recover', or choose another --out to start afresh"
)
BUSY = "{database} is locked by another program: close that and give the same command again"
GONE = (
    "{database} is missing or was emptied, though {folder} holds a run: restore it from a copy, or choose "
    "another --out to start afresh"
)
ORPHAN = "{database} holds rollouts, but its run.json is gone: restore that, or choose another --out"

BY_SQLITE: Mapping[str, str] = {
    "SQLITE_FULL": FULL,
    "SQLITE_IOERR": FAULT,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_CANTOPEN": READ_ONLY,
    "SQLITE_PERM": READ_ONLY,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": DAMAGED,
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
}
"""Beginning of SQLite's error name -> sentence."""

BY_ERRNO: Mapping[int, str] = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), FULL),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), READ_ONLY),
    **dict.fromkeys((errno.ENOTDIR, errno.EEXIST, errno.EISDIR), IN_THE_WAY),
    errno.EIO: FAULT,
}


def trouble(folder: Path, sentence: str) -> EvaluationError:
    """One of the sentences above about a run folder."""
    from harness.folder import DATABASE

    return EvaluationError(sentence.format(folder=folder, database=folder / DATABASE))


def explain(folder: Path, error: sqlite3.Error | OSError) -> EvaluationError:
    """What an error of the database or the file system means for the run in `folder`."""
    if isinstance(error.__cause__, sqlite3.Error):  # pandas wraps what the database says
        return explain(folder, error.__cause__)
    if isinstance(error, OSError):
        found = BY_ERRNO.get(error.errno or 0)
    else:
        name = getattr(error, "sqlite_errorname", "")
        found = next((text for start, text in BY_SQLITE.items() if name.startswith(start)), None)
    return EvaluationError(f"{folder}: {error}") if found is None else trouble(folder, found)


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn errors of the database and the file system into EvaluationError."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise explain(folder, error) from error
