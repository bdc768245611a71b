"""Run a program of ours on an input that a model wrote: in the sandbox, since the input may be anything."""

from __future__ import annotations

from envs.rewards import Invalid
from verifiers.sandbox import Limits, Program, backend
from verifiers.sandbox.protocol import Language


def output(source: str, language: Language, text: str, cpu_s: float, memory_mb: int) -> str | None:
    """What the program prints for this input; None where it crashes or exceeds a limit. SandboxError."""
    with backend("local").open(
        Program(source, language), Limits(cpu_s=cpu_s, memory_mb=memory_mb)
    ) as session:
        result = session.run(text.encode())
    return result.stdout.decode(errors="replace") if result.status == "ok" else None


def expected(source: str, text: str, cpu_s: float, memory_mb: int) -> str:
    """What a reference in Python prints; Invalid where even it finds this input too much."""
    printed = output(source, "python", text, cpu_s, memory_mb)
    if printed is None:
        raise Invalid("the input is too much for the reference program within its limits")
    return printed
