"""A model that is none: deterministic, as fast or slow and as faulty as a test asks for.

It knows the reference of every problem it may be asked, thinks in random words, and gives the reference with
a given probability. What it says depends on nothing but the request. One word is one token.

As a script it is the harness's command with this engine behind it, for tests that need a real process:

    python simulated.py '{"log": "requests.log", "latency": 0.05}' --bench rlve/sorting --limit 2
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import random
import resource
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from harness.engines.protocol import Completion, Message, Request, Sampling, Usage

HERE = Path(__file__).resolve()
SAMPLER = [field.name for field in fields(Sampling)]
WRONG = "<answer> -987654321 </answer>"


class Simulated:
    """An engine (harness.engines.protocol) for tests."""

    name = "simulated"
    concurrency = 64

    def __init__(
        self,
        references: Mapping[str, str],
        skill: float = 0.5,
        words: tuple[int, int] = (3, 30),
        latency: float = 0.0,
        fault: Callable[[Request, int], bool] = lambda request, nth: False,
        tell: Callable[[str, random.Random], tuple[str, str]] | None = None,
        log: str | None = None,
    ) -> None:
        self.references, self.skill, self.words, self.latency = references, skill, words, latency
        self.fault, self._tell = fault, tell or self._guess
        self.requests: list[Request] = []
        # Opened for appending: each line gets there whole, even if the process dies right after it.
        self._log = None if log is None else os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self.closed = False
        # The words of guesses have the same ids in every process, as a tokenizer's would: runs are resumed.
        self._words = [f"w{i}" for i in range(10_000)]
        self._vocabulary = {word: i for i, word in enumerate(self._words)}

    def describe(self) -> Mapping[str, Any]:
        return {"engine": "simulated", "skill": self.skill}

    def resources(self) -> Mapping[str, Any]:
        return {"memory_plan": "no memory at all"}

    def render(self, messages: Sequence[Message]) -> str:
        return "\n".join(f"[{message['role']}] {message['content']}" for message in messages)

    async def complete(self, request: Request) -> Completion:
        nth = len(self.requests)
        self.requests.append(request)
        prompt = request.messages[-1]["content"]
        sampler = {name: getattr(request.sampling, name) for name in SAMPLER}
        digest = hashlib.blake2b(f"{prompt}|{sampler}".encode())
        rng = random.Random(digest.digest())
        if self._log is not None:
            os.write(self._log, f"{digest.hexdigest()}\n".encode())
        await asyncio.sleep(self.latency * rng.random())
        if self.fault(request, nth):
            return Completion("", "", "", (), (), "error", Usage(), error="the simulated server is down")
        reasoning, answer = self._tell(prompt, rng)
        return self._cut(prompt, reasoning, answer, request.sampling.max_tokens, digest.hexdigest())

    def _guess(self, prompt: str, rng: random.Random) -> tuple[str, str]:
        thought = " ".join(f"w{rng.randrange(10_000)}" for _ in range(rng.randint(*self.words)))
        known = self.references.get(prompt) or next(
            reference for question, reference in self.references.items() if question in prompt
        )
        return thought, known.rpartition("</think>")[2] if rng.random() < self.skill else WRONG

    def _cut(self, prompt: str, reasoning: str, answer: str, budget: int, name: str) -> Completion:
        thought, said = reasoning.split(" ") if reasoning else [], answer.split(" ") if answer else []
        finished = len(thought) < budget
        said = said[: budget - len(thought) - 1] if finished else []
        thought = thought[:budget]
        whole = finished and said == (answer.split(" ") if answer else [])
        reasoning, answer = " ".join(thought), " ".join(said)
        usage = Usage(len(prompt.split()), 0, len(thought) + finished, len(said))
        return Completion(
            text=f"<think>{reasoning}{'</think>' if finished else ''}{answer}",
            reasoning=reasoning,
            answer=answer,
            reasoning_ids=self.encode(thought),
            answer_ids=self.encode(said),
            finish_reason="stop" if whole else "length",
            usage=usage,
            seconds=0.25,
            extra={"request": name},
        )

    def encode(self, words: Sequence[str]) -> tuple[int, ...]:
        for word in words:
            if word not in self._vocabulary:
                self._vocabulary[word] = len(self._words)
                self._words.append(word)
        return tuple(self._vocabulary[word] for word in words)

    def decode(self, ids: Sequence[int]) -> str:
        return " ".join(self._words[i] for i in ids)

    def count(self, text: str) -> int:
        return len(text.split())

    async def close(self) -> None:
        self.closed = True


def references(plan: Any) -> dict[str, str]:
    """The reference completion of every prompt of a plan."""
    return {item.prompt: item.problem.reference() for _, items in plan.benches for item in items}


def command(options: Mapping[str, Any], arguments: str) -> dict[str, Any]:
    """What subprocess.Popen needs for the harness's command with a simulated engine."""
    return {
        "args": [sys.executable, str(HERE), json.dumps(options), *arguments.split()],
        "env": {**os.environ, "PYTHONPATH": str(HERE.parents[2]), "OMP_NUM_THREADS": "1"},
    }


def main(options: Mapping[str, Any], arguments: Sequence[str]) -> int:
    """Run the harness's command; `fail` numbers requests that fail, `file_limit` caps the size of a file."""
    import harness.engines
    from harness.benchmarks import Selection
    from harness.evaluation import plan
    from harness.options import parser
    from harness.run import main as command_line

    args = parser().parse_args(arguments)
    known = references(plan(args.bench, selection=Selection(limit=args.limit)))
    own = {name: value for name, value in options.items() if name not in ("fail", "file_limit")}
    failing = set(options.get("fail", ()))
    engine = Simulated(known, fault=lambda request, nth: nth in failing, **own)
    harness.engines.make = lambda model, base_url, name, **options: engine  # type: ignore[assignment]
    if limit := options.get("file_limit"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    return command_line(arguments)


if __name__ == "__main__":
    raise SystemExit(main(json.loads(sys.argv[1]), sys.argv[2:]))
