"""The rows of a stored set: read from a file, checked against its columns, in one canonical order.

Everything that can be wrong with a file is one `DataError` of one sentence: what, where, what was expected.
The fingerprint covers the checked columns only, so the same problems have it whatever carried them.

    rows = check(SETS["aime25"], read(Path("aime_2025.jsonl")), "aime_2025.jsonl")
    fingerprint(rows)                                          # 64 hexadecimal digits
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
Convert = Callable[[Any], Any]


class DataError(ValueError):
    """A stored problem set that is missing, broken, or not the one that was asked for."""


@dataclass(frozen=True)
class SetSpec:
    """One stored set: its name, the shape of its rows, and where it may be found."""

    name: str
    """Last part of the environment's id, and the file name without suffix in the data folder."""
    hub: str
    """Repository on the Hugging Face hub, "owner/name"."""
    columns: Mapping[str, Convert]
    """What every row must have; each function returns the canonical value or raises ValueError("is ...")."""
    key: str
    """The column that numbers the problems: rows are ordered by it and no two share a value."""
    count: int | None = None
    """How many rows the set has; None where sources disagree."""
    split: str = "train"
    """The hub's split that holds the problems."""
    files: tuple[str, ...] = ()
    """The hub's files with the problems, for a set that `datasets` cannot load without running its code."""
    defaults: Mapping[str, Any] = field(default_factory=dict)
    """Canonical values of the columns that a row may leave out."""
    rename: Mapping[str, str] = field(default_factory=dict)
    """Other names for a column, where the hub's set has them: {theirs: ours}."""
    embedded: Path | None = None
    """An edition that this package carries."""
    embedded_edition: str = "restated"
    """What that edition is called."""


def text(value: Any) -> str:
    """A non-empty text; integers are written out in decimal."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise ValueError(f"is {_kind(value)}, not text")
    if not value.strip():
        raise ValueError("is empty")
    return value.strip()


def whole(value: Any) -> int:
    """An integer, or a text that is one."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        return int(value)
    raise ValueError(f"is {_kind(value)}, not an integer")


def _kind(value: Any) -> str:
    return "empty" if value is None else f"{str(value)[:40]!r} ({type(value).__name__})"


def check(spec: SetSpec, raw: Sequence[Row], where: str) -> tuple[Row, ...]:
    """The canonical rows of a set in the order of its key. DataError: empty, field missing or bad, count."""
    if not raw:
        raise DataError(f"{where} has no rows; {spec.name} needs {_expected(spec)}")
    rows = sorted(
        (_row(spec, row, f"{where}: row {n}") for n, row in enumerate(raw, 1)), key=itemgetter(spec.key)
    )
    for before, after in pairwise(rows):
        if before[spec.key] == after[spec.key]:
            raise DataError(f"{where}: two rows have {spec.key} {after[spec.key]}; each must have its own")
    if spec.count is not None and len(rows) != spec.count:
        raise DataError(
            f"{where} has the wrong number of rows for {spec.name}: found {len(rows)}, expected {spec.count}"
        )
    return tuple(rows)


def _expected(spec: SetSpec) -> str:
    return "at least one" if spec.count is None else str(spec.count)


def _row(spec: SetSpec, raw: Row, where: str) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        raise DataError(f"{where} is not an object with the fields {', '.join(spec.columns)}")
    named = {spec.rename.get(name, name): value for name, value in raw.items()} | dict(raw)
    return {
        name: spec.defaults[name]
        if name in spec.defaults and name not in named
        else _value(convert, named, name, where)
        for name, convert in spec.columns.items()
    }


def _value(convert: Convert, raw: Row, name: str, where: str) -> Any:
    if name not in raw:
        raise DataError(f"{where} has no field {name!r} (its fields: {', '.join(map(str, raw)) or 'none'})")
    try:
        return convert(raw[name])
    except ValueError as error:
        raise DataError(f"{where}: field {name!r} {error}") from None


def fingerprint(rows: Iterable[Row]) -> str:
    """SHA-256 over canonical rows, as 64 hexadecimal digits: equal where names and values are."""
    canonical = json.dumps(list(rows), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def read(path: Path) -> list[Row]:
    """The rows of a .jsonl, .json, .parquet or .arrow file, unchecked. DataError where it cannot be read."""
    reader = READERS.get(path.suffix.lower())
    if not path.exists():
        raise DataError(f"{path} does not exist")
    if not path.is_file():
        raise DataError(f"{path} is not a file; name one of the kinds {', '.join(READERS)}")
    if reader is None:
        raise DataError(f"{path} has an unknown suffix; data files end in {', '.join(READERS)}")
    try:
        return reader(path)
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror or error}") from error


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(f"{path} is not UTF-8 text (byte {error.start})") from None


def _jsonl(path: Path) -> list[Row]:
    lines = _text_of(path).split("\n")  # not splitlines: U+2028 may stand inside a JSON string
    return [_parse(line, f"{path}: line {n}") for n, line in enumerate(lines, 1) if line.strip()]


def _json(path: Path) -> list[Row]:
    if not (content := _text_of(path)).strip():
        return []
    rows = _parse(content, str(path))
    if not isinstance(rows, list):
        raise DataError(f"{path} holds one {type(rows).__name__}, not a list of rows")
    return rows


def _parse(content: str, where: str) -> Any:
    try:
        return json.loads(content)
    except json.JSONDecodeError as error:
        raise DataError(f"{where} is not valid JSON ({error.msg}, column {error.colno})") from None
    except (ValueError, RecursionError) as error:
        raise DataError(f"{where} holds JSON beyond what is read here ({error})") from None


def _columnar(path: Path) -> list[Row]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise DataError(f"reading {path} needs pyarrow: pip install pyarrow") from None
    try:
        if path.suffix.lower() == ".parquet":
            return list(pq.read_table(path, partitioning=None).to_pylist())
        with pa.memory_map(str(path)) as source:
            return list(pa.ipc.open_stream(source).read_all().to_pylist())
    except pa.ArrowInvalid as error:
        raise DataError(
            f"{path} is not a valid {path.suffix[1:]} file ({str(error).splitlines()[0]})"
        ) from None


READERS: Mapping[str, Callable[[Path], list[Row]]] = {
    ".jsonl": _jsonl,
    ".json": _json,
    ".parquet": _columnar,
    ".arrow": _columnar,
}
