"""What travels between the harness and the runner: length-prefixed frames.

A request is a marshalled dict and a body of raw bytes. A reply is one fixed record, then three byte
strings: standard output, the tail of standard error, the returned value. The harness never unmarshals what
comes out of a sandbox.
"""

from __future__ import annotations

import marshal
import os
import struct
from collections import namedtuple

TYPE_CHECKING = False  # importing typing takes longer than starting Python
if TYPE_CHECKING:
    from typing import Any

REQUEST = struct.Struct(">II")
"""Bytes of the marshalled dict, bytes of the body."""
END = REQUEST.pack(0, 0)
"""An empty request: no more tests for this program."""
REPLY = struct.Struct(">BBiiddddIII")
"""Status, flags, exit code, signal, seconds (CPU, wall, waited), MiB, and the three lengths."""

STATUSES = (
    "ready",
    "opened",
    "failed",
    "ok",
    "runtime_error",
    "time",
    "memory",
    "output",
    "compile_error",
)
"""`ready`: the runner is up. `opened`: the program is loaded. `failed`: the runner itself could not go on."""
FLAGS = ("wall", "idle", "leftovers", "dirty", "exited")
"""`dirty`: files are left in the working directory. `exited`: by itself, so the exit code counts."""
STDERR_BYTES = 4096
CHUNK = 1 << 16
"""Bytes read at once; for more, the allocator would ask the kernel for fresh pages each time."""


Reply = namedtuple(
    "Reply",
    "status flags exit_code signal cpu_s wall_s waited_s peak_mb stdout stderr value",
    defaults=((), 0, 0, 0.0, 0.0, 0.0, 0.0, b"", b"", b""),
)
"""One reply: a status, a tuple of flags, numbers, and three byte strings."""


def pack_request(header: dict[str, Any], body: bytes = b"") -> bytes:
    """A request as bytes."""
    return pack_header(header, len(body)) + body


def pack_header(header: dict[str, Any], size: int) -> bytes:
    """A request but for its body; the header holds plain values, in a format that every Python 3 reads."""
    data = marshal.dumps(header, 2)
    return REQUEST.pack(len(data), size) + data


def pack_reply(reply: Reply) -> bytes:
    """A reply as bytes."""
    flags = sum(1 << FLAGS.index(flag) for flag in reply.flags)
    lengths = len(reply.stdout), len(reply.stderr), len(reply.value)
    record = REPLY.pack(STATUSES.index(reply.status), flags, *reply[2:8], *lengths)
    return b"".join((record, reply.stdout, reply.stderr, reply.value))


def unpack_record(record: bytes) -> tuple[Reply, tuple[int, int, int]]:
    """A reply without its byte strings, and their lengths; ValueError for an unknown status."""
    status, flags, *numbers, stdout, stderr, value = REPLY.unpack(record)
    if status >= len(STATUSES):
        raise ValueError(f"a reply with the unknown status {status}")
    names = tuple(name for place, name in enumerate(FLAGS) if flags >> place & 1)
    return Reply(STATUSES[status], names, *numbers), (stdout, stderr, value)


def receive(descriptor: int) -> tuple[dict[str, Any], int] | None:
    """The next request and the size of its body, still to be read; None at END, or without a harness."""
    try:
        header, body = REQUEST.unpack(read(descriptor, REQUEST.size))
        return (marshal.loads(read(descriptor, header)), body) if header else None
    except EOFError:
        return None


def read(descriptor: int, size: int) -> bytes:
    """Exactly `size` bytes; EOFError when the harness is gone."""
    data = b""
    while len(data) < size:
        more = os.read(descriptor, min(size - len(data), CHUNK))
        if not more:
            raise EOFError("the harness is gone")
        data += more
    return data


def copy(descriptor: int, target: int, size: int) -> None:
    """Move `size` bytes into a file, without holding them."""
    while size:
        piece = os.read(descriptor, min(size, CHUNK))
        if not piece:
            raise EOFError("the harness is gone")
        write(target, piece)
        size -= len(piece)


def write(descriptor: int, data: bytes) -> None:
    """Write every byte."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def send(descriptor: int, reply: Reply) -> None:
    """Write a whole reply."""
    write(descriptor, pack_reply(reply))
