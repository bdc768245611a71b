"""What run.json says of the prompt, its template, and what the engine runs on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import harness_faulty_server as faulty
import pytest

from harness.evaluation import evaluate
from harness.folder import read_manifest
from harness.run import main

NANO = Path(__file__).resolve().parents[2] / "zaya" / "nano"
SMALL = ["--bench", "rlve/sorting", "--limit", "1", "--k", "1", "--final", "8"]


@pytest.fixture
def against_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, Any]]:
    """run.json of a run against a server that always answers 4, with further options of the command."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    usage = {"prompt_tokens": 9, "completion_tokens": 7}

    def run(*options: str) -> dict[str, Any]:
        with faulty.FaultyServer(faulty.stream(faulty.says("4"), faulty.ends("stop", usage))) as server:
            code = main([*SMALL, "--base-url", server.url, "--out", str(tmp_path / "run"), *options])
            bodies = server.bodies
        assert code == 0
        return {**read_manifest(tmp_path / "run"), "bodies": bodies}

    return run


def template_of(folder: Path) -> str:
    return hashlib.sha256((folder / "chat_template.jinja").read_bytes()).hexdigest()[:16]


@pytest.fixture
def rendered_by_transformers(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, Any], str]:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    transformers: Any = pytest.importorskip("transformers")

    def render(folder: Path, messages: Any) -> str:
        tokenizer = transformers.PreTrainedTokenizerFast.from_pretrained(folder)
        return str(tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True))

    return render


def test_the_embedded_models_first_prompt_and_memory_plan_are_on_record(
    tmp_path: Path,
    rendered_by_transformers: Callable[[Path, Any], str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([*SMALL, "--out", str(tmp_path / "run"), "--max-batch", "3", "--memory", str(2**22)]) == 0
    manifest = read_manifest(tmp_path / "run")
    first = manifest["first_prompt"]
    assert first["rendered"] == rendered_by_transformers(NANO, first["messages"])
    assert first["messages"][0]["content"] in first["rendered"]
    assert manifest["settings"]["engine"]["chat_template"] == template_of(NANO)
    said = capsys.readouterr().err.splitlines()[1]
    assert said == f"nano: {manifest['memory_plan']}"
    assert "of 4 MiB" in said and f"of {_positions(NANO)} tokens" in said


def _positions(folder: Path) -> int:
    return int(json.loads((folder / "config.json").read_text())["max_position_embeddings"])


def test_a_servers_prompt_is_rendered_by_the_tokenizer_that_is_named(
    against_server: Callable[..., dict[str, Any]], rendered_by_transformers: Callable[[Path, Any], str]
) -> None:
    manifest = against_server("--tokenizer", str(NANO), "--extra-body", '{"lora": "a"}', "--no-in-reasoning")
    first, engine = manifest["first_prompt"], manifest["settings"]["engine"]
    assert first["rendered"] == rendered_by_transformers(NANO, first["messages"])
    assert engine["chat_template"] == template_of(NANO) and engine["tokens"].startswith("local:")
    assert (engine["in_reasoning"], engine["extra_body"]) == (False, {"lora": "a"})
    assert [body["lora"] for body in manifest["bodies"]] == ["a"]
    assert manifest["base_url"].startswith("http://127.0.0.1:")


@pytest.mark.parametrize("folder", ["", "without a template"])
def test_a_prompt_that_only_the_server_knows_is_said_to_be_unknown(
    folder: str, against_server: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    options: list[str] = []
    if folder:  # whose tokens are known, and whose template is not
        (tmp_path / folder).mkdir()
        for name in ("tokenizer.json", "tokenizer_config.json", "config.json"):
            (tmp_path / folder / name).write_bytes((NANO / name).read_bytes())
        options = ["--tokenizer", str(tmp_path / folder)]
    manifest = against_server("--model", "m", *options)
    assert manifest["first_prompt"]["rendered"] is None
    assert "only the server knows the chat template of m" in manifest["first_prompt"]["unknown"]
    assert manifest["settings"]["engine"]["chat_template"] is None


def test_a_template_that_refuses_the_prompt_is_on_record(tmp_path: Path) -> None:
    """Every sample says so as well: nothing hides, and the run can be read."""
    from harness.engines import make

    engine = make("nano")
    engine.tokenizer.template = "{{ raise_exception('no user may speak') }}"  # type: ignore[attr-defined]
    run = evaluate("rlve/sorting", engine=engine, out=tmp_path / "run", limit=1, k=2, final=8)
    first = run.manifest["first_prompt"]
    assert first["rendered"] is None and "no user may speak" in first["unknown"]
    assert run.failures == 2
