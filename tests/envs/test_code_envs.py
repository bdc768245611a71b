"""The programming environments: problem sets, the synthetic families, programs for RLVE tasks."""

from __future__ import annotations

import json
import os
import runpy
from pathlib import Path
from typing import Any

import pytest

import envs
from envs.code.competitive import CompetitiveProblem
from envs.code.seed import breakable, load, names
from envs.env import NoReference, Problem
from envs.sources import DataError

ROOT = Path(__file__).resolve().parents[2]
SOAK = bool(os.environ.get("SOAK"))
FAMILIES = ("output_prediction", "input_prediction", "reconstruction", "falsification")
SORTING = "import json, sys\nprint(*sorted(json.load(sys.stdin)['numbers']))"


def fenced(source: str, language: str = "python") -> str:
    return f"```{language}\n{source}\n```"


def competitive(name: str) -> Problem:
    return envs.make("code/competitive").problem(index=names().index(name))


@pytest.mark.parametrize("name", names() if SOAK else names()[::6])
def test_references_pass_and_wrong_programs_fail(name: str) -> None:
    problem, seed = competitive(name), load(name)
    assert problem.score(problem.reference()).correct
    assert problem.score(fenced(seed.source("reference.cpp"), "cpp")).correct
    for program in seed.programs("wrong"):
        language = "python" if program.endswith(".py") else "cpp"
        verdict = problem.score(fenced(seed.source(program), language))
        assert verdict.outcome == "wrong", program


@pytest.mark.skipif(not SOAK, reason="slow programs take their whole limit; set SOAK=1")
@pytest.mark.parametrize("name", names())
def test_slow_programs_exceed_the_limit(name: str) -> None:
    for program in load(name).programs("slow"):
        language = "python" if program.endswith(".py") else "cpp"
        verdict = competitive(name).score(fenced(load(name).source(program), language))
        assert verdict.detail["status"] == "time", program


def test_plan_rejects_every_wrong_program_without_a_sandbox() -> None:
    for name in names() if SOAK else names()[1::6]:
        seed = load(name)
        for program in (file for file in seed.programs("wrong") if file.endswith(".py")):
            solve = runpy.run_path(str(ROOT / "envs/code/seeds" / name / program))["solve"]
            assert any(_differs(solve, test) for test in seed.tests), (name, program)


def _differs(solve: Any, test: Any) -> bool:
    try:
        return bool(solve(test["input"]).split() != test["output"].split())
    except Exception:
        return True


def test_partial_reward_is_the_share_of_tests() -> None:
    name = names()[0]
    problem = envs.make("code/competitive", reward="partial").problem(index=0)
    data = load(name).examples[0]["output"].strip()
    verdict = problem.score(fenced(f"print({data!r})"))
    assert not verdict.correct and verdict.reward == verdict.partial
    assert 0 < verdict.partial < 1
    assert verdict.partial == verdict.detail["passed"] / verdict.detail["total"]


def test_two_programs_cannot_be_compared() -> None:
    with pytest.raises(NotImplementedError):
        competitive(names()[0]).same("print(1)", "print(1)")


def write(path: Path, *rows: dict[str, Any]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return str(path)


GOOD = {"id": "twice", "statement": "Double it.", "tests": [{"input": "2", "output": "4"}]}


def test_own_problem_file(tmp_path: Path) -> None:
    call = {"kind": "call", "entry": "f", "tests": [{"input": [2], "output": 4}], "difficulty": "easy"}
    file = write(tmp_path / "p.jsonl", GOOD | {"id": "b"}, GOOD | {"id": "a"} | call)
    env = envs.make("code/competitive", data=file)
    assert (env.size, getattr(env, "edition", "")) == (2, "file")
    called, printed = env.problem(index=0), env.problem(index=1)
    assert called.score(fenced("def f(x): return 2 * x")).detail["metrics"] == {"difficulty easy": [1, 1]}
    assert printed.score(fenced("print(2 * int(input()))")).correct
    assert not printed.score(fenced("print(5)")).correct
    assert Problem.from_row(printed.row, data=file) == printed
    with pytest.raises(NoReference):
        printed.reference()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"tests": []}, "row 1: field 'tests' is no list of tests"),
        ({"tests": [{"input": "1"}]}, "number 0"),
        ({"kind": "print"}, "not one of stdin, call, assert"),
        ({"checker": "tokns"}, "'tokns', not one of tokens"),
        ({"cpu_s": -1}, "not a positive number"),
        ({"statement": ""}, "field 'statement' is empty"),
    ],
)
def test_faults_of_a_file_are_named(change: dict[str, Any], said: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=said):
        envs.make("code/competitive", data=write(tmp_path / "p.jsonl", GOOD | change))


def test_check_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from envs.__main__ import main

    right, wrong = {"solution": "print(2 * int(input()))"}, {"solution": "print(5)", "id": "zwice"}
    assert main(["check", write(tmp_path / "good.jsonl", GOOD | right)]) == 0
    assert "1 problems, 1 tests, 1 solutions run" in capsys.readouterr().out
    assert main(["check", write(tmp_path / "bad.jsonl", GOOD | right, GOOD | wrong)]) == 2
    told = capsys.readouterr()
    assert "zwice: the solution fails: test 0: word 1 is 5, not 4" in told.out
    assert "1 of 2 solutions fail" in told.err


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("level", (0, 3, 6, 12))
def test_families_have_references_that_score(family: str, level: int) -> None:
    env = envs.make(f"code/{family}")
    for seed in range(5 if SOAK else 2):
        problem = env.problem(seed=seed, difficulty=level)
        assert problem.score(problem.reference()).correct
        assert Problem.from_row(problem.row) == problem
        assert len(problem.prompt) < 20_000 and len(problem.reference()) < 8_000


@pytest.mark.parametrize("family", FAMILIES)
def test_families_have_many_problems(family: str) -> None:
    env = envs.make(f"code/{family}")
    count = 1_000 if SOAK else 120
    prompts = {env.problem(seed=seed, difficulty=0).prompt for seed in range(count)}
    assert len(prompts) >= 50


@pytest.mark.parametrize("family", ("output_prediction", "input_prediction", "falsification"))
@pytest.mark.parametrize("answer", ("", "0", "1 1\n1", "9" * 5_000, "\x00", "__import__('os')", "1 " * 5_000))
def test_families_refuse_junk(family: str, answer: str) -> None:
    problem = envs.make(f"code/{family}").problem(seed=1, difficulty=4)
    verdict = problem.score(f"<answer>{answer}</answer>")
    assert verdict.outcome in ("wrong", "invalid", "unparsable", "missing")


def test_any_input_with_the_output_is_right() -> None:
    env = envs.make("code/input_prediction")
    for seed in range(60):
        problem = env.problem(seed=seed, difficulty=0)
        instance = problem.instance  # type: ignore[attr-defined]
        name, planted = instance["problem"], instance["planted"]
        others = (load(name).make(size, other) for other in range(40) for size in (0, 1))
        alike = (text for text in others if text != planted and load(name).solve(text) == instance["output"])
        if other := next(alike, None):
            assert problem.score(f"<answer>{other}</answer>").correct
            return
    pytest.fail("no problem has a second input with the same output")


def test_falsification_needs_a_valid_input_that_disagrees() -> None:
    for seed in range(30):
        problem = envs.make("code/falsification").problem(seed=seed, difficulty=0)
        instance = problem.instance  # type: ignore[attr-defined]
        example = load(instance["problem"]).examples[0]["input"].strip()
        if len(example) <= instance["longest"]:
            verdict = problem.score(f"<answer>{example} 7</answer>")
            assert verdict.outcome == "invalid" and "no input" in verdict.detail["why"]
            return
    pytest.fail("no example is short enough")


def test_candidates_do_not_say_what_is_wrong() -> None:
    for name, program in breakable(3):
        first = load(name).source(program).partition("\n")[0].lstrip("#/ ")
        from envs.code.falsification import candidate

        assert first and first not in candidate(name, program)


def test_held_out_tests_are_not_shown() -> None:
    problem = envs.make("code/reconstruction").problem(seed=3, difficulty=4)
    instance = problem.instance  # type: ignore[attr-defined]
    seed = load(instance["problem"])
    hidden = [seed.make(*pair) for pair in instance["held_out"]]
    assert sum(text in problem.prompt for text in hidden) <= len(hidden) // 2
    memorised = dict(zip(instance["examples"], map(seed.solve, instance["examples"]), strict=True))
    cheat = f"import sys\nprint({memorised!r}.get(sys.stdin.read(), 0))"
    assert not problem.score(fenced(cheat)).correct


def test_at_least_150_tasks_ask_for_programs() -> None:
    assert len(envs.list("program/*")) >= 150
    script = runpy.run_path(str(ROOT / "scripts" / "index_programs.py"))
    assert script["TARGET"].read_text() == script["text"]()


@pytest.mark.parametrize("id", envs.list("program/*") if SOAK else envs.list("program/*")[::5])
def test_program_tasks_judge_their_own_solutions(id: str) -> None:
    """The solver's answer is accepted as an output and another problem's answer, mostly, is not."""
    from envs.code.bridge import BridgeProblem, Program, wrong_answer

    problem = envs.make(id).problem(seed=1, difficulty=3)
    assert isinstance(problem, BridgeProblem) and isinstance(problem.env.task, Program)
    assert len(problem.prompt) < 20_000
    answers = [p.reference().removeprefix("<answer>").removesuffix("</answer>") for p in problem.problems]
    for tested, answer in zip(problem.problems, answers, strict=True):
        assert wrong_answer(tested, answer.encode()) is None
        assert json.loads(problem.env.task.input(tested))
        assert wrong_answer(tested, b"no answer at all") is not None
    constant = [wrong_answer(tested, answers[0].encode()) is None for tested in problem.problems]
    assert not all(constant)


def test_program_for_a_task_runs_in_the_sandbox() -> None:
    problem = envs.make("program/sorting").problem(seed=7, difficulty=5)
    assert problem.score(fenced(SORTING)).correct
    unsorted = problem.score(fenced(SORTING.replace("sorted", "list")))
    assert unsorted.outcome == "wrong" and unsorted.detail["status"] == "wrong_answer"
    assert problem.score("I would sort it.").outcome == "missing"


def test_check_reads_problem_names() -> None:
    problem = competitive(names()[0])
    assert isinstance(problem, CompetitiveProblem) and problem.name == names()[0]
