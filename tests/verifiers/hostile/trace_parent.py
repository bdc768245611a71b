"""17: takes over its parent, by tracing, by its memory, by its descriptors, by its limits."""

import ctypes
import os
import resource

libc = ctypes.CDLL(None, use_errno=True)
for pid in {os.getppid(), 1}:
    if libc.ptrace(16, pid, 0, 0) == 0:
        print("ESCAPED: traced", pid)
    for name in ("mem", "environ", "maps", "fd"):
        try:
            path = f"/proc/{pid}/{name}"
            if name == "fd":
                os.listdir(path)
            else:
                os.close(os.open(path, os.O_RDWR if name == "mem" else os.O_RDONLY))
            print("ESCAPED: opened", path)
        except OSError:
            continue
    buffer = ctypes.create_string_buffer(8)
    vector = (ctypes.c_ulong * 2)(ctypes.addressof(buffer), 8)
    if libc.syscall(310, pid, vector, 1, vector, 1, 0) > 0:
        print("ESCAPED: read the memory of", pid)
    if libc.syscall(144, pid, 5, vector) == 0 or libc.setpriority(0, pid, 19) == 0:
        print("ESCAPED: slowed", pid)
    try:
        resource.prlimit(pid, resource.RLIMIT_NOFILE, (0, 0))
        print("ESCAPED: limited", pid)
    except OSError:
        pass
