"""The runner: the first process in a sandbox. It loads one program, then forks a process a test.

It reads requests on standard input and writes replies on standard output. A test's process has neither
descriptor, cannot trace the runner, and cannot signal it, so the verdict travels where no program can write.
"""

from __future__ import annotations

import fcntl
import marshal
import os
import sys
from _signal import SIG_DFL, SIGINT, SIGXCPU, signal

from verifiers.sandbox.inside import child, frames, kernel
from verifiers.sandbox.inside.child import Confinement, Files
from verifiers.sandbox.inside.frames import Reply
from verifiers.sandbox.inside.limits import PerTest, kernel_limits
from verifiers.sandbox.inside.watch import Ending, Watch

TYPE_CHECKING = False  # importing typing takes longer than starting Python
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

PRELOADED = """
abc array ast bisect cmath collections contextlib copy dataclasses datetime decimal enum fractions functools
heapq io itertools json math numbers numpy operator queue random re statistics string textwrap threading time
types typing
"""
"""Imported before the fork where the source mentions them, so that a test does not pay for them."""


def main(unseen: int = 0) -> tuple[int, int]:
    """Serve one program until the harness has no more tests for it; the descriptors of the two channels.

    `unseen`: processes of the same user that the sandbox does not show.
    """
    requests, replies = _channels()
    frames.send(replies, Reply("ready"))
    try:
        first = frames.receive(requests)
        if first is None:
            return requests, replies
        runner = Runner(requests, *first, unseen)
        frames.send(replies, runner.load())
        while (request := frames.receive(requests)) is not None:
            frames.send(replies, runner.test(request[0]))
    except Exception:
        import traceback

        frames.send(replies, _failed(traceback.format_exc().encode()))
    return requests, replies


class Runner:
    """One program, confined and ready to be forked."""

    def __init__(self, requests: int, setup: dict[str, Any], size: int, unseen: int) -> None:
        """`size`: bytes of the program, which are still to be read."""
        self._requests, self._setup, self._size = requests, setup, size
        self._limits = PerTest(*setup["limits"])
        _drop_rights(setup["uid"], setup["filter"])
        own = kernel.tasks_of_this_user() + unseen
        self._limits = self._limits._replace(tasks=self._limits.tasks + own)
        readable, writable = setup["landlock"] or ((), ())
        ruleset = kernel.landlock_ruleset(readable, writable) if setup["landlock"] else None
        test_filter = kernel.Filter(setup["test_filter"]) if setup["test_filter"] else None
        self._confinement = Confinement(kernel_limits(self._limits), test_filter, ruleset)
        self._watch = Watch(requests, setup["count_memory"], setup["single"])
        self._body: Callable[[dict[str, Any]], int]
        self._kept = len(Files._fields)
        os.chdir(setup["folder"])

    def load(self) -> Reply:
        """Make the program ready; `compile_error` for Python that does not compile."""
        mode = self._setup["mode"]
        if mode == "binary":
            self._receive_binary()
            self._kept = child.BINARY + 1
            self._body = lambda request: child.execute(
                ["solution", *request["argv"]], self._setup["environment"], child.BINARY
            )
        elif mode == "command":
            self._body = lambda request: child.execute(request["argv"], self._setup["environment"])
        else:
            return self._load_python()
        return Reply("opened")

    def test(self, request: dict[str, Any]) -> Reply:
        """One test; its standard input is read first, then the files that the request names."""
        files = _files()
        try:
            frames.copy(self._requests, files.stdin, request["stdin"])
            os.lseek(files.stdin, 0, os.SEEK_SET)
            for name, size in request["files"]:
                self._receive_file(name, size)
            ending = self._fork(lambda: self._body(request), files)
            if failure := _content(files.failure):
                return _failed(failure)
            reply = self._judged(ending, files)
            output = request["output"]
            if output and reply.status == "ok":
                with open(output, "rb") as file:
                    reply = reply._replace(stdout=file.read(self._limits.output_bytes))
        finally:
            files.close()
        for name in [name for name, _ in request["files"]] + ([output] if output else []):
            _remove(name)
        return reply._replace(flags=(*reply.flags, "dirty")) if os.listdir(".") else reply

    def _load_python(self) -> Reply:
        program = frames.read(self._requests, self._size)
        files = _files()
        try:
            ending = self._fork(lambda: child.compile_python(program), files)
            if failure := _content(files.failure):
                return _failed(failure)
            if ending.status or ending.stopped:
                why = _tail(files.stderr) or b"Python could not compile the program within its limits"
                return Reply("compile_error", stderr=why)
            code = marshal.loads(_content(files.value))
        finally:
            files.close()
        child.open_standard_streams()
        _preload(program, self._setup["site"], self._setup["entry"])
        self._body = lambda request: child.run_python(code, request["argv"], self._setup["entry"])
        return Reply("opened")

    def _receive_binary(self) -> None:
        """Put the program, which nobody can change any more, where `execute` finds it."""
        descriptor = os.memfd_create("solution", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        frames.copy(self._requests, descriptor, self._size)
        fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, 0b1111)
        os.dup2(descriptor, child.BINARY, inheritable=False)
        os.close(descriptor)

    def _receive_file(self, name: str, size: int) -> None:
        descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644)
        try:
            frames.copy(self._requests, descriptor, size)
        finally:
            os.close(descriptor)

    def _fork(self, body: child.Body, files: Files) -> Ending:
        def become() -> NoReturn:
            child.become(body, files, self._kept, self._confinement)

        return self._watch.run(become, files, self._limits)

    def _judged(self, ending: Ending, files: Files) -> Reply:
        most = self._limits.output_bytes
        exited = os.WIFEXITED(ending.status)
        flags = ["exited"] * exited + ["leftovers"] * ending.survivors
        if ending.stopped == "wall":
            flags += ["wall"] + ["idle"] * (ending.cpu_s < self._limits.cpu_s / 2)
        sizes = [_size(file) for file in (files.stdout, files.stderr, files.value)]
        stderr = _tail(files.stderr)
        return Reply(
            self._status(ending, sizes, stderr),
            tuple(flags),
            exit_code=os.WEXITSTATUS(ending.status) if exited else 0,
            signal=0 if exited else os.WTERMSIG(ending.status),
            cpu_s=ending.cpu_s,
            wall_s=ending.wall_s,
            waited_s=ending.waited_s,
            peak_mb=ending.peak_mb,
            stdout=_content(files.stdout, most),
            stderr=stderr,
            value=_content(files.value, most),
        )

    def _status(self, ending: Ending, sizes: list[int], stderr: bytes) -> str:
        limits = self._limits
        if ending.stopped == "output" or max(sizes) > limits.output_bytes:
            return "output"
        if ending.stopped == "memory" or ending.peak_mb > limits.memory_mb:
            return "memory"
        if ending.stopped or ending.cpu_s > limits.cpu_s or ending.status == SIGXCPU:
            return "time"
        if ending.status or (self._setup["entry"] and not sizes[-1]):
            refused = b"MemoryError" in stderr or b"std::bad_alloc" in stderr
            return "memory" if refused else "runtime_error"
        return "ok"


def _failed(why: bytes) -> Reply:
    return Reply("failed", stderr=why[-frames.STDERR_BYTES :])


def _channels() -> tuple[int, int]:
    """The two channels, moved out of every program's way and closed by an exec.

    The low descriptors stay taken, so that those of a test never have to make way for one another.
    """
    requests, replies = (fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 100) for descriptor in (0, 1))
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.close(null)
    for descriptor in range(1, child.BINARY + 1):
        os.dup2(0, descriptor, inheritable=descriptor < child.VALUE)
    return requests, replies


def _drop_rights(uid: int | None, program: bytes) -> None:
    if uid is not None:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    signal(SIGINT, SIG_DFL)  # Python's handler would make pid 1 hear it, which is otherwise deaf to its tests
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    kernel.prctl(kernel.PR_SET_DUMPABLE, 0)
    kernel.prctl(kernel.PR_SET_CHILD_SUBREAPER, 1)
    if program:
        kernel.Filter(program).install()


def _preload(source: bytes, site: list[str], entry: str | None) -> None:
    import _sitebuiltins
    import builtins
    import gc

    sys.path += site
    for name in ("exit", "quit"):  # programs call them, and only the site module would bring them
        setattr(builtins, name, _sitebuiltins.Quitter(name, "Ctrl-D"))
    mentioned = {*source.replace(b",", b" ").replace(b".", b" ").split(), b"json" if entry else b""}
    for name in (name for name in PRELOADED.split() if name.encode() in mentioned):
        try:
            __import__(name)
        except ImportError:
            continue
    for name in [name for name in sys.modules if name.split(".")[0] == "verifiers"]:
        del sys.modules[name]
    gc.collect()
    gc.freeze()


def _files() -> Files:
    return Files(*(os.memfd_create(name) for name in Files._fields))


def _size(descriptor: int) -> int:
    """Bytes in a file that no test has any more."""
    return os.lseek(descriptor, 0, os.SEEK_END)


def _content(descriptor: int, most: int | None = None) -> bytes:
    size = _size(descriptor)
    return _read_at(descriptor, 0, size if most is None else min(size, most))


def _tail(descriptor: int) -> bytes:
    size = _size(descriptor)
    return _read_at(descriptor, max(0, size - frames.STDERR_BYTES), min(size, frames.STDERR_BYTES))


def _read_at(descriptor: int, start: int, size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = os.pread(descriptor, size - len(data), start + len(data))
        if not more:
            break
        data += more
    return data


def _remove(name: str) -> None:
    try:
        os.unlink(name)
    except OSError:
        return
