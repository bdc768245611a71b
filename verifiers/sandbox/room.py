"""What a container is made of: no network, no capability, one writable place, and its limits.

Docker's own seccomp filter stays, and the runner puts ours on top of it (see inside/).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from verifiers.sandbox import daemon, inside, seccomp
from verifiers.sandbox.cgroup import V1, Group, own_groups

if TYPE_CHECKING:
    from docker import APIClient

ENVIRONMENT = {**inside.ENVIRONMENT, "PATH": "/usr/local/bin:/usr/bin:/bin"}


@dataclass(frozen=True, slots=True)
class Room:
    """What a container is made for; programs that want the same can use the same one."""

    image: daemon.Image
    memory_mb: int
    processes: int
    tmp_mb: int

    def create(self, api: APIClient, user: int) -> str:
        """Make a container like this whose runner is this user, and return its id; it is not started yet."""
        from docker.types import LogConfig

        memory = f"{self.memory_mb}m"
        walls = {
            "network_mode": "none",
            "ipc_mode": "none",
            "read_only": True,
            "cap_drop": ["ALL"],
            "security_opt": ["no-new-privileges"],
            "mem_limit": memory,
            "memswap_limit": memory,
            "pids_limit": self.processes,
            "tmpfs": {
                "/tmp": f"rw,nosuid,nodev,noexec,mode=1777,size={self.tmp_mb}m",
                "/dev/mqueue": "ro,nosuid,nodev,noexec,size=4k",
            },
            "log_config": LogConfig(type=LogConfig.types.NONE),
        }
        with daemon.explained():
            made = api.create_container(
                self.image.digest,
                inside.resident("python3", seccomp.filter_for_runner(self.image.machine)),
                entrypoint=[],
                user=f"{user}:{user}",
                working_dir="/tmp",
                hostname="sandbox",
                environment=[*(f"{name}={value}" for name, value in ENVIRONMENT.items()), "HOSTNAME"],
                stdin_open=True,
                labels=daemon.labels(),
                host_config=api.create_host_config(**walls),
            )
        return str(made["Id"])


def group_of(identity: str, pid: int) -> Group | None:
    """The container's memory group, where the daemon runs on this machine: the group's name proves it."""
    try:
        own = Path(f"/proc/{pid}/cgroup").read_text()
        if identity not in own:
            return None
        places = dict(own_groups(own, Path("/proc/self/mountinfo").read_text()))
        v1 = all(name in places for name in V1)
        group = Group(1, tuple(places[name] for name in V1)) if v1 else Group(2, (places[""],))
        group.out_of_memory(), group.cpu_s()
    except (OSError, KeyError, ValueError):
        return None
    return group
