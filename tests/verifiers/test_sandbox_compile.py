"""C++: compiled once, inside the sandbox, and kept; the compiler is attacked by what it reads."""

from __future__ import annotations

import contextlib
import os
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from verifiers.sandbox import (
    Backend,
    CompileError,
    Limits,
    Program,
    RunResult,
    SandboxError,
    backend,
    compile,
)

LIMITS = Limits(compile_cpu_s=2.0, compile_memory_mb=512, binary_mb=8)
SECRET = "canary-of-the-compiler"


@pytest.fixture(autouse=True)
def a_compiler() -> None:
    try:
        compile.compiler()
    except SandboxError as problem:
        pytest.skip(str(problem))


def never(limits: Limits, trees: tuple[str, ...]) -> NoReturn:
    raise AssertionError("compiled again")


def stub(limits: Limits, trees: tuple[str, ...]) -> Any:
    """A sandbox whose compiler makes two million bytes of anything."""

    class Session(contextlib.nullcontext[Any]):
        def request(self, *_: object, **__: object) -> RunResult:
            return RunResult("ok", 0, stdout=uuid.uuid4().bytes * 125_000)

    session = Session()
    session.enter_result = session
    return session


def test_a_program_is_compiled_once(sandbox: Backend) -> None:
    source = f"// {uuid.uuid4()}\n#include <iostream>\nint main() {{ std::cout << 7; }}"
    with sandbox.open(Program(source, "cpp")) as session:
        assert session.run().stdout == b"7"
    binary = compile.cached_binary(source, "cpp17", Limits(), never)
    assert binary[:4] == b"\x7fELF"
    with pytest.raises(AssertionError, match="again"):
        compile.cached_binary(source, "cpp20", Limits(), never)  # other flags, another program
    with pytest.raises(AssertionError, match="again"):
        compile.cached_binary(source + " ", "cpp", Limits(), never)


def test_the_precompiled_header_is_what_is_included(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sandbox: Backend, request: pytest.FixtureRequest
) -> None:
    if "local" not in request.node.name:
        pytest.skip("the cache may lie where the user of this tier does not reach")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(compile, "HEADER_SOURCE", "#include <iostream>\nconst int ours = 42;\n")
    source = f"// {uuid.uuid4()}\n#include <bits/stdc++.h>\nint main() {{ std::cout << ours; }}"
    with sandbox.open(Program(source, "cpp")) as session:
        assert session.run().stdout == b"42"


def test_the_cache_drops_what_was_used_longest_ago(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(compile, "cache_folder", lambda: tmp_path)
    monkeypatch.setattr(compile, "_header", lambda tool, flags: ())
    monkeypatch.setattr(compile, "CACHE_BYTES", 5_000_000)
    made = {}
    for number, source in enumerate(("first", "second", "third")):
        made[source] = compile.cached_binary(source, "cpp", Limits(), stub)
        newest = max((tmp_path / "programs").iterdir(), key=lambda path: path.stat().st_mtime)
        os.utime(newest, (number, number))
        if source == "second":
            compile.cached_binary("first", "cpp", Limits(), never)  # used again just now
    assert sum(path.stat().st_size for path in (tmp_path / "programs").iterdir()) == 4_000_000
    assert compile.cached_binary("first", "cpp", Limits(), never)[:] == made["first"]
    with pytest.raises(AssertionError, match="again"):
        compile.cached_binary("second", "cpp", Limits(), never)
    assert (tmp_path / "programs").stat().st_mode & 0o077 == 0


ATTACKS = {
    "includes a file of passwords": '#include "/etc/shadow"\nint main() {}',
    "includes a secret": '#include "SECRET_FILE"\nint main() {}',
    "assembles a secret in": 'asm(".incbin \\"SECRET_FILE\\"");\nint main() {}',
    "includes without an end": "#include __FILE__\nint main() {}",
    "includes an endless device": '#include "/dev/zero"\nint main() {}',
    "templates without an end": (
        "template <long n> struct deep {\n"
        "    static const long value = deep<n + 1>::value + deep<n - 1>::value;\n};\n"
        "int main() { return deep<1>::value; }"
    ),
    "computes while it compiles": (
        "constexpr long burn(long n) { long s = 0; for (long i = 0; i < n; ++i) s += i % 7; return s; }\n"
        "template <long n> struct more { static const long value = burn(30'000'000 + n); };\n"
        "int main() { return more<1>::value + more<2>::value + more<3>::value + more<4>::value; }"
    ),
    "a program of a gigabyte": "char data[1 << 30] = {1};\nint main() { return data[5]; }",
    "macros without an end": (
        "#define A B B B B B B B B B B\n#define B C C C C C C C C C C\n#define C D D D D D D D D D D\n"
        "#define D E E E E E E E E E E\n#define E F F F F F F F F F F\n#define F G G G G G G G G G G\n"
        "#define G H H H H H H H H H H\n#define H 1+1+1+1+1+1+1+1+1+1+\nint main() { return A 0; }"
    ),
}


@pytest.fixture(scope="module")
def secret() -> Iterator[Path]:
    """A file that every user of this machine may read."""
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "expected.txt"
        path.write_text(f"{SECRET} {SECRET}\n")
        path.chmod(0o644)
        yield path


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_on_the_compiler_fails(sandbox: Backend, attack: str, secret: Path) -> None:
    source = ATTACKS[attack].replace("SECRET_FILE", str(secret))
    with pytest.raises(CompileError) as caught:
        sandbox.open(Program(source, "cpp"), LIMITS)
    assert SECRET not in str(caught.value)


def test_no_compiler_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    compile.compiler.cache_clear()
    try:
        with pytest.raises(SandboxError, match=r"install g\+\+"):
            backend("local").open(Program("int main() {}", "cpp"))
    finally:
        compile.compiler.cache_clear()
