"""30: calls that widen what an attacker can reach in the kernel."""

import ctypes
import platform

libc = ctypes.CDLL(None, use_errno=True)
NEW_USER = 0x10000000
CALLS = {
    "unshare": (272, NEW_USER),
    "clone with a new user namespace": (56, NEW_USER | 17, 0, 0, 0, 0),
    "mount": (165, b"none", b"/tmp", b"tmpfs", 0, 0),
    "bpf": (321, 0, ctypes.create_string_buffer(128), 128),
    "io_uring_setup": (425, 8, ctypes.create_string_buffer(120)),
    "keyctl": (250, 0, -3, 1),
    "add_key": (248, b"user", b"name", b"x", 1, -3),
    "userfaultfd": (323, 0),
    "perf_event_open": (298, ctypes.create_string_buffer(128), 0, -1, -1, 0),
    "personality": (135, 0x0040000),
    "memfd_create": (319, b"name", 0),
    "shmget": (29, 0, 4096, 0o1600),
    "mq_open": (240, b"name", 0o102, 0o600, 0),
    "socket": (41, 17, 3, 0),
    "chroot": (161, b"/tmp"),
    "open_by_handle_at": (304, -1, 0, 0),
    "a call from the future": (900,),
}
if platform.machine() == "x86_64":
    for name, (number, *arguments) in CALLS.items():
        result = libc.syscall(number, *arguments)
        if result == 0 and name.startswith("clone"):
            libc._exit(0)
        if result >= 0:
            print("ESCAPED: the kernel allowed", name)
        elif ctypes.get_errno() not in (1, 38):  # refused by the filter, or no such call
            print("ESCAPED: the filter let through", name, ctypes.get_errno())
