"""The backend that needs a Docker daemon: one container a worker, the same runner and the same limits in it.

    backend("docker").open(Program("print(1)"))                        # the image of scripts/sandbox_image.py
    backend("docker", image="python:3.12-slim").open(Program("print(1)"))

A container takes some tenths of a second to start, so it serves one program after another that wants as much
memory and as many processes. C++ is compiled in a container where the image has a compiler, else in a local
sandbox.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import mmap
import os
import platform
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from verifiers.sandbox import daemon, seccomp
from verifiers.sandbox.compile import Compiler, cached_binary, compiler
from verifiers.sandbox.container import ContainerBox
from verifiers.sandbox.containers import Containers
from verifiers.sandbox.local import LocalBackend
from verifiers.sandbox.protocol import Capabilities, Capability, Limits, Program, SandboxError
from verifiers.sandbox.room import ENVIRONMENT
from verifiers.sandbox.session import RunnerSession
from verifiers.sandbox.slots import SLOTS
from verifiers.sandbox.tiers import OVERHEAD_MB, OVERHEAD_TASKS, Order, common_setup

DEFAULT_LIMITS = Limits()
FIND_COMPILER = """
import json, os, shutil, subprocess
found = shutil.which("g++") or shutil.which("clang++")
answer = []
for linking in (["-static"], []) if found else ():
    path = os.path.realpath(found)
    line = "#include <iostream>\\nint main() { std::cout << 1; }"
    made = subprocess.run([path, "-x", "c++", *linking, "-o", "a", "-"], input=line, text=True)
    if not made.returncode:
        os.unlink("a")
        version = subprocess.run([path, "--version"], capture_output=True, text=True).stdout
        answer = [path, version.split("\\n")[0], linking]
        break
print(json.dumps(answer))
"""
"""Run in a container: the image's C++ compiler, what it calls itself, and how it can link."""


class DockerBackend:
    """Sandboxes made by a Docker daemon."""

    name = "docker"

    def __init__(self, image: str = daemon.IMAGE) -> None:
        """`image`: any Linux image in which `python3` is Python 3.9 or newer."""
        self._image = image
        self._lock = threading.Lock()
        self._containers: Containers | None = None
        self._counts_memory = False
        self._tool: list[Any] | None = None
        self._local = LocalBackend()
        atexit.register(self._at_exit)

    def open(self, program: Program, limits: Limits = DEFAULT_LIMITS) -> RunnerSession:
        """A sandbox with this program in it, see `Backend.open`."""
        call = program.kind == "call"
        if call and (program.language != "python" or not program.entry):
            raise ValueError("a program of kind 'call' is written in Python and names its entry")
        if program.language != "python":
            return self._session(Order("binary", limits), self._compiled(program, limits))
        order = Order("python", limits, program.entry if call else None)
        return self._session(order, program.source.encode(errors="surrogatepass"))

    def probe(self) -> Capabilities:
        """What the daemon allows, see `Backend.probe`."""
        try:
            with self.open(Program("print('up')")) as session:
                result = session.run()
            problem = "" if result.stdout == b"up\n" else f"a program did not run: {result.stderr.strip()}"
        except SandboxError as failure:
            problem = str(failure)
        tier, reason = ("none", problem) if problem else ("container", "a program ran in one")
        return Capabilities(self.name, not problem, tier, reason, tuple(self._facts()))

    def close(self) -> None:
        """Remove the containers that wait for a program; the next program starts a new one."""
        self._local.close()
        with self._lock:
            if self._containers and self._containers.process == os.getpid():
                self._containers.close()

    def _at_exit(self) -> None:
        with contextlib.suppress(
            SandboxError
        ):  # the daemon is gone; the next start removes what it still has
            self.close()

    def _session(self, order: Order, program: bytes | mmap.mmap) -> RunnerSession:
        slot = SLOTS.take()
        try:
            containers, counted = self._connected()
            setup = common_setup(order, uid=None, count_memory=not counted)
            setup = replace(
                setup,
                test_filter=seccomp.filter_for_test(containers.image.machine, single=False),
                environment=ENVIRONMENT,
            )
            return RunnerSession(lambda: _take(containers, order.limits), setup, program, slot)
        except BaseException:
            slot.give_back()
            raise

    def _connected(self) -> tuple[Containers, bool]:
        """The containers of this process, and whether their memory groups can be read, by a first one."""
        with self._lock:
            if self._containers is None or self._containers.process != os.getpid():
                containers = Containers(self._image)
                first = _take(containers, DEFAULT_LIMITS)
                self._counts_memory = first.counts_memory
                first.close()
                self._containers = containers
            return self._containers, self._counts_memory

    def _compiled(self, program: Program, limits: Limits) -> bytes | mmap.mmap:
        containers, _ = self._connected()
        if tool := self._compiler(containers.image):
            return cached_binary(
                program.source,
                program.language,
                limits,
                lambda most, trees: self._session(Order("command", most), b""),
                tool=tool,
            )
        here = platform.system(), platform.machine()
        if here != ("Linux", containers.image.machine) or not compiler().linking:
            raise SandboxError(
                f"the image {self._image!r} has no g++ (scripts/sandbox_image.py --cpp puts it in), and this "
                "machine cannot compile for it: that needs Linux on the same kind of processor, and a g++ "
                "that links statically"
            )
        return self._local.compiled(program, limits)

    def _compiler(self, image: daemon.Image) -> Compiler | None:
        """The compiler in the image; None where it has none."""
        if self._tool is None:
            with self.open(Program(FIND_COMPILER), Limits(cpu_s=30, memory_mb=1024)) as session:
                result = session.run()
            if result.status != "ok":
                raise SandboxError(
                    f"looking for a compiler in {image.name!r} failed: {result.stderr.strip()}"
                )
            self._tool = json.loads(result.stdout)
        if not self._tool:
            return None
        path, version, linking = self._tool
        return Compiler(path, f"{version} in {image.digest}", tuple(linking), here=False)

    def _facts(self) -> Iterator[Capability]:
        """Everything that decides; nothing where the daemon cannot be asked."""
        if self._containers is None:
            return
        yield from daemon.facts(self._containers.api)
        image = self._containers.image
        same = (
            "its bytecode is ours" if image.bytecode == daemon.own_bytecode() else "another Python than ours"
        )
        yield Capability("image", True, f"{image.name}, {image.machine}, {same}")
        where = "counted by their memory group" if self._counts_memory else "added up by the runner itself"
        yield Capability("memory groups", self._counts_memory, f"the memory of all processes is {where}")


def _take(containers: Containers, limits: Limits) -> ContainerBox:
    return containers.take(
        limits.memory_mb + OVERHEAD_MB, limits.processes + OVERHEAD_TASKS, 4 * limits.file_mb
    )
