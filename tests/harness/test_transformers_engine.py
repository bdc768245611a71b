"""The engine over Transformers: the tokens of `generate` in any company, and everything that it explains."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("transformers")

import torch
import transformers

from harness.engines import Completion, Engine, EngineError, Request, Sampling, make, user
from harness.engines.local import LocalEngine
from harness.run import main
from zaya.engine import Completion as Output
from zaya.tokenizer import Tokenizer

NANO = Path(__file__).resolve().parents[2] / "zaya" / "nano"
TOKENIZER_FILES = ("tokenizer.json", "tokenizer_config.json", "chat_template.jinja")
SHAPE = {
    "hidden_size": 32,
    "intermediate_size": 48,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "max_position_embeddings": 256,
    "initializer_range": 0.4,  # wide, so that no two tokens are about as probable
}
WINDOW = 6
MADE = {
    "full": lambda size: transformers.LlamaConfig(vocab_size=size, **SHAPE),
    "sliding": lambda size: transformers.MistralConfig(vocab_size=size, sliding_window=WINDOW, **SHAPE),
    "convolutions": lambda size: transformers.Lfm2Config(
        vocab_size=size, layer_types=["conv", "full_attention"], **SHAPE
    ),
}
WORDS = ["one", "two", "three", "four"]
ASKED = [
    Request((user(" ".join(WORDS[: 1 + i % 4])),), Sampling(temperature=0.0, max_tokens=5 + 7 * i % 11))
    for i in range(8)
]

ENDLESS = Request((user("x"),), Sampling(temperature=0.0, max_tokens=200))


def save(folder: Path, kind: str = "full", **changes: Any) -> Path:
    """A model of random weights with the tokenizer of nano."""
    for name in TOKENIZER_FILES:
        shutil.copy(NANO / name, folder / name)
    torch.manual_seed(1)
    config = MADE[kind](len(Tokenizer.load(NANO)))
    config.update({"eos_token_id": None, **changes})
    transformers.AutoModelForCausalLM.from_config(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module", params=sorted(MADE))
def any_kind(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(tmp_path_factory.mktemp(request.param), request.param)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(tmp_path_factory.mktemp("full"))


def local(folder: Path, **options: Any) -> Any:
    return make(str(folder), engine="transformers", device="cpu", **options)


async def all_of(engine: Engine, asked: list[Request]) -> list[Completion]:
    done = list(await asyncio.gather(*(engine.complete(request) for request in asked)))
    assert [c.error for c in done] == [None] * len(done)
    return done


def generated(engine: Any, request: Request) -> list[int]:
    """What `generate` makes of the request, alone."""
    prompt = torch.tensor([engine.tokenizer.chat_ids(request.messages)])
    ends = list(engine.tokenizer.eos_ids)
    found = engine.model.generate(
        prompt, do_sample=False, max_new_tokens=request.sampling.max_tokens, eos_token_id=ends, pad_token_id=0
    )
    return [int(i) for i in found[0, prompt.shape[1] :]]


def text_of(engine: Any, ids: list[int]) -> str:
    return str(engine.tokenizer.decode([i for i in ids if i not in engine.tokenizer.eos_ids]))


# ---- the same tokens, whoever else is there ----


async def test_greedy_is_generate_in_any_company(any_kind: Path) -> None:
    engine = local(any_kind, max_batch=3)
    for done, request in zip(await all_of(engine, ASKED), ASKED, strict=True):
        wanted = generated(engine, request)
        assert (done.text, done.usage.generated) == (text_of(engine, wanted), len(wanted))
        assert done.usage.prompt == engine.count(engine.render(request.messages))
        ended = wanted[-1] in engine.tokenizer.eos_ids
        assert done.finish_reason == ("stop" if ended else "length")
    await engine.close()


async def test_draws_belong_to_the_request(any_kind: Path) -> None:
    warm = [replace(r, sampling=replace(r.sampling, temperature=0.8, seed=i)) for i, r in enumerate(ASKED)]
    asked = [*warm, *(replace(r, sampling=replace(r.sampling, seed=99)) for r in warm[:1])]
    crowd, single = local(any_kind, max_batch=5), local(any_kind, max_batch=1)
    together, alone = await all_of(crowd, asked[::-1]), await all_of(single, asked)
    assert [c.text for c in together[::-1]] == [c.text for c in alone]
    assert alone[0].text != alone[-1].text, "another seed, other draws"
    await crowd.close()
    await single.close()


async def test_logprobs_are_those_of_the_whole_text(any_kind: Path) -> None:
    engine = local(any_kind, max_batch=2, logprobs=True)
    engine.tokenizer.think_start = engine.tokenizer.think_end = None  # all is answer
    for done, request in zip(await all_of(engine, ASKED[:4]), ASKED, strict=False):
        prompt, ids = engine.tokenizer.chat_ids(request.messages), generated(engine, request)
        with torch.inference_mode():
            logits = engine.model(torch.tensor([[*prompt, *ids]])).logits[0, len(prompt) - 1 : -1]
        wanted = logits.log_softmax(-1).gather(-1, torch.tensor(ids)[:, None])[:, 0]
        torch.testing.assert_close(torch.tensor(done.logprobs), wanted, atol=1e-4, rtol=0)
    await engine.close()


async def test_equal_prompts_are_computed_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = local(folder, max_batch=2)
    asked = [replace(ASKED[0], sampling=Sampling(max_tokens=4, seed=i)) for i in range(5)]
    done = await all_of(engine, asked)
    size = done[0].usage.prompt
    assert sorted(c.usage.cached for c in done) == [0, *[size] * 4]
    assert [c.text for c in done] == [(await engine.complete(r)).text for r in asked]
    await engine.close()


async def test_a_shared_beginning_is_computed_once_and_changes_no_token(any_kind: Path) -> None:
    crowd, single = local(any_kind, max_batch=8), local(any_kind, max_batch=1)
    story = " ".join(WORDS * 5)
    asked = [
        Request((user(f"{story} {end}"),), Sampling(temperature=0.0, max_tokens=6))
        for end in ("one", "two two", "", "two two three", "one")
    ]
    together = await all_of(crowd, asked)
    for done, request in zip(together, asked, strict=True):
        assert done.text == text_of(crowd, generated(crowd, request))
    if any_kind.name.startswith("full"):
        sizes = sorted(c.usage.prompt - c.usage.cached for c in together)
        assert sizes[0] == 0 and sizes[-1] > 20 > sizes[-2], "one was computed whole, an equal one not at all"
    assert [c.text for c in await all_of(single, asked)] == [c.text for c in together]
    await crowd.close()
    await single.close()


# ---- ends ----


async def test_stop_strings_end_a_completion(folder: Path) -> None:
    engine = local(folder)
    request = replace(ASKED[0], sampling=Sampling(temperature=0.0, max_tokens=30))
    whole = await engine.complete(request)
    stop = whole.text[len(whole.text) // 2 :][:3]
    cut = await engine.complete(replace(request, sampling=replace(request.sampling, stop=("never", stop))))
    assert cut.text == whole.text[: whole.text.index(stop)]
    assert (whole.finish_reason, cut.finish_reason) == ("length", "stop")
    assert 0 < cut.usage.generated < whole.usage.generated == 30
    await engine.close()


async def test_end_tokens_of_the_generation_config_count(folder: Path, tmp_path: Path) -> None:
    before = local(folder)
    ids = generated(before, ASKED[3])
    shutil.copytree(folder, tmp_path / "ends")
    (tmp_path / "ends" / "generation_config.json").write_text(json.dumps({"eos_token_id": [ids[4]]}))
    engine = local(tmp_path / "ends")
    done = await engine.complete(ASKED[3])
    assert done.finish_reason == "stop" and done.usage.generated == ids.index(ids[4]) + 1
    assert done.text == before.tokenizer.decode(ids[: ids.index(ids[4])])
    await engine.close()


async def test_a_thought_that_the_template_opens(folder: Path, tmp_path: Path) -> None:
    made = shutil.copytree(folder, tmp_path / "thinks")
    with (made / "chat_template.jinja").open("a") as template:
        template.write("{% if add_generation_prompt %}<think>\n{% endif %}")
    engine = local(made)
    assert engine.render([user("2+2?")]).endswith("<think>\n")
    done = await engine.complete(replace(ASKED[0], sampling=Sampling(temperature=0.0, max_tokens=3)))
    assert done.text == f"<think>{done.reasoning}" and done.answer == ""
    assert (done.usage.reasoning, done.usage.answer, len(done.reasoning_ids)) == (3, 0, 3)
    await engine.close()


class Says:
    """A batcher that answers everything with one text."""

    max_batch = 1
    idle = False

    def __init__(self, text: str) -> None:
        self.text, self.tokenizer = text, Tokenizer.load(NANO)
        self.tokenizer.think_start = self.tokenizer.think_end = None
        self.ids = tuple(self.tokenizer.encode(text))
        self.asked: list[int] = []

    def submit(self, request: Any) -> int:
        self.asked.append(len(self.asked))
        return self.asked[-1]

    def step(self) -> list[Any]:
        ended, self.asked = self.asked, []
        self.idle = not ended
        return [Output(i, self.ids, (), self.ids, self.text, "stop", 5, 0) for i in ended]

    def cancel(self, number: int) -> bool:
        return False

    def reset(self) -> None:
        self.asked.clear()


@pytest.mark.parametrize("answer", ["", " three"])
async def test_tags_that_are_text_like_any_other_split_the_ids_too(answer: str) -> None:
    engine = LocalEngine("m", Says(f"<think>one two</think>{answer}"), NANO)
    done = await engine.complete(ASKED[0])
    assert (done.reasoning, done.answer) == ("one two", answer)
    assert (engine.decode(done.reasoning_ids), engine.decode(done.answer_ids)) == ("one two", answer)
    assert done.usage.answer == len(done.answer_ids)
    assert done.usage.generated == len(engine.tokenizer.encode(done.text))
    await engine.close()


async def start(engine: Any, *asked: Request) -> list[asyncio.Task[Completion]]:
    """Calls whose first token is drawn."""
    calls = [asyncio.create_task(engine.complete(request)) for request in asked]
    while not engine._worker._batcher._live:
        await asyncio.sleep(0)
    return calls


async def test_a_cancelled_call_frees_its_place_and_leaves_the_others_alone(folder: Path) -> None:
    engine, ended = local(folder, max_batch=2), []
    blockers = await start(engine, ENDLESS, ENDLESS)
    waiting = [asyncio.create_task(engine.complete(request)) for request in ASKED[:3]]
    for call in (*blockers, *waiting):
        call.add_done_callback(ended.append)
    blockers[0].cancel()
    for done, request in zip(await asyncio.gather(*waiting), ASKED, strict=False):
        assert done.text == text_of(engine, generated(engine, request))
    assert (await blockers[1]).text == text_of(engine, generated(engine, ENDLESS))
    assert ended[-1] is blockers[1], "the others had the place of the cancelled one"
    with pytest.raises(asyncio.CancelledError):
        await blockers[0]
    await engine.close()


async def test_a_late_request_joins_what_runs(folder: Path) -> None:
    engine = local(folder)
    asked = [replace(ENDLESS, sampling=Sampling(max_tokens=200, seed=i)) for i in range(3)]
    together = await asyncio.gather(*await start(engine, asked[0]), *await start(engine, *asked[1:]))
    assert [c.text for c in together] == [(await engine.complete(request)).text for request in asked]
    await engine.close()


async def test_closing_ends_what_runs(folder: Path) -> None:
    engine = local(folder)
    task = asyncio.create_task(engine.complete(Request((user("x"),), Sampling(max_tokens=200, seed=1))))
    await asyncio.sleep(0)
    await engine.close()
    assert "closed" in str((await task).error)


async def test_a_request_that_cannot_run_is_that_requests_error(folder: Path, tmp_path: Path) -> None:
    engine, narrow = local(folder), local(save(tmp_path, vocab_size=100))
    long = Request((user("x"),), Sampling(max_tokens=256))
    refused, fine = await asyncio.gather(engine.complete(long), engine.complete(ASKED[0]))
    foreign = await narrow.complete(ASKED[0])
    assert refused.finish_reason == foreign.finish_reason == "error"
    assert "256 positions" in str(refused.error) and "vocabulary of 100" in str(foreign.error)
    assert fine.error is None
    await engine.close()
    await narrow.close()


# ---- ZAYA, whose balancing biases Transformers breaks ----


async def test_zaya_gives_the_tokens_of_our_own_engine(shared: Callable[[str], Path]) -> None:
    tiny = shared("fixtures/zaya_tiny")
    engine, ours = local(tiny, max_batch=3), make(str(tiny))
    assert "balancing biases" in engine.describe()["repaired"]
    assert "balancing biases" in engine.resources()["model_plan"], "what a run states at its start"
    assert json.loads(json.dumps(engine.describe())) == engine.describe()
    broken = transformers.AutoModelForCausalLM.from_pretrained(tiny)
    biases = dict(broken.named_buffers())
    assert any(not torch.equal(b, biases[name]) for name, b in engine.model.named_buffers()), "it did repair"
    warm = [replace(r, sampling=replace(r.sampling, temperature=0.9, top_k=20, seed=4)) for r in ASKED[4:]]
    for mine, theirs in zip(
        await all_of(ours, ASKED[:4] + warm), await all_of(engine, ASKED[:4] + warm), strict=True
    ):
        assert (mine.text, mine.finish_reason) == (theirs.text, theirs.finish_reason)
        assert replace(mine.usage, cached=0) == replace(theirs.usage, cached=0)
    await engine.close()
    await ours.close()


async def test_zaya_with_the_tokenizer_of_its_file(tmp_path: Path) -> None:
    made = shutil.copytree(NANO, tmp_path / "nano")
    config = json.loads((made / "config.json").read_text()) | {"skip": "zero"}
    (made / "config.json").write_text(json.dumps(config))
    engine, ours = local(made), make(str(made))
    assert engine.tokenizer.vocabulary_hash == ours.tokenizer.vocabulary_hash  # type: ignore[attr-defined]
    for mine, theirs in zip(await all_of(ours, ASKED[:3]), await all_of(engine, ASKED[:3]), strict=True):
        assert (mine.text, mine.finish_reason) == (theirs.text, theirs.finish_reason)
    await engine.close()
    await ours.close()


# ---- GGUF ----


def write_gguf(path: Path) -> None:
    """A model of random weights with nano's tokenizer and chat template, all in one file."""
    gguf = pytest.importorskip("gguf")
    tokenizer = json.loads((NANO / "tokenizer.json").read_text())
    tokens = tokenizer["model"]["vocab"] | {row["content"]: row["id"] for row in tokenizer["added_tokens"]}
    names, wide, heads = sorted(tokens, key=lambda name: tokens[name]), 32, 4
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_context_length(256)
    writer.add_embedding_length(wide)
    writer.add_feed_forward_length(wide)
    writer.add_block_count(1)
    writer.add_head_count(heads)
    writer.add_head_count_kv(heads)
    writer.add_rope_dimension_count(wide // heads)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_vocab_size(len(names))
    writer.add_tokenizer_model("gpt2")
    writer.add_token_list(names)
    writer.add_token_merges([" ".join(merge) for merge in tokenizer["model"]["merges"]])
    writer.add_eos_token_id(tokens["<|im_end|>"])
    writer.add_chat_template((NANO / "chat_template.jinja").read_text())
    torch.manual_seed(3)
    square = ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")
    shapes = {f"blk.0.{part}": (wide, wide) for part in square} | {"token_embd": (len(names), wide)}
    for name in ("blk.0.attn_norm", "blk.0.ffn_norm", "output_norm"):
        writer.add_tensor(f"{name}.weight", torch.ones(wide).numpy())
    for name, shape in shapes.items():
        writer.add_tensor(f"{name}.weight", (0.4 * torch.randn(shape)).numpy())
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


async def test_a_gguf_file_holds_model_tokenizer_and_template(tmp_path: Path) -> None:
    write_gguf(tmp_path / "tiny.gguf")
    by_file, by_folder = local(tmp_path / "tiny.gguf", max_batch=2), local(tmp_path)
    assert by_file.render([user("2+2?")]) == Tokenizer.load(NANO).render([user("2+2?")])
    for done, request in zip(await all_of(by_file, ASKED[:4]), ASKED, strict=False):
        assert done.text == text_of(by_folder, generated(by_folder, request))
    described = [{**engine.describe(), "model": "", "max_batch": 0} for engine in (by_file, by_folder)]
    assert described[0] == described[1]
    assert described[0]["weights"] == sha256((tmp_path / "tiny.gguf").read_bytes()).hexdigest()
    await by_file.close()


# ---- making one ----


def test_mistakes_are_explained(folder: Path, tmp_path: Path) -> None:
    def broken(name: str, *without: str, **files: str) -> str:
        made = shutil.copytree(folder, tmp_path / name, ignore=shutil.ignore_patterns(*without))
        for file, text in files.items():
            (made / file.replace("__", ".")).write_text(text)
        return str(made)

    deeper = json.loads((folder / "config.json").read_text()) | {"num_hidden_layers": 3}
    (tmp_path / "empty").mkdir()
    for arguments, says in [
        ({"model": "no/such-model"}, "no/such-model is neither a folder, nor a GGUF file"),
        ({"model": "nano"}, "nano needs skip=identity, which Transformers lacks"),
        ({"model": "//"}, "config.json is missing"),
        ({"model": str(tmp_path / "empty")}, "config.json is missing"),
        ({"model": broken("plain", "chat_template.jinja")}, "has no chat template"),
        ({"model": broken("mute", "tokenizer*")}, "holds no usable model"),
        ({"model": broken("bare", "*.safetensors")}, "holds no usable model"),
        ({"model": broken("torn", config__json="{")}, "holds no usable model"),
        ({"model": broken("deep", config__json=json.dumps(deeper))}, "incomplete: model.layers.2"),
        ({"model": broken("two", "config.json", a__gguf="", b__gguf="")}, "name one of them: a.gguf, b.gguf"),
        ({"model": broken("one", "config.json", a__gguf="junk")}, "GGUF"),
        ({"base_url": "http://127.0.0.1:9/v1"}, "drop base_url"),
        ({"max_batch": 0}, "max_batch=0 leaves no room"),
        ({"dtype": "int8"}, "unknown dtype 'int8'"),
        ({"device": "abacus"}, "device 'abacus' cannot be used"),
        ({"memory": 9}, "no option 'memory'"),
    ]:
        with pytest.raises(EngineError) as caught:
            make(**{"model": str(folder), "engine": "transformers", **arguments})
        assert says in str(caught.value) and "\n" not in str(caught.value), arguments


def test_the_command_takes_the_engine(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "run"
    given = f"--bench rlve/sorting --model {folder} --out {out} --limit 1 --k 2 --final 8".split()
    assert main([*given, "--engine", "transformer"]) == 2
    assert "did you mean 'transformers'" in capsys.readouterr().err
    assert main([*given, "--engine", "transformers", "--max-batch", "2"]) == 0
    settings = json.loads((out / "run.json").read_text())["settings"]["engine"]
    assert (settings["engine"], settings["max_batch"]) == ("transformers", 2)
    assert settings["weights"] and settings["repaired"] is None
