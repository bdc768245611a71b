"""The zygote: waits in a sandbox of its own and forks one new sandbox after another, with a runner in each.

It has started Python and imported the runner once, and never reads a program. For each message on its
standard input, a socket, it forks a process that enters namespaces of its own, mounts its own /proc and /tmp,
gives up the right to do so, and becomes a runner like any other.
"""

from __future__ import annotations

import _socket  # the socket module would bring enum and selectors
import gc
import os
import struct

from verifiers.sandbox.inside import frames, kernel, runner

TYPE_CHECKING = False  # importing typing takes longer than starting Python
if TYPE_CHECKING:
    from typing import NoReturn

ORDER = struct.Struct(">I")
"""MiB that fit into /tmp. One without descriptors says that the last sandbox has ended, and is watched no
more: only then may another process get its number."""
DESCRIPTORS = struct.Struct("2i")
"""What comes with an order: the runner's channel, and its standard error."""
COVERED = ("sys", "sysrq-trigger", "irq", "bus")
"""What of /proc could be written to, made read-only even so."""
TO_BECOME_A_USER = 1 << 6 | 1 << 7
"""CAP_SETGID and CAP_SETUID: all that a runner keeps of root's rights, to give them up."""


def main() -> NoReturn:
    """Fork a sandbox for each order; end with the harness."""
    control = _socket.socket(fileno=0)
    kernel.bound_capabilities()
    frames.send(1, frames.Reply("ready"))
    gc.collect()
    gc.freeze()
    space = _socket.CMSG_SPACE(DESCRIPTORS.size)
    while True:
        order, ancillary, _, _ = control.recvmsg(ORDER.size, space)
        if not order:
            os._exit(0)
        if not ancillary:
            os.waitpid(-1, 0)
            continue
        descriptors = DESCRIPTORS.unpack(ancillary[0][2])
        between = os.fork()
        if not between:
            _stand(descriptors, *ORDER.unpack(order))
        os.waitpid(between, 0)
        for descriptor in descriptors:
            os.close(descriptor)


def _stand(descriptors: tuple[int, int], tmp_mb: int) -> NoReturn:
    """In a forked process: become the runner of a new sandbox."""
    try:
        channel, errors = descriptors
        for place, descriptor in enumerate((channel, channel, errors)):
            os.dup2(descriptor, place)
        os.closerange(3, max(descriptors) + 1)
        kernel.unshare(kernel.CLONE_NEWPID)
        if os.fork():
            os._exit(0)
        os.setsid()
        kernel.unshare(kernel.OWN_NAMESPACES)
        _mount(tmp_mb)
        root = os.getuid() == 0
        kernel.keep_capabilities(TO_BECOME_A_USER if root else 0)
        runner.main(unseen=0 if root else 1)
    except BaseException as problem:
        os.write(2, repr(problem).encode())
    finally:
        os._exit(0)


def _mount(tmp_mb: int) -> None:
    """A /proc that shows this sandbox alone, an empty /tmp; all else is read-only and stays as it is."""
    closed = kernel.MS_NOSUID | kernel.MS_NODEV
    kernel.mount("proc", "/proc", "proc", closed | kernel.MS_NOEXEC)
    for path in (f"/proc/{name}" for name in COVERED if os.path.exists(f"/proc/{name}")):
        kernel.mount(path, path, None, kernel.MS_BIND)
        flags = closed | kernel.MS_NOEXEC | kernel.MS_BIND | kernel.MS_REMOUNT | kernel.MS_RDONLY
        kernel.mount(None, path, None, flags)
    kernel.mount("tmpfs", "/tmp", "tmpfs", closed, f"mode=1777,size={tmp_mb}m")
