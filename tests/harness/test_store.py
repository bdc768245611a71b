"""A run on disk: what goes in comes out, nobody else writes, other settings are refused."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.budget import Budget
from harness.engines.protocol import Completion, Usage
from harness.folder import SCHEMA, differences, journal_mode
from harness.progress import Silent
from harness.provenance import git_state
from harness.settings import EvaluationError
from harness.store import Store, last_sitting, read_manifest, runs, to_frame
from harness.ttc.population import Member
from verifiers.verdict import Verdict

Simulate = Callable[..., Any]
MANIFEST: dict[str, Any] = {"name": "test", "settings": {"arms": {"single": {}}, "seed": 0}}


def test_a_rollout_comes_back_as_it_was(tmp_path: Path) -> None:
    completion = Completion(
        text="<think>ä\n</think>\x00 7",
        reasoning="ä\n",
        answer="\x00 7",
        reasoning_ids=(0, 262_271, 2**63 - 1),
        answer_ids=(),
        finish_reason="length",
        usage=Usage(3, 2, 1, 4),
        seconds=1.5,
        extra={"server": ["x", 1]},
    )
    verdict = Verdict(None, False, 0.25, "wrong", "9" * 300, {"why": "no"})
    with Store.open(tmp_path, MANIFEST) as store:
        added = store.add("key", completion)
        assert store.find("key") == added and added.verdict is None
        store.judge(added.id, verdict)
    with Store.open(tmp_path, MANIFEST) as store:
        found = store.find("key")
        assert found is not None
        assert (found.completion, found.verdict) == (completion, verdict)
        assert store.find("other") is None


def test_changed_settings_are_refused_field_by_field(simulate: Simulate, tmp_path: Path) -> None:
    simulate(ttc="single", k=2)
    with pytest.raises(EvaluationError) as refused:
        simulate(ttc="rsa", k=3, seed=1, N=4, T=1)
    lines = str(refused.value).splitlines()
    assert "choose another --out" in lines[0]
    assert "  seed: 0 in the run, 1 now" in lines
    assert "  arms.single.rlve/sorting.k: 2 in the run, 3 now" in lines
    assert any(line.startswith("  arms.rsa: null in the run, ") for line in lines)
    assert len(to_frame(tmp_path / "run")) == 4


json_values = st.recursive(
    st.integers(0, 3), lambda inner: st.dictionaries(st.sampled_from("abc"), inner), max_leaves=8
)


@given(json_values, json_values)
def test_differences_are_empty_exactly_for_equal_settings(before: Any, now: Any) -> None:
    assert (not list(differences(before, now))) == (before == now)


def test_two_processes_cannot_write_one_folder(tmp_path: Path) -> None:
    with Store.open(tmp_path, MANIFEST):
        script = (
            "import json, sys\n"
            "from harness.settings import EvaluationError\nfrom harness.store import Store\n"
            "try: Store.open(sys.argv[1], json.loads(sys.argv[2]))\n"
            "except EvaluationError as error: print(error)"
        )
        root = Path(__file__).resolve().parents[2]
        command = [sys.executable, "-c", script, str(tmp_path), json.dumps(MANIFEST)]
        said = subprocess.run(command, capture_output=True, text=True, cwd=root, check=True).stdout
    assert "is being written by process" in said
    Store.open(tmp_path, MANIFEST).close()


def test_a_network_disk_gets_no_wal_and_the_run_says_so(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        f"disk / ext4 rw 0 0\nserver:/home {tmp_path} nfs4 rw 0 0\ntmpfs {tmp_path}/fast tmpfs rw 0 0\n"
    )
    assert journal_mode(tmp_path / "run", mounts) == "delete (network disk: nfs4)"
    assert journal_mode(tmp_path / "fast" / "run", mounts) == "wal"
    assert journal_mode(Path("/elsewhere"), mounts) == "wal"


def test_a_run_without_wal_works(simulate: Simulate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.store.journal_mode", lambda folder: "delete (network disk: nfs)")
    run, _ = simulate(ttc="single", k=2)
    assert run.manifest["journal"] == "delete (network disk: nfs)"
    assert len(run.frame()) == 4
    assert not list(run.folder.glob("*-wal"))


def test_failures_are_asked_again_unless_later_rounds_stand_on_them(simulate: Simulate) -> None:
    options = {"N": 4, "C": 2, "T": 1, "beta": 30, "tau": 5, "final": 31}
    # Requests 0-2 are single's, 3-6 round 0, 7-10 round 1.
    run, engine = simulate(
        ttc="rsa", limit=1, k=3, engine={"fault": lambda r, nth: nth in (1, 4, 8)}, **options
    )
    before = run.frame()
    assert list(before[before.end == "infra_error"].groupby(["arm", "round"]).size()) == [1, 1, 1]
    engine.fault = lambda request, nth: False
    run, engine = simulate(ttc="rsa", engine=engine, limit=1, k=3, **options)
    after = run.frame()
    failed = after[after.end == "infra_error"]
    assert [tuple(row) for row in failed[["arm", "round", "candidate"]].to_numpy()] == [("rsa", 0, 1)]
    assert len(engine.requests) == 11 + 2
    kept = before.end != "infra_error"
    assert after[kept].text.tolist() == before[kept].text.tolist()


def test_a_later_schema_is_not_guessed_at(simulate: Simulate) -> None:
    run, _ = simulate(k=1)
    path = run.folder / "run.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "schema": SCHEMA + 1}))
    with pytest.raises(EvaluationError, match=f"schema {SCHEMA + 1}"):
        run.frame()


def test_runs_are_found_in_and_below_a_folder(simulate: Simulate, tmp_path: Path) -> None:
    first, _ = simulate(k=1, limit=1, name="a/one")
    second, _ = simulate(k=1, limit=1, name="b")
    assert runs(tmp_path) == [first.folder, second.folder]
    assert runs(second.folder) == [second.folder]
    with pytest.raises(EvaluationError, match="holds no run"):
        runs(tmp_path / "nothing")


def test_the_manifest_says_how_to_repeat_the_run(simulate: Simulate) -> None:
    run, engine = simulate(k=2, seed=5, command=["--bench", "rlve/sorting"])
    manifest = read_manifest(run.folder)
    assert manifest["schema"] == SCHEMA
    assert manifest["command"] == ["--bench", "rlve/sorting"]
    settings = manifest["settings"]
    assert settings["seed"] == 5
    assert settings["benches"]["rlve/sorting"]["edition"] == "v1"
    assert len(settings["benches"]["rlve/sorting"]["fingerprint"]) == 16
    assert settings["arms"]["single"]["rlve/sorting"]["k"] == 2
    assert settings["engine"] == {"engine": "simulated", "skill": 0.5}
    assert "python" in manifest["versions"]
    assert manifest["hardware"]["cores"] >= 1 and manifest["hardware"]["processor"]
    first = manifest["first_prompt"]
    assert first["problem"] == "rlve/sorting/d3s0"
    assert first["messages"] == [dict(message) for message in engine.requests[0].messages]
    assert first["rendered"] == engine.render(engine.requests[0].messages)


def test_the_state_of_the_code_is_that_of_our_own_checkout(tmp_path: Path) -> None:
    def git(*arguments: str) -> str:
        who = ["-c", "user.name=a", "-c", "user.email=a@b"]
        done = subprocess.run(["git", "-C", str(tmp_path), *who, *arguments], check=True, capture_output=True)
        return done.stdout.decode().strip()

    assert git_state(tmp_path) is None
    git("init", "-q")
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "file").touch()
    git("add", ".")
    git("commit", "-qm", "first")
    commit = git("rev-parse", "HEAD")
    assert git_state(tmp_path) == {"commit": commit, "dirty": False}
    (tmp_path / "inside" / "file").write_text("changed")
    assert git_state(tmp_path) == {"commit": commit, "dirty": True}
    assert git_state(tmp_path / "inside") is None


def test_each_sitting_is_recorded(simulate: Simulate) -> None:
    run, engine = simulate(k=8, concurrency=1, budget=Budget(tokens=100), command=["first"])
    assert last_sitting(run) == {"done": 0, "problems": 2, "stopped": run.stopped}
    run, _ = simulate(k=8, concurrency=2, engine=engine, command=["second"])
    assert last_sitting(run) == {"done": 2, "problems": 2, "stopped": None}
    with closing(sqlite3.connect(run.folder / "run.sqlite")) as database:
        about = [json.loads(text) for (text,) in database.execute("SELECT about FROM sittings ORDER BY id")]
    assert [row["command"] for row in about] == [["first"], ["second"]]
    assert [row["concurrency"] for row in about] == [1, 2]
    assert about[0]["budget"]["tokens"] == 100
    assert all("versions" in row and "hardware" in row and "git" in row for row in about)


def test_a_run_of_schema_1_opens_and_goes_on(simulate: Simulate) -> None:
    run, engine = simulate(k=4, budget=Budget(tokens=300), concurrency=1)
    path = run.folder / "run.json"
    new = ("hardware", "git", "first_prompt")
    old = {name: value for name, value in json.loads(path.read_text()).items() if name not in new}
    path.write_text(json.dumps({**old, "schema": 1}))
    with closing(sqlite3.connect(run.folder / "run.sqlite")) as database:
        database.executescript("DROP TABLE sittings; DROP INDEX rollout_costs;")
    asked = len(engine.requests)
    assert 0 < asked < 8 and len(run.frame()) == asked
    assert last_sitting(run) is None and run.report()["progress"] is None
    run, engine = simulate(k=4, engine=engine, concurrency=1)
    assert len(engine.requests) == len(run.frame()) == 8
    assert last_sitting(run) == {"done": 2, "problems": 2, "stopped": None}


def test_text_that_no_file_can_hold_is_kept_as_far_as_it_goes(tmp_path: Path) -> None:
    made = Completion("a\ud800b \ud83d\ude00", "\udfff", "", (), (), "stop", Usage(), error=None)
    with Store.open(tmp_path, MANIFEST) as store:
        added = store.add("key", made)
        store.judge(added.id, Verdict(0.0, False, 0.0, "wrong", "\udc80", {"why": "\udc80"}))
        found = store.find("key")
    assert found is not None and found.completion == added.completion
    assert found.completion.text == "a\ufffdb 😀" and found.completion.reasoning == "\ufffd"
    assert found.verdict is not None and found.verdict.answer == "\ufffd"


def test_writes_are_seen_by_others_once_they_are_committed(tmp_path: Path) -> None:
    def seen() -> int:
        with closing(sqlite3.connect(tmp_path / "run.sqlite")) as database:
            return int(database.execute("SELECT COUNT(*) FROM rollouts").fetchone()[0])

    completion = Completion("x", "", "x", (), (1,), "stop", Usage())
    with Store.open(tmp_path, MANIFEST) as store:
        store.add("one", completion)
        assert seen() == 0
        store.commit()
        store.add("two", completion)
        assert seen() == 1
    assert seen() == 2
    with pytest.raises(EvaluationError, match="is closed"):
        store.add("three", completion)


def test_nothing_is_counted_before_others_can_see_it(simulate: Simulate, tmp_path: Path) -> None:
    query = (
        "SELECT COUNT(*) FROM rounds d JOIN rollouts r ON r.id = d.rollout "
        "JOIN verdicts v ON v.rollout = r.id WHERE (d.arm, d.round, d.candidate, d.rollout) = (?,?,?,?)"
    )
    seen: list[int] = []

    class Watching(Silent):
        def member(self, arm: str, member: Member, fresh: bool) -> None:
            spot = member.spot
            with closing(sqlite3.connect(tmp_path / "run" / "run.sqlite")) as database:
                rows = database.execute(query, (arm, spot.round, spot.candidate, member.rollout))
                seen.extend(rows.fetchone())

    small = {"N": 4, "C": 2, "T": 1, "beta": 30, "tau": 5, "final": 31}
    simulate(ttc="rsa,majority", limit=1, k=3, watch=lambda *_: nullcontext(Watching()), **small)
    assert seen == [1] * (3 + 8 + 4)
