"""Ids to environments: `make`, `register`, `spec`, `list`; nothing is imported before it is made.

The static rows live in the `_index` module of each family (a script writes that of rlve); other packages add
theirs with `register(...)`, or with an entry point of the group "zaya_harness.envs": a function that does so.

    env = make("rlve/sorting@1", split="test", reward="partial")
    list("rlve/*")
"""

from __future__ import annotations

import builtins
import functools
import re
import threading
from collections.abc import Iterable, Mapping
from typing import Any

from envs.env import Env, EnvSpec, RowError
from envs.procedural import TaskEnv
from envs.task import Task

PLUGINS = "zaya_harness.envs"

_ID = re.compile(r"(?P<name>[a-z0-9_.-]+/[a-z0-9_.-]+)(?:@(?P<version>[0-9]+))?")
_lock = threading.RLock()
_registered: dict[str, EnvSpec] = {}
_row_keys = ("split", "reward", "edition")


class UnknownEnvironment(KeyError):
    """No environment has this id; the message names the closest ones."""

    def __str__(self) -> str:
        return str(self.args[0])


class VersionMismatch(ValueError):
    """The pinned version is not the one that is installed."""


def make(
    id: str, split: str = "train", reward: str = "binary", data: str | None = None, **options: Any
) -> Env:
    """The environment of an id such as "rlve/sorting", or "rlve/sorting@1" to assert its version.

    `data` is the file of a stored set; `options` go to its maker (`edition=`). Raises UnknownEnvironment,
    VersionMismatch, ValueError for a split or reward that does not exist.
    """
    name, version = _parse(id)
    found = spec(name)
    if version is not None and version != found.version:
        raise VersionMismatch(
            f"{name}@{version} is not available: this installation has {name}@{found.version}, "
            "and problems of another version are other problems"
        )
    target = _load(found)
    if not (isinstance(target, type) and issubclass(target, Task)):
        env: Env = target(found, split=split, reward=reward, data=data, **options)
        return env
    if data is not None or options:
        raise ValueError(f"{name} makes its problems itself: it takes no {', '.join(options) or 'data'}")
    return TaskEnv(found, target(), split, reward)


def register(
    id: str,
    entry: str,
    *,
    version: int = 1,
    max_difficulty: int | None = None,
    group: str = "",
    tags: tuple[str, ...] = (),
    description: str = "",
) -> None:
    """Add an environment; `entry` is "module:Name" of a Task class or of a callable that makes an Env.

    A maker is called as maker(spec, split=, reward=, data=, **options). Registering the same row twice is
    harmless; another row under a taken id raises ValueError.
    """
    name, _ = _parse(id)
    if id != name:
        raise ValueError(f"give the version of {name} as version=, not in the id")
    new = EnvSpec(name, entry, version, max_difficulty, group, tuple(tags), description)
    with _lock:
        known = _static().get(name) or _registered.get(name)
        if known is not None and known != new:
            raise ValueError(f"{name} is already registered, for {known.entry}")
        if known is None:
            _registered[name] = new


def spec(id: str) -> EnvSpec:
    """What is known of an environment without importing it."""
    name, _ = _parse(id)
    found = _static().get(name) or _registered.get(name) or _all().get(name)
    if found is None:
        raise UnknownEnvironment(_unknown(name))
    return found


def list(pattern: str = "*") -> builtins.list[str]:
    """The ids that match a glob such as "rlve/*", sorted."""
    from fnmatch import fnmatchcase

    return sorted(name for name in _all() if fnmatchcase(name, pattern))


def expand(ids: str | Iterable[str]) -> builtins.list[str]:
    """Ids and globs to ids, each once; ValueError where a glob matches nothing."""
    names: dict[str, None] = {}
    for pattern in [ids] if isinstance(ids, str) else ids:
        found = list(pattern) if any(sign in pattern for sign in "*?[") else [pattern]
        if not found:
            raise ValueError(f"no environment matches {pattern!r}")
        names.update(dict.fromkeys(found))
    return [*names]


def make_for_row(row: Mapping[str, Any], data: str | None) -> Env:
    """The environment that a problem's row names, made once; RowError where the row has no env or version."""
    for key in ("env", "version"):
        if key not in row:
            raise RowError(f"the row has no {key!r}: {dict(row)!r}")
    options = {key: row[key] for key in _row_keys if key in row}
    return _made(f"{row['env']}@{row['version']}", data, tuple(options.items()))


@functools.lru_cache(maxsize=1024)
def _made(id: str, data: str | None, options: tuple[tuple[str, Any], ...]) -> Env:
    return make(id, data=data, **dict(options))


def _parse(id: str) -> tuple[str, int | None]:
    match = _ID.fullmatch(id)
    if match is None:
        raise UnknownEnvironment(_unknown(id.lower()))
    return match["name"], int(match["version"]) if match["version"] else None


@functools.cache
def _static() -> Mapping[str, EnvSpec]:
    """The rows of our own families: every `envs/*/_index.py` has `ROWS`, tuples of EnvSpec's fields."""
    from importlib import import_module
    from pathlib import Path

    families = sorted(path.parent.name for path in Path(__file__).parent.glob("*/_index.py"))
    rows = (row for family in families for row in import_module(f"envs.{family}._index").ROWS)
    return {row[0]: EnvSpec(*row) for row in rows}


def _all() -> Mapping[str, EnvSpec]:
    _load_plugins()
    return {**_static(), **_registered}


@functools.cache
def _load_plugins() -> None:
    """Let other distributions register theirs; one that fails is named and left out."""
    import warnings
    from importlib.metadata import entry_points

    for plugin in entry_points(group=PLUGINS):
        try:
            plugin.load()()
        except Exception as failure:
            warnings.warn(
                f"the environments of entry point {plugin.value} are missing: {failure!r}", stacklevel=2
            )


def _load(found: EnvSpec) -> Any:
    from importlib import import_module

    module, _, name = found.entry.partition(":")
    try:
        return getattr(import_module(module), name)
    except AttributeError:
        raise AttributeError(
            f"{found.id} is registered as {found.entry}, but {module} has no {name!r}"
        ) from None


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    by_tail = {id.rpartition("/")[2]: id for id in _all()}
    tail = name.rpartition("/")[2].partition("@")[0]
    close = [by_tail[near] for near in get_close_matches(tail, by_tail, n=3)]
    hint = f"did you mean {', '.join(close)}?" if close else "envs.list() names them all."
    return f"there is no environment {name!r}; {hint}"
