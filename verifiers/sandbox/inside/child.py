"""What the process of one test does after the fork: confine itself, then become the program."""

from __future__ import annotations

import _io
import _signal  # the signal module would bring enum, which takes as long as all the rest
import atexit
import marshal
import os
import resource
import sys
from collections import namedtuple

from verifiers.sandbox.inside import kernel
from verifiers.sandbox.inside.frames import write

TYPE_CHECKING = False  # importing typing takes longer than starting Python
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, NoReturn

    Body = Callable[[], int]
    """What a test runs; it returns the exit code, if it returns at all."""

VALUE = 3
"""The descriptor on which a called function's value leaves."""
FAILURE = 4
"""The descriptor on which a failure of ours leaves; closed before the program begins."""
BINARY = 5
"""The descriptor of a compiled program."""


class Files(namedtuple("Files", ("stdin", "stdout", "stderr", "value", "failure"))):
    """Descriptors of files in memory; a fresh set for every test."""

    __slots__ = ()

    def close(self) -> None:
        """Give their memory back."""
        for descriptor in self:
            os.close(descriptor)


Confinement = namedtuple("Confinement", ("limits", "filter", "ruleset"))
"""What a test is put under: limits for setrlimit, a kernel.Filter or None, a Landlock ruleset or None."""


STREAMS = (
    ("stdin", "r", "surrogateescape"),
    ("stdout", "w", "surrogateescape"),
    ("stderr", "w", "backslashreplace"),
)
"""Name, mode, what becomes of bytes that are not UTF-8; in the order of their descriptors."""


def become(body: Body, files: Files, kept: int, confinement: Confinement) -> NoReturn:
    """Turn this freshly forked process into the test, with descriptors below `kept` and no other.

    Whatever can be is made ready before the fork: each page of memory that is touched here is copied first.
    """
    code = 1
    try:
        for place, descriptor in enumerate(files):
            os.dup2(descriptor, place, inheritable=place < VALUE)
        kernel.prctl(kernel.PR_SET_PDEATHSIG, _signal.SIGKILL)
        os.setsid()
        if confinement.ruleset is not None:
            kernel.restrict_self(confinement.ruleset)
        os.closerange(kept, 256)
        for limit, bounds in confinement.limits:
            resource.setrlimit(limit, bounds)
        kernel.prctl(kernel.PR_SET_DUMPABLE, 1)
        _offer_to_the_oom_killer()
        if confinement.filter:
            confinement.filter.install()
        code = body()
    except BaseException as problem:
        write(FAILURE, repr(problem).encode())
    finally:
        os._exit(code)


def execute(argv: Sequence[str], environment: dict[str, str], descriptor: int | None = None) -> NoReturn:
    """Become another executable: `argv[0]`, or the file behind a descriptor."""
    for ignored in (_signal.SIGPIPE, _signal.SIGXFSZ):  # Python ignores them, and an exec would hand that on
        _signal.signal(ignored, _signal.SIG_DFL)
    if descriptor is None:
        os.execve(argv[0], list(argv), environment)
    os.execve(descriptor, list(argv), environment)


def compile_python(source: bytes) -> int:
    """Leave the program's code on the value descriptor, or a syntax error on standard error."""
    try:
        code = compile(source, "solution.py", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as problem:
        import traceback

        os.write(2, "".join(traceback.format_exception_only(type(problem), problem)).encode(errors="replace"))
        return 1
    write(VALUE, marshal.dumps(code))
    return 0


def open_standard_streams() -> None:
    """Python's streams over the first three descriptors, whatever these lead to when they are used."""
    for descriptor, (name, mode, errors) in enumerate(STREAMS):
        lines = 1 if name == "stderr" else -1
        stream = open(descriptor, mode, lines, encoding="utf-8", errors=errors, closefd=False)  # noqa: SIM115
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def run_python(code: Any, argv: Sequence[str], entry: str | None) -> int:
    """Run the program as an interpreter would, or call its `entry` with the JSON arguments on stdin."""
    arguments = _arguments() if entry else []
    main = type(sys)("solution" if entry else "__main__")
    main.__dict__["__builtins__"] = sys.modules["builtins"]
    sys.modules[main.__name__] = main
    sys.argv = ["solution.py", *argv]
    os.close(FAILURE)
    return _interpreted(lambda: _program(code, main, entry, arguments), main)


def _program(code: Any, main: Any, entry: str | None, arguments: list[Any]) -> None:
    exec(code, main.__dict__)
    if entry:
        import json

        owner, _, method = entry.rpartition(".")
        target = getattr(getattr(main, owner)(), method) if owner else getattr(main, method)
        write(VALUE, json.dumps(target(*arguments)).encode())


def _interpreted(run: Callable[[], None], main: Any) -> int:
    """The exit code of `run`, with what an interpreter does at the end: threads, atexit, flushing."""
    code = _outcome(run)
    code = _outcome(_end) or code
    files = [value for value in vars(main).values() if isinstance(value, _io._IOBase)]
    failed = [_flush(file) for file in (*files, sys.stdout, sys.__stdout__, sys.stderr)][len(files) :]
    return code or (120 if any(failed) else 0)


def _flush(file: Any) -> bool:
    """Write what a file still holds; whether that failed."""
    try:
        if not file.closed:
            file.flush()
    except Exception:
        return True
    return False


def _outcome(run: Callable[[], None]) -> int:
    try:
        run()
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return (end.code or 0) & 0xFF
        print(end.code, file=sys.stderr)
        return 1
    except BaseException as problem:
        ours = problem.__traceback__
        while ours and ours.tb_frame.f_code.co_filename.startswith("<sandbox"):
            ours = ours.tb_next
        sys.excepthook(type(problem), problem.with_traceback(ours), ours)
        return 1
    return 0


def _end() -> None:
    threading = sys.modules.get("threading")
    if threading:
        threading._shutdown()
    atexit._run_exitfuncs()


def _arguments() -> list[Any]:
    import json

    with open(0, "rb", closefd=False) as file:
        return list(json.loads(file.read()))


def _offer_to_the_oom_killer() -> None:
    try:
        file = os.open("/proc/self/oom_score_adj", os.O_WRONLY)
    except OSError:
        return  # no /proc here: the tier without one has no memory group either
    os.write(file, b"1000")
    os.close(file)
