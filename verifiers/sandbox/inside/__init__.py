"""The part that runs inside a sandbox: standard library only, Python 3.9 or newer, one process a test.

Its modules reach the sandbox over the runner's standard input, so nothing has to be installed or mounted
there: `bootstrap()` is the command line, `modules()` the first bytes sent.
"""

from __future__ import annotations

import marshal
import struct
from functools import cache
from pathlib import Path

MODULES = ("frames", "kernel", "limits", "child", "watch", "runner")
"""In the order of their imports; the last one's `main` is called."""
ZYGOTE = (*MODULES, "zygote")
"""The same for a zygote."""

_LOAD = """
import marshal, os, struct, sys
def read(n):
    data = b""
    while len(data) < n:
        more = os.read(0, n - len(data))
        if not more: os._exit(0)
        data += more
    return data
sys.path = [entry for entry in sys.path if entry]
modules = marshal.loads(read(struct.unpack(">I", read(4))[0]))
for name, code in modules:
    module = sys.modules[name] = type(sys)(name)
    exec(compile(code, "<sandbox " + name + ">", "exec") if isinstance(code, str) else code, module.__dict__)
"""
_ONCE = "module.main()"
_AGAIN = """
if sys.argv[1:]:
    sys.modules["verifiers.sandbox.inside.kernel"].Filter(bytes.fromhex(sys.argv[1])).install()
channels = module.main()
if os.listdir("/tmp"): os._exit(0)
for place, channel in enumerate(channels):
    os.dup2(channel, place)
with open("/proc/self/cmdline") as file:
    command = file.read().split("\\0")
os.execv(sys.executable, command[:command.index("-c") + 2])
"""


def bootstrap(interpreter: str) -> list[str]:
    """The runner's command line, for an interpreter inside the sandbox."""
    return [*_python(interpreter), _LOAD + _ONCE]


def resident(interpreter: str, program: bytes) -> list[str]:
    """The same for a runner that replaces itself after END (see frames) and awaits `modules()` again.

    It ends instead when files are left in /tmp. The seccomp filter `program` is installed by the first one,
    and handed on to the next ones.
    """
    return [*_python(interpreter), _LOAD + _AGAIN, program.hex()]


@cache
def modules(same_python: bool, names: tuple[str, ...] = MODULES) -> bytes:
    """The runner or zygote itself, as it is sent first: compiled for this Python, or source for another."""
    package = __name__
    parts: list[tuple[str, object]] = [
        (name, "") for name in (package.split(".")[0], package.rpartition(".")[0], package)
    ]
    for name in names:
        source = (Path(__file__).parent / f"{name}.py").read_text(encoding="utf-8")
        code = compile(source, f"<sandbox {name}>", "exec") if same_python else source
        parts.append((f"{package}.{name}", code))
    data = marshal.dumps(parts, 4 if same_python else 2)
    return struct.pack(">I", len(data)) + data


ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "HOME": "/tmp",
    "PYTHONHASHSEED": "0",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
"""All that a program finds in its environment; hashes are seeded so that a verdict can be repeated."""


def _python(interpreter: str) -> list[str]:
    return [interpreter, "-s", "-S", "-B", "-X", "utf8", "-c"]
