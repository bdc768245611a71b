"""C++ for containers: compiled in one whose image has a compiler, else on this machine."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from verifiers.sandbox import Backend, CompileError, Limits, Program, SandboxError, daemon
from verifiers.sandbox import docker as backend
from verifiers.sandbox.compile import Compiler
from verifiers.sandbox.docker import DockerBackend

IMAGE = "zaya-sandbox:cpp"
ADD_ONE = "#include <bits/stdc++.h>\nint main() { int n; std::cin >> n; std::cout << n + 1 << '\\n'; }"


@pytest.fixture
def equipped(docker: Backend, monkeypatch: pytest.MonkeyPatch) -> Iterator[Backend]:
    """A backend whose image has a compiler, on a machine that has none."""
    try:
        daemon.find_image(daemon.connect(), IMAGE)
    except SandboxError:
        pytest.skip(f"no image with a compiler: python scripts/sandbox_image.py --cpp --name {IMAGE}")

    def absent() -> NoReturn:
        raise AssertionError("this machine's compiler was used")

    monkeypatch.setattr(backend, "compiler", absent)
    monkeypatch.setattr("verifiers.sandbox.compile.compiler", absent)
    made = DockerBackend(image=IMAGE)
    yield made
    made.close()


def test_a_program_is_compiled_where_it_runs(equipped: Backend) -> None:
    program = Program(f"// {uuid.uuid4()}\n{ADD_ONE}", "cpp20")
    for _ in range(2):  # compiled, then from the cache
        with equipped.open(program) as session:
            assert session.run(b"41").stdout == b"42\n"
    with pytest.raises(CompileError, match="was not declared"):
        equipped.open(Program("int main() { return y; }", "cpp"))


def test_the_compiler_reads_nothing_of_this_machine(equipped: Backend, tmp_path: Path) -> None:
    secret = tmp_path / "secret.h"
    secret.write_text("int canary_of_the_compiler = ;")
    secret.chmod(0o644)
    with pytest.raises(CompileError) as problem:
        equipped.open(Program(f'#include "{secret}"\nint main() {{}}', "cpp"))
    assert "canary" not in str(problem.value)


def test_compiling_has_limits(equipped: Backend) -> None:
    doubled = "".join(f"#define A{n} A{n - 1} A{n - 1}\n" for n in range(1, 50))
    with pytest.raises(CompileError, match="exceeded its limit"):
        equipped.open(Program(f"#define A0 int;\n{doubled}A49", "cpp"), Limits(compile_cpu_s=1.0))


def test_no_compiler_anywhere_is_said(docker: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that is linked to this machine's libraries would not run in the container."""
    dynamic = Compiler("/usr/bin/g++", "g++ without static libraries", ())
    monkeypatch.setattr(backend, "compiler", lambda: dynamic)
    with pytest.raises(SandboxError, match=r"has no g\+\+"):
        docker.open(Program(ADD_ONE, "cpp"))
