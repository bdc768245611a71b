"""Check the embedded programming problems (envs/code/seeds) while they are written.

Every reference, brute force, wrong and slow program runs on the tests that the problem's own generator makes.
Says what is wrong in one line each, and for each wrong program how soon a test rejects it.

    python scripts/check_seed.py paint_coats
    python scripts/check_seed.py --all --full        # 1,000 inputs a problem in place of 60
"""

from __future__ import annotations

import argparse
import math
import os
import re
import resource
import runpy
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from envs.rng import Rng  # noqa: E402

SEEDS = ROOT / "envs" / "code" / "seeds"
FILES = ("statement.md", "problem.py", "reference.py", "reference.cpp", "brute.py")
NAMES = ("BAND", "CPU_S", "MEMORY_MB", "CHECKER", "TAGS", "validate", "generate")
BLOCK = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SIZES = range(11)
SMALL = range(3)  # the sizes that a brute force can answer
QUICK = range(8)  # the sizes that long counts use, since the largest inputs are slow to make
TESTS = 20  # how many seeds of every size may be needed to reject a wrong program
SHARE = 0.4  # the part of the CPU limit that the Python reference may take
Solver = Callable[[str], str]


def names() -> list[str]:
    """The embedded problems."""
    return sorted(path.parent.name for path in SEEDS.glob("*/problem.py"))


@dataclass
class Seed:
    """A problem under test, with its programs loaded or compiled on first use into `build`."""

    name: str
    build: Path
    optimize: str = "-O2"
    solvers: dict[str, Solver] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder = SEEDS / self.name
        self.problem: dict[str, Any] = runpy.run_path(str(self.folder / "problem.py"))

    def input(self, size: int, seed: int) -> str:
        """The test input that belongs to these numbers."""
        text: str = self.problem["generate"](Rng.of(self.name, size, seed), size)
        return text

    def inputs(self, sizes: range = SIZES) -> Iterator[tuple[str, str]]:
        """(where it comes from, input) over all sizes in turn, without end."""
        seed = 0
        while True:
            for size in sizes:
                yield f"size {size}, seed {seed}", self.input(size, seed)
            seed += 1

    def programs(self, prefix: str) -> list[str]:
        """The file names of the wrong or of the slow programs."""
        return sorted(path.name for path in self.folder.glob(f"{prefix}_*") if path.suffix in (".py", ".cpp"))

    def command(self, program: str) -> list[str]:
        """What runs a program as a process; C++ is compiled."""
        path = self.folder / program
        if path.suffix == ".py":
            return [sys.executable, str(path)]
        binary = self.build / f"{self.name}-{path.stem}"
        if not binary.exists():
            compiler = ["g++", "-std=c++17", self.optimize, "-Wall", "-o", str(binary), str(path)]
            done = subprocess.run(compiler, capture_output=True, text=True)
            if done.returncode or done.stderr:
                raise SystemExit(f"{path}: {done.stderr}")
        return [str(binary)]

    def solver(self, program: str) -> Solver:
        """A program as a function of its input: Python through its `solve`, C++ as a process."""
        if program not in self.solvers:
            path = self.folder / program
            self.solvers[program] = (
                runpy.run_path(str(path))["solve"]
                if path.suffix == ".py"
                else lambda data: run(self.command(program), data, self.problem["CPU_S"]).output
            )
        return self.solvers[program]

    def same(self, data: str, got: str, expected: str) -> bool:
        """True where the problem's checker accepts the output."""
        if self.problem["CHECKER"] == "tokens":
            return got.split() == expected.split()
        paths = [self.build / f"{self.name}.{part}" for part in ("in", "out", "answer")]
        for path, text in zip(paths, (data, got, expected), strict=True):
            path.write_text(text)
        return subprocess.run([sys.executable, self.folder / "checker.py", *paths]).returncode == 0


@dataclass(frozen=True)
class Run:
    """A finished process: its output, empty where it died, and what it took."""

    output: str
    cpu_s: float
    """Infinite where it was stopped: the kernel reports a little less than the limit."""
    memory_mb: float


def run(command: list[str], data: str, cpu_s: float) -> Run:
    """Feed a program; it is killed soon after its CPU limit."""
    limit = int(cpu_s) + 1
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as sink:
        source.write(data.encode())
        source.seek(0)
        process = subprocess.Popen(
            command,
            stdin=source,
            stdout=sink,
            stderr=subprocess.DEVNULL,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit)),
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        sink.seek(0)
        output = "" if process.returncode else sink.read().decode()
    stopped = process.returncode in (-signal.SIGXCPU, -signal.SIGKILL)
    cpu_s = math.inf if stopped else usage.ru_utime + usage.ru_stime
    return Run(output, cpu_s, usage.ru_maxrss / 1024)


def shape(seed: Seed) -> Iterator[str]:
    """The folder has its files, names and at least two programs to reject, each with its reason."""
    missing = [file for file in FILES if not (seed.folder / file).exists()]
    missing += [name for name in NAMES if name not in seed.problem]
    if seed.problem["CHECKER"] != "tokens" and not (seed.folder / "checker.py").exists():
        missing.append("checker.py")
    yield from (f"has no {name}" for name in missing)
    if seed.problem["BAND"] not in range(4):
        yield f"band {seed.problem['BAND']} is not 0 to 3"
    rejected = seed.programs("wrong") + seed.programs("slow")
    if len(rejected) < 2:
        yield "has fewer than two wrong or slow programs"
    for program in rejected:
        if not (seed.folder / program).read_text().startswith(("# ", "// ")):
            yield f"{program} does not begin with a comment that says what is wrong"
    used = {*FILES, "checker.py", *rejected, "__pycache__"}
    yield from (
        f"{path.name} is no part of a problem" for path in seed.folder.iterdir() if path.name not in used
    )


def examples(seed: Seed) -> Iterator[str]:
    """The fenced blocks of the statement are inputs and outputs in turn, and both references agree."""
    blocks = BLOCK.findall((seed.folder / "statement.md").read_text())
    if len(blocks) < 2 or len(blocks) % 2:
        yield f"the statement has {len(blocks)} fenced blocks, not pairs of input and output"
    for number, (data, output) in enumerate(zip(blocks[::2], blocks[1::2], strict=False), 1):
        seed.problem["validate"](data)
        for program in ("reference.py", "reference.cpp"):
            got = seed.solver(program)(data)
            if not seed.same(data, got, output):
                yield f"example {number}: {program} says {got[:80]!r}"


def mutations(text: str, rng: Rng) -> Iterator[str]:
    """The input with a fault of format that every validator should see."""
    yield text[:-1]
    yield text + "\n"
    yield text + "0\n"
    yield " " + text
    yield text.replace("\n", " \n", 1)
    yield text.replace("\n", "\r\n")
    yield "\n".join(text.split("\n")[:-2])
    words = list(re.finditer(r"[^ \n]+", text))
    word = rng.choice(words)
    for other in ("", "+" + word[0], "0" + word[0], "1_0", "1e3", "\u0663", "9" * 30, "-" + "9" * 17, "?"):
        yield text[: word.start()] + other + text[word.end() :]


def validation(seed: Seed, count: int, sizes: range = SIZES) -> Iterator[str]:
    """Every generated input is valid and comes again from the same seed; one with a fault is not valid."""
    validate = seed.problem["validate"]
    rng = Rng.of(seed.name, "mutations")
    for where, data in islice(seed.inputs(sizes), count):
        validate(data)
        size, number = map(int, re.findall(r"\d+", where))
        if seed.input(size, number) != data:
            yield f"{where}: another input at the second call"
        for mutated in mutations(data, rng) if size < 6 else ():
            try:
                validate(mutated)
            except ValueError:
                continue
            yield f"{where}: validate accepts {mutated[:80]!r}"


def agreement(seed: Seed, program: str, count: int, sizes: range = SIZES) -> Iterator[str]:
    """A right program gives what the Python reference gives."""
    for where, data in islice(seed.inputs(sizes), count):
        expected, got = seed.solver("reference.py")(data), seed.solver(program)(data)
        if not seed.same(data, got, expected):
            yield f"{where}: reference.py says {expected[:80]!r} and {program} {got[:80]!r}"


def variety(seed: Seed) -> Iterator[str]:
    """No constant output passes for a solution: none is right on half of the inputs from size 2 on."""
    outputs = Counter(seed.solver("reference.py")(data) for _, data in islice(seed.inputs(range(2, 6)), 60))
    output, times = outputs.most_common(1)[0]
    if times > 30:
        yield f"{times} of 60 inputs have the answer {output[:80]!r}"


def rejection(seed: Seed, program: str) -> int | None:
    """How many tests it takes until one rejects a wrong program; None where all accept it."""
    for number, (_, data) in enumerate(islice(seed.inputs(), TESTS * len(SIZES)), 1):
        try:
            got = seed.solver(program)(data)
        except Exception:  # a wrong program that dies is rejected too
            return number
        if not seed.same(data, got, seed.solver("reference.py")(data)):
            return number
    return None


def falsifiability(seed: Seed, program: str, count: int = 100) -> float:
    """The share of the small inputs on which a wrong program errs."""
    wrong = 0
    for _, data in islice(seed.inputs(range(2, 5)), count):
        try:
            got = seed.solver(program)(data)
        except Exception:
            got = ""
        wrong += not seed.same(data, got, seed.solver("reference.py")(data))
    return wrong / count


def limits(seed: Seed, count: int = 3) -> Iterator[str]:
    """On the largest inputs the references agree within the limits, and every slow program exceeds them."""
    cpu_s, memory_mb = seed.problem["CPU_S"], seed.problem["MEMORY_MB"]
    largest = [data for _, data in islice(seed.inputs(range(10, 11)), count)]
    runs = {
        program: [run(seed.command(program), data, cpu_s) for data in largest]
        for program in ("reference.py", "reference.cpp")
    }
    for program, each in runs.items():
        took, held = max(r.cpu_s for r in each), max(r.memory_mb for r in each)
        print(f"  {program}: at most {took:.2f} of {cpu_s} s, {held:.0f} of {memory_mb} MB")
        if took > SHARE * cpu_s or held > memory_mb:
            yield f"{program} takes {took:.2f} of {cpu_s} s and {held:.0f} of {memory_mb} MB"
    for data, first, second in zip(largest, *runs.values(), strict=True):
        if not seed.same(data, first.output, second.output):
            yield f"size 10: reference.py says {first.output[:80]!r} and reference.cpp {second.output[:80]!r}"
    for program in seed.programs("slow"):
        if all(run(seed.command(program), data, cpu_s).cpu_s <= cpu_s for data in largest):
            yield f"{program} is not too slow: it takes less than {cpu_s} s"


def check(name: str, count: int, build: Path) -> bool:
    """Run every check; True where all hold."""
    seed = Seed(name, build)
    faults = list(shape(seed)) or [
        *examples(seed),
        *validation(seed, 4 * len(SIZES)),
        *agreement(seed, "reference.cpp", 4 * len(SIZES)),
        *agreement(seed, "reference.cpp", count, QUICK),
        *agreement(seed, "brute.py", count, SMALL),
        *(f for slow in seed.programs("slow") for f in agreement(seed, slow, 30, SMALL)),
        *variety(seed),
        *limits(seed),
    ]
    for program in seed.programs("wrong"):
        tests = rejection(seed, program)
        print(f"  {program}: test {tests}; errs on {falsifiability(seed, program):.0%} of small inputs")
        if tests is None:
            faults.append(f"{program} is accepted by all tests")
    for fault in faults:
        print(f"  FAILED {fault}")
    return not faults


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", help="names of problems, such as paint_coats")
    parser.add_argument("--all", action="store_true", help="check every problem")
    parser.add_argument("--full", action="store_true", help="1,000 inputs a problem in place of 60")
    options = parser.parse_args()
    wanted = names() if options.all else options.names
    if not wanted:
        parser.error("give names of problems, or --all")
    if unknown := set(wanted) - set(names()):
        parser.error(f"no such problem: {', '.join(sorted(unknown))}")
    good = True
    with tempfile.TemporaryDirectory() as build:
        for name in wanted:
            print(name, flush=True)
            good &= check(name, 1000 if options.full else 60, Path(build))
    print("all checks hold" if good else "some checks failed")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
