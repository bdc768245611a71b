"""Where memory groups are made, on machines unlike this one, and that a real one holds what it says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from verifiers.sandbox import cgroup
from verifiers.sandbox.cgroup import Group, Home, own_groups

UNIFIED = "30 23 0:26 {root} /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate"
HYBRID = """\
25 32 0:22 / /sys/fs/cgroup rw - tmpfs tmpfs rw,mode=755
26 25 0:23 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
27 25 0:24 / /sys/fs/cgroup/cpu,cpuacct rw,relatime - cgroup cgroup rw,cpu,cpuacct
28 25 0:25 / /sys/fs/cgroup/pids rw,relatime - cgroup cgroup rw,pids
29 25 0:26 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw"""


def places(own: str, mounts: str) -> dict[str, str]:
    return {name: str(path) for name, path in own_groups(own, mounts)}


def test_a_desktop_with_the_unified_tree() -> None:
    own = "0::/user.slice/user-1000.slice/session-2.scope\n"
    assert places(own, UNIFIED.format(root="/")) == {
        "": "/sys/fs/cgroup/user.slice/user-1000.slice/session-2.scope"
    }


def test_a_container_that_sees_only_its_own_part() -> None:
    own = "0::/docker/0123abcd\n"
    assert places(own, UNIFIED.format(root="/docker/0123abcd")) == {"": "/sys/fs/cgroup"}


def test_hierarchies_of_the_first_version() -> None:
    own = "9:pids:/build/7\n5:memory:/build/7\n4:cpu,cpuacct:/\n1:name=systemd:/\n0::/\n"
    assert places(own, HYBRID) == {
        "memory": "/sys/fs/cgroup/memory/build/7",
        "pids": "/sys/fs/cgroup/pids/build/7",
        "cpu": "/sys/fs/cgroup/cpu,cpuacct",
        "cpuacct": "/sys/fs/cgroup/cpu,cpuacct",
        "": "/sys/fs/cgroup/unified",
    }


def test_the_files_of_the_second_version(tmp_path: Path) -> None:
    (tmp_path / "cgroup.subtree_control").write_text("cpu")
    group = Home(2, (tmp_path,)).group("0", memory_mb=300, processes=70)
    folder = group.folders[0]
    assert (tmp_path / "cgroup.subtree_control").read_text() == "+memory +pids"
    assert (folder / "memory.max").read_text() == str(300 * 2**20)
    assert (folder / "memory.swap.max").read_text() == "0"
    assert (folder / "pids.max").read_text() == "70"
    (folder / "memory.events").write_text("low 0\nhigh 0\nmax 12\noom 3\noom_kill 2\n")
    (folder / "cpu.stat").write_text("usage_usec 1500000\nuser_usec 1000000\nsystem_usec 500000\n")
    assert group.out_of_memory() == 2
    assert group.cpu_s() == 1.5
    group.add(4711)
    assert (folder / "cgroup.procs").read_text() == "4711"


@pytest.fixture
def home() -> Home:
    try:
        return cgroup.find()
    except cgroup.NoGroups as problem:
        pytest.skip(f"no memory groups here: {problem}")


def test_a_group_ends_with_all_that_is_in_it(home: Home) -> None:
    group = home.group("test-end", memory_mb=64, processes=20)
    with subprocess.Popen(["/bin/sh", "-c", "sleep 1000 & sleep 1000 & wait"]) as process:
        group.add(process.pid)
        group.close()
    assert process.returncode == -9
    assert not any(folder.exists() for folder in group.folders)
    group.close()  # a second time does nothing


def test_a_group_counts_and_kills(home: Home) -> None:
    group = home.group("test-memory", memory_mb=64, processes=20)
    try:
        grow = "input(); data = bytearray(b'x') * 200_000_000"
        with subprocess.Popen([sys.executable, "-c", grow], stdin=subprocess.PIPE) as hog:
            group.add(hog.pid)
            assert hog.stdin and group.out_of_memory() == 0
            hog.stdin.write(b"\n")
            hog.stdin.close()
        assert hog.returncode == -9
        assert group.out_of_memory() == 1
        assert 0 < group.cpu_s() < 60
    finally:
        group.close()


def test_the_groups_of_the_dead_are_swept_and_no_others(home: Home) -> None:
    living = home.group("test-alive", memory_mb=64, processes=20)
    dead = Group(home.version, tuple(folder / f"{cgroup.PREFIX}999999.1-0" for folder in home.folders))
    try:
        for folder in dead.folders:
            folder.mkdir()
        assert home.sweep() >= 1
        assert not any(folder.exists() for folder in dead.folders)
        assert all(folder.exists() for folder in living.folders)
    finally:
        living.close()
