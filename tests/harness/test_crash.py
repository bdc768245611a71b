"""A run that is killed at any moment, again and again, ends as if nothing had happened."""

from __future__ import annotations

import io
import json
import os
import random
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest
from harness_simulated import command
from rich.console import Console

from harness.report import render
from harness.store import to_frame

SOAK = bool(os.environ.get("SOAK"))
KILLS = 50 if SOAK else 5
PROBLEMS = 30 if SOAK else 5
ARGUMENTS = (
    f"--bench rlve/sorting --limit {PROBLEMS} --ttc single,rsa,majority,majority@tokens "
    "--k 3 --N 4 --C 2 --T 2 --beta 20 --tau 6 --final 30 --temperature 1 --concurrency 3 --out run"
)


def start(folder: Path, log: Path, arguments: str = ARGUMENTS, **popen: object) -> subprocess.Popen[str]:
    folder.mkdir(exist_ok=True)
    made = command({"log": str(log), "latency": 0.04}, arguments)
    return subprocess.Popen(**made, cwd=folder, text=True, **popen)  # type: ignore[call-overload, no-any-return]


def lines(log: Path) -> list[str]:
    return log.read_text().split() if log.exists() else []


def committed(folder: Path) -> set[str]:
    """The requests whose completions are in the database, read as another process would."""
    if not (folder / "run.json").exists():
        return set()
    database = sqlite3.connect(folder / "run.sqlite")
    names = [json.loads(extra)["request"] for (extra,) in database.execute("SELECT extra FROM rollouts")]
    database.close()
    assert len(names) == len(set(names))
    return set(names)


def wait_for(process: subprocess.Popen[str], log: Path, more: int) -> None:
    """Return once `more` further requests were made, or the process has ended."""
    goal = len(lines(log)) + more
    while process.poll() is None and len(lines(log)) < goal:
        time.sleep(0.003)


def wait_for_file(process: subprocess.Popen[str], path: Path) -> None:
    while process.poll() is None and not path.exists():
        time.sleep(0.0005)


def heed_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def finish(process: subprocess.Popen[str]) -> str:
    said, complained = process.communicate(timeout=240)
    assert process.returncode == 0, complained
    return said


@pytest.mark.timeout(3600 if SOAK else 300)
def test_kills_at_random_moments_change_no_table_and_repeat_no_completion(tmp_path: Path) -> None:
    rng, log, folder = random.Random(5), tmp_path / "log", tmp_path / "killed"
    # The first kill hits the folder in the making; later ones come anywhere between two requests.
    process = start(folder, log, stderr=subprocess.DEVNULL)
    wait_for_file(process, folder / "run" / "run.lock")
    time.sleep(rng.random() * 0.01)
    process.kill()
    process.wait()
    for _ in range(KILLS - 1):
        done, asked = committed(folder / "run"), len(lines(log))
        process = start(folder, log, stderr=subprocess.DEVNULL)
        wait_for(process, log, more=rng.randint(1, 12))
        time.sleep(rng.random() * 0.04)
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL, "the run ended before it could be killed"
        assert not done & set(lines(log)[asked:])
        assert done <= committed(folder / "run")

    done, asked = committed(folder / "run"), len(lines(log))
    assert done
    tables = {}
    for name in ("killed", "whole"):
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        its_log = log if name == "killed" else tmp_path / "other"
        report = finish(start(tmp_path / name, its_log, f"{ARGUMENTS} --json", **pipes))
        text = io.StringIO()
        render(tmp_path / name / "run", Console(file=text))
        tables[name] = report, text.getvalue()
    assert json.loads(tables["whole"][0])["progress"]["done"] == PROBLEMS
    assert not done & set(lines(log)[asked:])
    assert tables["killed"] == tables["whole"]
    # After it is finished, nothing is asked any more.
    assert set(lines(log)) == set(lines(tmp_path / "other"))
    assert len(lines(tmp_path / "other")) == len(set(lines(tmp_path / "other")))


def test_an_interrupt_is_one_sentence_and_keeps_what_has_arrived(tmp_path: Path) -> None:
    # Far more than a machine that is busy elsewhere lets it make before the signal gets there.
    arguments = "--bench rlve/sorting --limit 2 --k 2000 --concurrency 2 --out run"
    log = tmp_path / "log"
    # A shell lets what it starts in the background ignore interrupts, this process perhaps, and its children.
    process = start(tmp_path, log, arguments, stderr=subprocess.PIPE, preexec_fn=heed_interrupts)
    wait_for(process, log, more=8)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=240)
    assert process.returncode == 130
    assert said.splitlines()[-1].startswith("stopped; the same command continues")
    assert "Traceback" not in said
    assert len(lines(log)) - 2 <= len(committed(tmp_path / "run")) < 4000
    assert 0 < len(to_frame(tmp_path / "run")) < 4000


def test_a_second_process_is_sent_away_and_the_first_goes_on(tmp_path: Path) -> None:
    log = tmp_path / "log"
    first = start(tmp_path, log, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    wait_for(first, log, more=1)
    first.send_signal(signal.SIGSTOP)  # so that it is sure to be still there
    second = start(tmp_path, tmp_path / "other", stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    said, complained = second.communicate(timeout=240)
    first.send_signal(signal.SIGCONT)
    assert second.returncode == 2 and said == ""
    (sentence,) = (line for line in complained.splitlines() if line.startswith("error: "))
    assert f"is being written by process {first.pid}; wait for it or choose another --out" in sentence
    assert not lines(tmp_path / "other")
    finish(first)
    assert len(committed(tmp_path / "run")) == len(lines(log))
