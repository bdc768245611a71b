"""What an ordinary program finds in a sandbox: a real process, real standard streams, nothing of ours."""

from __future__ import annotations

import json
import random
import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verifiers.sandbox import Backend, CompileError, Limits, Program, RunResult

IDIOMS = {
    "input": "a, b = map(int, input().split())\nprint(a + b)\nprint(input()[::-1])",
    "read": (
        "import sys\na, b, *w = sys.stdin.read().split()\nprint(int(a) + int(b))\nprint(' '.join(w)[::-1])"
    ),
    "two readlines": (
        "import sys\nread = sys.stdin.buffer.readline\nprint(sum(map(int, read().split())))\n"
        "print(read().decode().rstrip('\\n')[::-1])"
    ),
    "a loop over stdin": (
        "import sys\nfor number, line in enumerate(sys.stdin):\n"
        "    print(line.rstrip('\\n')[::-1] if number else sum(map(int, line.split())))"
    ),
    "input, then read": (
        "import sys\nprint(sum(map(int, input().split())))\nprint(sys.stdin.read().rstrip('\\n')[::-1])"
    ),
    "a global counter": (
        "total = 0\ndef add(n):\n    global total\n    total += n\n"
        "for n in input().split():\n    add(int(n))\nprint(total)\nprint(input()[::-1])"
    ),
    "open(0)": (
        "first, second = open(0).read().splitlines()\n"
        "print(sum(map(int, first.split())))\nprint(second[::-1])"
    ),
    "os.read": (
        "import os\nfirst, second = os.read(0, 10**6).decode().splitlines()\n"
        "os.write(1, f'{sum(map(int, first.split()))}\\n{second[::-1]}\\n'.encode())"
    ),
    "stdout.buffer": (
        "import sys\nfirst, second = sys.stdin.buffer.read().splitlines()\n"
        "sys.stdout.buffer.write(b'%d\\n%b\\n' % (sum(map(int, first.split())), second[::-1]))"
    ),
    "os._exit": (
        "import os, sys\nprint(sum(map(int, input().split())))\nprint(input()[::-1])\n"
        "sys.stdout.flush()\nos._exit(0)"
    ),
    "exit()": "print(sum(map(int, input().split())))\nprint(input()[::-1])\nexit()\nprint('never')",
    "the main guard": (
        "def main():\n    print(sum(map(int, input().split())))\n    print(input()[::-1])\n"
        "if __name__ == '__main__':\n    main()"
    ),
    "a thread with a large stack": (
        "import sys, threading\ndef main():\n"
        "    print(sum(map(int, input().split())))\n    print(input()[::-1])\n"
        "sys.setrecursionlimit(10**6)\nthreading.stack_size(2**26)\nthreading.Thread(target=main).start()"
    ),
    "output at exit": (
        "import atexit, io, sys\nout = io.StringIO()\n"
        "atexit.register(lambda: sys.__stdout__.write(out.getvalue()))\n"
        "sys.stdout = out\nprint(sum(map(int, input().split())))\nprint(input()[::-1])"
    ),
    "deep recursion": (
        "import sys\nfrom functools import lru_cache\nsys.setrecursionlimit(10**6)\n@lru_cache(None)\n"
        "def deep(n):\n    return n and deep(n - 1) + 1\nassert deep(20_000) == 20_000\n"
        "print(sum(map(int, input().split())))\nprint(input()[::-1])"
    ),
    "a file of its own that nobody closes": (
        "out = open(1, 'w')\nout.write(f'{sum(map(int, input().split()))}\\n{input()[::-1]}\\n')"
    ),
    "dataclasses": (
        "from dataclasses import dataclass\n@dataclass\nclass Pair:\n    a: int\n    b: int\n"
        "pair = Pair(*map(int, input().split()))\nprint(pair.a + pair.b)\nprint(input()[::-1])"
    ),
    "/dev/stdin": (
        "with open('/dev/stdin') as file:\n    first, second = file.read().splitlines()\n"
        "print(sum(map(int, first.split())))\nprint(second[::-1])"
    ),
}


def run(
    backend: Backend, source: str, stdin: bytes = b"", limits: Limits | None = None, **more: Any
) -> RunResult:
    with backend.open(Program(source, **more), limits or Limits()) as session:
        return session.run(stdin)


@pytest.mark.parametrize("idiom", IDIOMS)
def test_ordinary_ways_to_read_and_write(
    sandbox: Backend, idiom: str, request: pytest.FixtureRequest
) -> None:
    if idiom == "/dev/stdin" and "landlock" in request.node.name:
        pytest.skip("this tier shows no /proc, through which /dev/stdin leads")
    result = run(sandbox, IDIOMS[idiom], b"19 23\nabc de\n")
    assert (result.status, result.stdout) == ("ok", b"42\ned cba\n"), result


def test_bytes_arrive_and_leave_unchanged(sandbox: Backend) -> None:
    source = "import sys\nsys.stdout.buffer.write(sys.stdin.buffer.read())"
    draw = random.Random(5)
    with sandbox.open(Program(source)) as session:
        for size in (0, 1, 65_536, 200_001, 3_000_000):
            data = draw.randbytes(size)
            assert session.run(data).stdout == data


def test_text_that_is_no_utf8_comes_back_as_it_was(sandbox: Backend) -> None:
    assert run(sandbox, "print(input(), end='')", b"\xff\xfe ok").stdout == b"\xff\xfe ok"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("raise SystemExit", 0),
        ("import sys\nsys.exit(7)", 7),
        ("import sys\nsys.exit('a message')", 1),
        ("quit(3)", 3),
        ("1 / 0", 1),
        ("import os\nos._exit(9)", 9),
        ("import sys\nsys.exit(-1)", 255),
    ],
)
def test_exit_codes_are_those_of_python(sandbox: Backend, source: str, code: int) -> None:
    result = run(sandbox, source)
    assert result.exit_code == code and result.signal is None
    assert result.status == ("ok" if code == 0 else "runtime_error")


def test_a_traceback_shows_the_program_and_nothing_of_ours(sandbox: Backend) -> None:
    result = run(sandbox, "def f(n):\n    return 1 // n\n\nf(0)\n")
    assert "ZeroDivisionError" in result.stderr
    assert 'File "solution.py", line 2, in f' in result.stderr
    assert result.stderr.count("File ") == 2


def test_a_signal_is_told_apart_from_an_exit_code(sandbox: Backend) -> None:
    result = run(sandbox, "#include <cstdlib>\nint main() { volatile int *p = 0; *p = 1; }", language="cpp")
    assert (result.status, result.exit_code, result.signal) == ("runtime_error", None, 11)


def test_tests_of_a_session_know_nothing_of_each_other(sandbox: Backend) -> None:
    source = (
        "import os\nseen = os.path.exists('/tmp/mark')\n"
        "try:\n    open('/tmp/mark', 'w').close()\nexcept OSError:\n    pass\n"
        "import builtins\nbuiltins.left = getattr(builtins, 'left', 0) + 1\nprint(seen, builtins.left)"
    )
    with sandbox.open(Program(source)) as session:
        assert [session.run().stdout for _ in range(3)] == [b"False 1\n"] * 3


def test_a_verdict_can_be_repeated(sandbox: Backend) -> None:
    source = "print(hash('a string'), {str(n) for n in range(20)})"
    assert run(sandbox, source).stdout == run(sandbox, source).stdout


def test_random_numbers_differ_between_tests(sandbox: Backend) -> None:
    with sandbox.open(Program("import random\nprint(random.random())")) as session:
        assert session.run().stdout != session.run().stdout


def test_arguments_and_files_reach_the_program(sandbox: Backend) -> None:
    source = "import sys\nprint(sys.argv[1:], [open(name, 'rb').read() for name in sys.argv[1:]])"
    with sandbox.open(Program(source)) as session:
        first = session.run(argv=["in.txt", "out"], files={"in.txt": b"1 2\n", "out": b"\x00\xff"})
        second = session.run(argv=["in.txt"])
    assert first.stdout == b"['in.txt', 'out'] [b'1 2\\n', b'\\x00\\xff']\n"
    assert second.status == "runtime_error" and "FileNotFoundError" in second.stderr


@pytest.mark.parametrize("name", ["../up", "/etc/x", "", ".", ".."])
def test_a_file_may_not_lie_elsewhere(sandbox: Backend, name: str) -> None:
    with sandbox.open(Program("")) as session, pytest.raises(ValueError, match="plain name"):
        session.run(files={name: b""})


def test_cpp_gets_arguments_files_and_exit_codes(sandbox: Backend) -> None:
    source = (
        "#include <bits/stdc++.h>\nint main(int n, char **v) { std::ifstream f(v[1]); std::string s; f >> s;"
        " std::cerr << s; std::cout << n; return 3; }"
    )
    with sandbox.open(Program(source, "cpp")) as session:
        result = session.run(argv=["answer"], files={"answer": b"forty-two"})
    assert (result.stdout, result.stderr, result.exit_code) == (b"2", "forty-two", 3)


def test_cpp_standards(sandbox: Backend) -> None:
    source = "#include <iostream>\nint main() { std::cout << __cplusplus; }"
    assert run(sandbox, source, language="cpp").stdout == b"201703"
    assert run(sandbox, source, language="cpp17").stdout == b"201703"
    assert run(sandbox, source, language="cpp20").stdout == b"202002"


@pytest.mark.parametrize(
    ("source", "language", "message"),
    [
        ("def f(:\n", "python", "SyntaxError"),
        ("print('\\0')\0", "python", "null"),
        ("(" * 5000 + ")" * 5000, "python", ""),
        ("int main() { return missing; }", "cpp", "missing"),
        ("#include <vector>\nint main() { std::vector<int> v = 1; }", "cpp20", "error"),
    ],
)
def test_what_does_not_compile_says_why(sandbox: Backend, source: str, language: Any, message: str) -> None:
    with pytest.raises(CompileError) as caught:
        sandbox.open(Program(source, language))
    assert message in str(caught.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def test_called_functions_get_and_give_json_values(sandbox: Backend) -> None:
    program = Program("def same(*arguments): return list(arguments)", kind="call", entry="same")
    with sandbox.open(program) as session:

        @settings(max_examples=30, suppress_health_check=list(HealthCheck), database=None)
        @given(st.lists(JSON, max_size=3))
        def both_ways(values: list[Any]) -> None:
            result = session.call(values)
            assert result.status == "ok" and result.value is not None
            assert json.loads(result.value) == values

        both_ways()


def test_a_method_is_called_on_a_fresh_object(sandbox: Backend) -> None:
    source = (
        "class Solution:\n    def __init__(self):\n        self.seen = []\n"
        "    def add(self, n):\n        self.seen.append(n)\n        return self.seen, (1, 2)\n"
        "if __name__ == '__main__':\n    raise RuntimeError('the demo must not run')"
    )
    with sandbox.open(Program(source, kind="call", entry="Solution.add")) as session:
        assert [session.call([n]).value for n in (1, 2)] == ["[[1], [1, 2]]", "[[2], [1, 2]]"]


@pytest.mark.parametrize(
    ("body", "error"),
    [("raise KeyError(n)", "KeyError"), ("return {1, 2}", "TypeError"), ("import sys; sys.exit(0)", "")],
)
def test_a_call_without_a_value_is_told(sandbox: Backend, body: str, error: str) -> None:
    with sandbox.open(Program(f"def f(n):\n    {body}", kind="call", entry="f")) as session:
        result = session.call([1])
    assert result.status == "runtime_error" and result.value is None and error in result.stderr


def test_a_call_prints_beside_its_value(sandbox: Backend) -> None:
    with sandbox.open(
        Program("def f(n):\n    print('noise')\n    return n", kind="call", entry="f")
    ) as session:
        result = session.call([5])
    assert (result.value, result.stdout) == ("5", b"noise\n")


def test_a_missing_entry_is_the_programs_fault(sandbox: Backend) -> None:
    with sandbox.open(Program("def g(): pass", kind="call", entry="f")) as session:
        result = session.call([])
    assert result.status == "runtime_error" and "AttributeError" in result.stderr


def test_a_value_has_the_limit_of_the_output(sandbox: Backend) -> None:
    program = Program("def f(n):\n    return 'x' * n", kind="call", entry="f")
    with sandbox.open(program, Limits(output_bytes=1000)) as session:
        assert session.call([998]).status == "ok"
        assert session.call([999]).status == "output"


def test_output_up_to_the_limit_is_fine(sandbox: Backend) -> None:
    with sandbox.open(Program("print('x' * (int(input()) - 1))"), Limits(output_bytes=5000)) as session:
        full, over = session.run(b"5000"), session.run(b"5001")
    assert (full.status, len(full.stdout)) == ("ok", 5000)
    assert (over.status, len(over.stdout)) == ("output", 5000)


def test_memory_is_measured_and_limited(sandbox: Backend) -> None:
    source = "data = bytearray(b'x') * (int(input()) * 2**20)\nprint(len(data))"
    with sandbox.open(Program(source), Limits(memory_mb=128)) as session:
        fine, over = session.run(b"64"), session.run(b"192")
    assert fine.status == "ok" and 64 < fine.peak_mb < 128
    assert over.status == "memory"


def test_cpp_memory_and_bad_alloc(sandbox: Backend) -> None:
    source = (
        "#include <bits/stdc++.h>\nint main() { size_t n; std::cin >> n; std::vector<char> v(n << 20, 1);"
        " std::cout << v.size(); }"
    )
    with sandbox.open(Program(source, "cpp"), Limits(memory_mb=128)) as session:
        assert session.run(b"64").status == "ok"
        assert session.run(b"192").status == "memory"
        assert session.run(b"100000").status == "memory"


def test_processor_time_counts_and_sleep_does_not(sandbox: Backend) -> None:
    source = "import time\ntime.sleep(0.6)\nprint(1)"
    result = run(sandbox, source, limits=Limits(cpu_s=0.3, wall_s=30))
    assert result.status == "ok" and result.cpu_s < 0.3 <= result.wall_s


def test_the_time_of_all_processes_counts_while_they_run(sandbox: Backend) -> None:
    source = "import os\nfor _ in range(2):\n    os.fork()\nwhile True:\n    pass"
    result = run(sandbox, source, limits=Limits(cpu_s=0.5, wall_s=60))
    if result.status == "runtime_error":
        pytest.skip("a test is one process here")
    assert result.status == "time" and "wall" not in result.flags
    assert result.cpu_s < 2.0  # each process by itself might use that much


def test_an_environment_of_our_making(sandbox: Backend) -> None:
    result = run(sandbox, "import os\nprint(sorted(os.environ))")
    names = set(eval(result.stdout))
    assert names <= {
        *("PATH", "LANG", "HOME", "TMPDIR", "PWD", "LC_CTYPE", "PYTHONHASHSEED"),
        *("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"),
    }


def test_the_standard_library_and_nothing_else(sandbox: Backend) -> None:
    assert run(sandbox, "import heapq, decimal, sqlite3\nprint('up')").stdout == b"up\n"
    assert "ModuleNotFoundError" in run(sandbox, "import numpy").stderr


def test_installed_packages_on_request(sandbox: Backend, request: pytest.FixtureRequest) -> None:
    if "local" not in request.node.name:
        pytest.skip("tried on the default tier")
    from verifiers.sandbox import backend

    pytest.importorskip("numpy")
    result = run(backend("local", site_packages=True), "import numpy\nprint(numpy.arange(4).sum())")
    assert result.stdout == b"6\n", result


def test_an_interpreter_like_this_one(sandbox: Backend, request: pytest.FixtureRequest) -> None:
    if "local" not in request.node.name:
        pytest.skip("another tier may need another interpreter")
    result = run(sandbox, "import sys\nprint(*sys.version_info[:2])")
    assert result.stdout.decode().split() == [str(part) for part in sys.version_info[:2]]


@pytest.mark.parametrize(
    "program",
    [
        Program("", "cpp", kind="call", entry="f"),
        Program("", kind="call"),
    ],
)
def test_a_call_needs_python_and_an_entry(sandbox: Backend, program: Program) -> None:
    with pytest.raises(ValueError, match="entry"):
        sandbox.open(program)


def test_the_two_kinds_are_not_mixed_up(sandbox: Backend) -> None:
    with sandbox.open(Program("")) as session, pytest.raises(ValueError, match="call"):
        session.call([])


def test_a_closed_session_says_so(sandbox: Backend) -> None:
    session = sandbox.open(Program("print(1)"))
    session.close()
    session.close()
    with pytest.raises(ValueError, match="closed"):
        session.run()
