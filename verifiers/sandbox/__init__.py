"""Untrusted programs: one protocol, one runner inside the sandbox, two backends (local, docker).

docs/sandbox.md says what is contained and what is not; `python -m verifiers.sandbox probe` shows what this
machine allows.
"""

from verifiers.sandbox.protocol import (
    Backend,
    Capabilities,
    Capability,
    CompileError,
    Limits,
    Program,
    RunResult,
    SandboxError,
    Session,
    backend,
)

__all__ = [
    "Backend",
    "Capabilities",
    "Capability",
    "CompileError",
    "Limits",
    "Program",
    "RunResult",
    "SandboxError",
    "Session",
    "backend",
]
