"""Several copies of a model, each in a process with devices of its own, as one batcher.

A request goes to the copy with the fewest, but a prompt that was seen before goes where it was: its cache is
there. The processes are started together and end with this one, whatever ends it.

    replicas = Replicas(tokenizer, max_batch=64, settings=(...), environments=[{"CUDA_VISIBLE_DEVICES": "0"}])
    number = replicas.submit(Request(prompt, Sampling(seed=1)))

Down the pipe go the settings, then orders: ("submit", number, Request) and ("cancel", number). Up come the
facts about the model, then lists of completions; or a sentence that says why there will be none.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import count
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path
from typing import Any

import torch

from harness.engines import EngineError
from zaya.engine import Completion, Request
from zaya.tokenizer import Tokenizer

ROOT = Path(__file__).resolve().parents[2]
PAUSE = 0.005
"""Seconds that a step waits at most for completions while new requests may be arriving."""
REMEMBERED = 4096
"""Prompts whose place is known."""
SURROUNDINGS = {
    "VLLM_LOGGING_LEVEL": "ERROR",
    "TORCH_CPP_LOG_LEVEL": "ERROR",
    "PYTHONWARNINGS": "ignore",
    "VLLM_NO_USAGE_STATS": "1",
    "HF_HUB_OFFLINE": "1",
}
"""A process that says little and asks no one outside, unless the environment says otherwise."""
PATIENCE = 20.0
"""Seconds that a process has to end by itself."""


class Replica:
    """One process that runs the model, and the requests that it has."""

    def __init__(self, settings: Sequence[Any], environment: Mapping[str, str]) -> None:
        self.pipe, other = Pipe()
        self.requests: set[int] = set()
        command = [sys.executable, "-m", "harness.engines.vllm_replica", str(other.fileno())]
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        self.process = subprocess.Popen(
            command,
            env={**os.environ, "PYTHONPATH": path, **environment},
            pass_fds=[other.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=2,  # what a library prints is no part of a run's output
            start_new_session=True,  # an interrupt is ours to handle
        )
        other.close()
        self.send(settings)

    def send(self, order: Any) -> None:
        """Hand something down; that a process has died is heard of in `receive`."""
        with suppress(OSError):
            self.pipe.send(order)

    def receive(self) -> Any:
        """What it says next, waiting for it. Raises EngineError where it has died or cannot go on."""
        try:
            said = self.pipe.recv()
        except (EOFError, OSError):
            code = self.process.wait()
            said = f"its process ended by itself with code {code}: what it printed may say why"
        if isinstance(said, str):
            raise EngineError(said)
        return said

    def close(self) -> None:
        """End the process: it stops when the pipe is closed."""
        self.pipe.close()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Replicas:
    """The batcher of harness/engines/local.py, over processes."""

    def __init__(
        self,
        tokenizer: Tokenizer,
        max_batch: int,
        settings: Sequence[Any],
        environments: Sequence[Mapping[str, str]],
    ) -> None:
        """Start one process for each environment; EngineError says why one could not load the model."""
        self.tokenizer = tokenizer
        self.max_batch = max_batch * len(environments)
        self.dead: str | None = None
        """Why no request can succeed any more."""
        self._room = max_batch
        self._numbers = count()
        self._homes: OrderedDict[tuple[int, ...], Replica] = OrderedDict()
        self._replicas = [Replica(settings, environment) for environment in environments]
        try:
            self.facts: list[Mapping[str, Any]] = [replica.receive() for replica in self._replicas]
        except BaseException:
            self.close()
            raise

    @property
    def idle(self) -> bool:
        """Nothing waits and nothing runs."""
        return not any(replica.requests for replica in self._replicas)

    def submit(self, request: Request) -> int:
        """Send a request to a replica and return its handle."""
        number = next(self._numbers)
        replica = self._home(request.prompt)
        replica.requests.add(number)
        replica.send(("submit", number, request))
        return number

    def cancel(self, number: int) -> bool:
        """Drop a request without a completion; False where it has already ended."""
        for replica in self._replicas:
            if number in replica.requests:
                replica.requests.remove(number)
                replica.send(("cancel", number))
                return True
        return False

    def step(self) -> list[Completion]:
        """Return the completions that have come, waiting a moment for them.

        Raises EngineError where a replica has died.
        """
        if self.dead:
            raise EngineError(self.dead)
        by_pipe = {replica.pipe: replica for replica in self._replicas}
        ended: list[Completion] = []
        for pipe in wait(list(by_pipe), PAUSE):
            assert isinstance(pipe, Connection)
            replica = by_pipe[pipe]
            try:
                arrived = replica.receive()
            except EngineError as error:
                self.dead = f"a replica of the model has failed: {error}"
                raise EngineError(self.dead) from error
            ended += (completion for completion in arrived if completion.id in replica.requests)
            replica.requests.difference_update(completion.id for completion in arrived)
        return ended

    def reset(self) -> None:
        """Drop every request, without completions."""
        for replica in self._replicas:
            for number in list(replica.requests):
                self.cancel(number)

    def close(self) -> None:
        """End the processes."""
        for replica in self._replicas:
            replica.close()

    def _home(self, prompt: tuple[int, ...]) -> Replica:
        """Where a prompt was before, unless it would wait there and not elsewhere; else the least busy."""
        least = min(self._replicas, key=lambda replica: len(replica.requests))
        home = self._homes.pop(prompt, least)
        if len(home.requests) >= self._room > len(least.requests):
            home = least
        self._homes[prompt] = home
        while len(self._homes) > REMEMBERED:
            self._homes.popitem(last=False)
        return home


def places(replicas: int, tensor_parallel: int) -> list[dict[str, str]]:
    """The environment of each replica: its own GPUs, or its share of the cores.

    Raises EngineError where there are too few GPUs.
    """
    common = {name: os.environ.get(name, value) for name, value in SURROUNDINGS.items()}
    if not torch.cuda.is_available():
        threads = os.environ.get("OMP_NUM_THREADS") or max(1, len(os.sched_getaffinity(0)) // replicas)
        # A process within the replica's would not let us say how many threads it has.
        alone = {"VLLM_ENABLE_V1_MULTIPROCESSING": "0", "OMP_NUM_THREADS": str(threads)}
        return [{**common, **alone}] * replicas
    named = os.environ.get("CUDA_VISIBLE_DEVICES")
    gpus = named.split(",") if named else [str(i) for i in range(torch.cuda.device_count())]
    if len(gpus) < (wanted := replicas * tensor_parallel):
        what = f"replicas={replicas} with tensor_parallel={tensor_parallel}"
        raise EngineError(f"{what} need {wanted} GPUs, and {len(gpus)} can be seen: lower one of them")
    shares = [gpus[i * tensor_parallel : (i + 1) * tensor_parallel] for i in range(replicas)]
    return [{**common, "CUDA_VISIBLE_DEVICES": ",".join(share)} for share in shares]
