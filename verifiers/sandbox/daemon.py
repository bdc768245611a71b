"""The Docker daemon: reached, asked, swept; what goes wrong there is said so that one knows what to do.

    api = connect()
    image = find_image(api, "zaya-sandbox")

Containers carry a label that says who owns them. One ends by itself when its harness is gone; the next start
removes what such containers left.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifiers.sandbox.owner import owner, owner_is_dead
from verifiers.sandbox.protocol import Capability, SandboxError
from verifiers.sandbox.seccomp import AUDIT_ARCH

if TYPE_CHECKING:
    from docker import APIClient

IMAGE = "zaya-sandbox"
BUILD = "python scripts/sandbox_image.py"
OWNER = "zaya-sandbox.owner"
BYTECODE = "zaya-sandbox.bytecode"
"""The label of an image with the magic number of its Python's bytecode."""
ANSWER_S = 60.0
"""Wall seconds that the daemon may take for one answer on a busy machine."""


@dataclass(frozen=True, slots=True)
class Image:
    """An image with a Python in it."""

    name: str
    digest: str
    machine: str
    """Its processor, by the kernel's name."""
    bytecode: str
    """The magic number of its Python's bytecode; empty where it does not say."""


def connect() -> APIClient:
    """A client of the daemon that DOCKER_HOST names, else of this machine's."""
    try:
        import docker
    except ImportError:
        raise SandboxError(
            "the docker backend needs the docker package: pip install 'zaya-harness[docker]'"
        ) from None
    with explained():
        return docker.from_env(timeout=int(ANSWER_S)).api


def find_image(api: APIClient, name: str) -> Image:
    """The image of this name; SandboxError says how to build it where there is none."""
    from docker.errors import ImageNotFound

    with explained():
        try:
            found = api.inspect_image(name)
        except ImageNotFound:
            raise SandboxError(f"the Docker daemon has no image {name!r}: {_obtain(name)}") from None
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(found["Architecture"], found["Architecture"])
    if machine not in AUDIT_ARCH:
        raise SandboxError(f"there is no seccomp filter for {machine}, the processor of the image {name!r}")
    labels = found["Config"].get("Labels") or {}
    return Image(name, found["Id"], machine, labels.get(BYTECODE, ""))


def maps_users(api: APIClient) -> bool:
    """Whether users inside are others outside: then there are only some thousands of them."""
    with explained():
        options = " ".join(api.info().get("SecurityOptions") or ())
    return "rootless" in options or "userns" in options


def facts(api: APIClient) -> Iterator[Capability]:
    """What the daemon says about itself."""
    with explained():
        info = api.info()
    system = f"{info['OperatingSystem']}, {info['KernelVersion']}, {info['Architecture']}"
    where = os.environ.get("DOCKER_HOST") or "the usual socket"
    yield Capability("Docker", True, f"{info['ServerVersion']} at {where}: {system}")
    options = " ".join(info.get("SecurityOptions") or ())
    seccomp = "seccomp" in options and "unconfined" not in options
    yield Capability(
        "Docker's seccomp filter",
        seccomp,
        options or "no security options",
        "" if seccomp else "ours holds without it; a daemon built with seccomp has both",
    )
    groups = f"cgroup v{info.get('CgroupVersion', '1')}, {info.get('CgroupDriver', 'no driver')}"
    limited = bool(info.get("MemoryLimit")) and bool(info.get("PidsLimit"))
    yield Capability(
        "limits", limited, groups, "" if limited else "give the daemon's kernel memory and pids groups"
    )


def labels() -> dict[str, str]:
    """The label of a container of this process."""
    return {OWNER: f"{_node()}/{owner()}"}


def own_bytecode() -> str:
    """The magic number of the bytecode of the Python that runs the harness."""
    return importlib.util.MAGIC_NUMBER.hex()


def sweep(api: APIClient) -> int:
    """Remove the containers that other harnesses left when they died; how many there were."""
    with explained():
        found = api.containers(all=True, filters={"label": OWNER})
    gone = [each["Id"] for each in found if _is_left(each["State"], each["Labels"][OWNER])]
    for identity in gone:
        remove(api, identity)
    return len(gone)


def remove(api: APIClient, identity: str) -> None:
    """Kill a container and remove it; nothing happens where that was done."""
    from docker.errors import APIError, NotFound

    with explained():
        try:
            api.remove_container(identity, force=True, v=True)
        except NotFound:
            return
        except APIError as problem:
            if problem.status_code != 409:  # another process is removing it
                raise


@contextlib.contextmanager
def explained() -> Iterator[None]:
    """Errors of the connection, and those that the daemon answers, as SandboxError."""
    from docker.errors import APIError, DockerException
    from requests.exceptions import RequestException

    try:
        yield
    except APIError as problem:
        raise SandboxError(f"the Docker daemon refused: {problem.explanation or problem}") from None
    except (DockerException, RequestException) as problem:
        raise SandboxError(_advice(str(problem))) from None


def _advice(problem: str) -> str:
    if "Permission" in problem:
        return (
            "this user may not talk to the Docker daemon: run `sudo usermod -aG docker $USER` and log in "
            f"again, or use rootless Docker and set DOCKER_HOST ({problem})"
        )
    if "timed out" in problem.lower():
        return f"the Docker daemon gave no answer within {ANSWER_S:g} s ({problem})"
    return (
        "no Docker daemon answers: start Docker, or set DOCKER_HOST to one that runs; as root, "
        f"`scripts/dockerd.sh COMMAND` starts one for a command ({problem})"
    )


def _obtain(name: str) -> str:
    return f"build it with `{BUILD}`" if name == IMAGE else f"get it with `docker pull {name}`"


def _is_left(state: str, label: str) -> bool:
    """Whether nobody needs a container any more: it has ended, or its owner has, as far as we can see."""
    node, _, process = label.rpartition("/")
    orphaned = node == _node() and owner_is_dead(process)
    return orphaned or (state in ("exited", "dead") and process != owner())


def _node() -> str:
    """Where numbers of processes mean the same: this machine, and this namespace of it."""
    try:
        return f"{platform.node()}/{os.readlink('/proc/self/ns/pid')}"
    except OSError:
        return platform.node()
