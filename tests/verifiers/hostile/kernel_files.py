"""31: files through which root runs things or reads the machine."""

import glob
import os

paths = [
    "/proc/sys/kernel/core_pattern",
    "/proc/sys/kernel/hostname",
    "/proc/sysrq-trigger",
    "/sys/kernel/uevent_helper",
    *glob.glob("/sys/fs/cgroup/*/release_agent"),
    *glob.glob("/sys/fs/cgroup/*/cgroup.procs"),
    "/dev/mem",
    "/dev/kmsg",
    "/dev/kvm",
    "/dev/fuse",
    "/dev/net/tun",
    *glob.glob("/dev/vd*"),
]
for path in paths:
    try:
        os.close(os.open(path, os.O_WRONLY))
        print("ESCAPED: may write", path)
    except OSError:
        continue
