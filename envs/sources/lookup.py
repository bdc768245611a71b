"""Where a stored set comes from: one order of places, one answer, and the reasons where there is none.

1. the file that the caller names (`data=`)             4. the hub, through `datasets`
2. `<name>.jsonl|.json|.parquet` in $ENVS_DATA_DIR      5. the edition embedded in this package
3. the local Hugging Face cache

A place that has nothing is passed over; a place that has something broken is an error, never passed over.

    find(SETS["aime25"], edition="official")                   # refuses the embedded edition
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from envs.sources import huggingface
from envs.sources.rows import DataError, Row, SetSpec, check, fingerprint, read

DATA_DIR = "ENVS_DATA_DIR"
"""The environment variable that names a folder with data files."""
_SUFFIXES = (".jsonl", ".json", ".parquet")
Raw = tuple[Sequence[Row], str]


@dataclass(frozen=True)
class Stored:
    """A stored set as it was found."""

    rows: tuple[Row, ...]
    """Checked rows with the set's columns, in the order of its key."""
    edition: str
    """`official`, or what the embedded edition is called."""
    source: str
    """Where it came from, for people."""
    fingerprint: str
    """SHA-256 of the rows."""


class _Nothing(Exception):
    """This place has no such set; the message says why."""


def find(spec: SetSpec, data: str | os.PathLike[str] | None = None, edition: str | None = None) -> Stored:
    """The set, from the first place that has it. DataError: nowhere, broken, or of another edition."""
    allowed = ("official", spec.embedded_edition) if spec.embedded else ("official",)
    if edition not in (None, *allowed):
        raise DataError(f"{spec.name} has no edition {edition!r}; it has {' and '.join(allowed)}")
    if data is not None:
        return _demand(spec, _stored(spec, read(Path(data)), str(data)), edition)
    if edition == spec.embedded_edition and spec.embedded:
        return _embedded(spec, spec.embedded)
    reasons = []
    for place in PLACES:
        try:
            return _demand(spec, _stored(spec, *place(spec)), edition)
        except _Nothing as nothing:
            reasons.append(str(nothing))
    if spec.embedded and edition is None:
        return _embedded(spec, spec.embedded)
    raise DataError(_nowhere(spec, edition, reasons))


def _nowhere(spec: SetSpec, edition: str | None, reasons: Sequence[str]) -> str:
    wanted = f"the {edition} edition of {spec.name}" if edition else spec.name
    advice = f"give a file as data=, or put {spec.name}.jsonl (the rows of {spec.hub}) into ${DATA_DIR}"
    allow = f", or allow the {spec.embedded_edition} edition" if spec.embedded else ""
    return f"{wanted} was not found: {'; '.join(reasons)}. To run it, {advice}{allow}."


def _stored(spec: SetSpec, raw: Sequence[Row], where: str) -> Stored:
    rows = check(spec, raw, where)
    mark = fingerprint(rows)
    # A copy of the embedded edition must not pass for the official one, wherever it lies.
    copied = spec.embedded is not None and mark == _embedded(spec, spec.embedded).fingerprint
    return Stored(rows, spec.embedded_edition if copied else "official", where, mark)


def _embedded(spec: SetSpec, path: Path) -> Stored:
    rows = check(spec, read(path), f"the embedded edition {path.name}")
    return Stored(rows, spec.embedded_edition, f"embedded:{path.name}", fingerprint(rows))


def _demand(spec: SetSpec, stored: Stored, edition: str | None) -> Stored:
    if edition not in (None, stored.edition):
        raise DataError(
            f"{stored.source} holds the {stored.edition} edition of {spec.name}, not the {edition} one"
        )
    return stored


def _from_folder(spec: SetSpec) -> Raw:
    if not (named := os.environ.get(DATA_DIR)):
        raise _Nothing(f"${DATA_DIR} is not set")
    folder = Path(named).expanduser()
    if not folder.is_dir():
        raise DataError(f"${DATA_DIR} names {folder}, which is not a folder")
    for suffix in _SUFFIXES:
        if (path := folder / f"{spec.name}{suffix}").exists():
            return read(path), str(path)
    raise _Nothing(f"${DATA_DIR} ({folder}) has no {spec.name} with suffix {', '.join(_SUFFIXES)}")


def _from_cache(spec: SetSpec) -> Raw:
    if not (files := huggingface.cached(spec.hub, spec.split, spec.files)):
        raise _Nothing(f"the local Hugging Face cache has no {spec.hub}")
    return [row for file in files for row in read(file)], f"cache:{spec.hub}"


def _from_hub(spec: SetSpec) -> Raw:
    if why := huggingface.refusal():
        raise _Nothing(f"the hub was not asked for {spec.hub}: {why}")
    try:
        if spec.files:
            files = huggingface.fetch(spec.hub, spec.files)
            return [row for file in files for row in read(file)], f"hub:{spec.hub}"
        return huggingface.download(spec.hub, spec.split), f"hub:{spec.hub}"
    except Exception as error:
        # `datasets` fails in the classes of five libraries; each means that this place has no set for us.
        told = str(error).strip().splitlines() or [""]
        raise _Nothing(f"the hub gave no {spec.hub}: {type(error).__name__}: {told[0]}") from error


PLACES: Sequence[Callable[[SetSpec], Raw]] = (_from_folder, _from_cache, _from_hub)
