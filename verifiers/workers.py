"""Warm, killable worker processes for work that may hang: JSON lines over pipes, one process a slot.

A worker is a plain subprocess started by absolute path with `python -I` (never fork, never
multiprocessing, which imports the caller's main module again). A request's clock starts when a free
worker takes it and counts CPU seconds, so that a busy machine fails nobody, with a wall limit behind it.
A worker that overruns, or is lost in another way, is killed, reaped and replaced, and its request is
tried once more in the new one. Callable from any thread; `acall` keeps the wait off the event loop.

    pool = Pool(Path("/abs/worker.py"), size=2, memory_mb=1024)
    pool.call({"gold": "1", "answer": "1"}, cpu_s=5.0)
"""

from __future__ import annotations

import asyncio
import json
import os
import queue
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

START_S = 300.0
"""Wall seconds a worker may take to import its libraries."""
PATIENCE_S = 60.0
"""Wall seconds beyond its CPU seconds that a request may take: on a busy machine it waits for a core."""
REQUEST_BYTES = 60_000
"""Longest request: it fits a pipe's buffer, so writing it never blocks."""


class WorkerFailed(Exception):
    """A worker was lost or could not be started; the message says why."""


def worker_count() -> int:
    """Workers per process: the environment variable ENVS_WORKERS, else min(2, cores)."""
    setting = os.environ.get("ENVS_WORKERS")
    if setting is None:
        return min(2, os.cpu_count() or 1)
    if not setting.isdecimal() or int(setting) < 1:
        raise ValueError(f"ENVS_WORKERS must be a whole number of at least 1, not {setting!r}")
    return int(setting)


class Overrun(WorkerFailed):
    """The work used up its time."""


class Pool:
    """`size` slots, each holding a worker once it was needed."""

    def __init__(self, script: Path, size: int, memory_mb: int) -> None:
        self._script = script
        self._memory_mb = memory_mb
        self._slots: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        self._size = size
        self._threads = ThreadPoolExecutor(size, thread_name_prefix=script.stem)
        for _ in range(size):
            self._slots.put(None)

    def call(self, request: Mapping[str, Any], cpu_s: float) -> dict[str, Any]:
        """The worker's reply to `request`; Overrun or WorkerFailed after a second lost worker."""
        worker = self._slots.get()
        try:
            try:
                worker = worker or Worker(self._script, self._memory_mb)
                return worker.ask(request, cpu_s)
            except WorkerFailed:
                worker = None
                worker = Worker(self._script, self._memory_mb)
                return worker.ask(request, cpu_s)
        except BaseException:
            if worker and not worker.idle:
                worker.kill()
            raise
        finally:
            self._slots.put(worker if worker and worker.idle else None)

    async def acall(self, request: Mapping[str, Any], cpu_s: float) -> dict[str, Any]:
        """`call` in a thread of this pool's own."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self.call, request, cpu_s)

    def close(self) -> None:
        """Wait for the requests in hand, then end every worker."""
        self._threads.shutdown()
        workers = [self._slots.get() for _ in range(self._size)]
        for worker in workers:
            if worker:
                worker.kill()
            self._slots.put(None)


class Worker:
    """One subprocess that answers one request at a time."""

    def __init__(self, script: Path, memory_mb: int) -> None:
        self.idle = False
        environment = {
            k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "LD_LIBRARY_PATH", "TMPDIR")
        }
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-B", str(script.resolve()), str(memory_mb)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            cwd="/",
            env={**environment, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        )
        self._unread = b""
        greeting = self._reply(START_S)
        if "ready" not in greeting:
            self.kill()
            raise WorkerFailed(str(greeting.get("fatal", greeting)))
        self.idle = True

    def ask(self, request: Mapping[str, Any], cpu_s: float) -> dict[str, Any]:
        """One request, one reply; the worker is dead after WorkerFailed, and not idle after an interrupt."""
        wall_s = cpu_s + PATIENCE_S
        line = json.dumps({**request, "cpu_s": cpu_s, "wall_s": wall_s}).encode() + b"\n"
        if len(line) > REQUEST_BYTES:
            raise ValueError(f"a request of {len(line)} bytes is longer than {REQUEST_BYTES}")
        assert self._process.stdin
        self.idle = False
        try:
            self._process.stdin.write(line)
        except BrokenPipeError:
            raise self._lost() from None
        reply = self._reply(wall_s)
        self.idle = True
        return reply

    def kill(self) -> None:
        """End the process, reap it, close its pipes."""
        self.idle = False
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def _reply(self, seconds: float) -> dict[str, Any]:
        assert self._process.stdout
        stdout, deadline, poll = self._process.stdout.fileno(), time.monotonic() + seconds, select.poll()
        poll.register(stdout, select.POLLIN)
        while b"\n" not in self._unread:
            if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
                self.kill()
                raise Overrun(f"two workers in a row gave no reply in {seconds:g} s and were killed")
            chunk = os.read(stdout, 65536)
            if not chunk:
                raise self._lost()
            self._unread += chunk
        line, self._unread = self._unread.split(b"\n", 1)
        return dict(json.loads(line))

    def _lost(self) -> WorkerFailed:
        """Reap the process, whose pipe has closed, and say how it ended."""
        try:
            code = self._process.wait(1.0)
        except subprocess.TimeoutExpired:
            code = 0
        self.kill()
        if code in (-signal.SIGPROF, -signal.SIGALRM):
            return Overrun("the work used up its seconds, twice; its workers were ended and replaced")
        return WorkerFailed(f"a worker was lost (exit code {code}), and so was the one that took its place")
