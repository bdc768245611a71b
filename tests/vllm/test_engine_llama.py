"""The vllm engine over a tiny Llama of random weights: the tokens of `generate`, and what is promised."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("vllm", reason="needs the environment of `make test-vllm`")

import torch
import transformers

from harness.engines import Completion, Engine, EngineError, Request, Sampling, make, user
from harness.engines.vllm_replica import Runner, _serve
from zaya.sampling import SamplerRows, sample
from zaya.sampling import Sampling as Filters
from zaya.tokenizer import Tokenizer

NANO = Path(__file__).resolve().parents[2] / "zaya" / "nano"
TOKENIZER_FILES = ("tokenizer.json", "tokenizer_config.json", "chat_template.jinja")
SHAPE = {
    "hidden_size": 64,
    "intermediate_size": 96,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,  # of width 32, the narrowest that vLLM has on a CPU
    "num_key_value_heads": 1,
    "max_position_embeddings": 512,
    "initializer_range": 0.4,  # wide, so that no two tokens are about as probable
}
ARGUMENTS = {"enforce_eager": True, "max_num_batched_tokens": 64}  # so that longer prompts come in pieces
OPTIONS = {"engine": "vllm", "memory": 1 << 26, "engine_args": ARGUMENTS}
BLOCK = 32
WORDS = ["one", "two", "three", "four"]
ASKED = [
    Request((user(" ".join(WORDS[: 1 + i % 4])),), Sampling(temperature=0.0, max_tokens=5 + 7 * i % 11))
    for i in range(8)
]
ENDLESS = Request((user("x"),), Sampling(temperature=0.0, max_tokens=500))
OPENED = "{% if add_generation_prompt and 'aloud' in messages[-1]['content'] %}<think>\n{% endif %}"


def save(folder: Path) -> Path:
    """A model of random weights with the tokenizer of nano, whose template opens a thought where asked to."""
    for name in TOKENIZER_FILES:
        shutil.copy(NANO / name, folder / name)
    with (folder / "chat_template.jinja").open("a") as template:
        template.write(OPENED)
    torch.manual_seed(1)
    config = transformers.LlamaConfig(vocab_size=len(Tokenizer.load(NANO)), eos_token_id=None, **SHAPE)
    transformers.AutoModelForCausalLM.from_config(config).save_pretrained(folder)
    return folder


def generated(model: Any, tokenizer: Tokenizer, request: Request) -> list[int]:
    """What `generate` makes of the request, alone."""
    prompt = torch.tensor([tokenizer.chat_ids(request.messages)])
    found = model.generate(
        prompt,
        do_sample=False,
        max_new_tokens=request.sampling.max_tokens,
        eos_token_id=sorted(tokenizer.eos_ids),
        pad_token_id=0,
    )
    return [int(i) for i in found[0, prompt.shape[1] :]]


@torch.inference_mode()
def drawn(model: Any, tokenizer: Tokenizer, request: Request) -> list[int]:
    """What zaya/sampling.py draws from the model's logits, token by token, the end left out."""
    asked = request.sampling
    rows = SamplerRows.of(
        [Filters(asked.temperature, asked.top_p, asked.top_k, asked.min_p, seed=asked.seed)]
    )
    prompt, said = tokenizer.chat_ids(request.messages), list[int]()
    while len(said) < asked.max_tokens:
        logits = model(torch.tensor([[*prompt, *said]])).logits[:, -1]
        token = int(sample(logits, rows, torch.tensor([len(said)])))
        if token in tokenizer.eos_ids:
            break
        said.append(token)
    return said


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model's folder, whose generation_config.json names one more end token."""
    made = save(tmp_path_factory.mktemp("llama"))
    model = transformers.AutoModelForCausalLM.from_pretrained(made)
    ends = generated(model, Tokenizer.load(made), ASKED[3])[4]
    (made / "generation_config.json").write_text(json.dumps({"eos_token_id": [ends]}))
    return made


@pytest.fixture(scope="module")
def model(folder: Path) -> Any:
    return transformers.AutoModelForCausalLM.from_pretrained(folder)


@pytest.fixture(scope="module")
def engine(folder: Path) -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TORCH_COMPILE_DISABLE", "1")  # vLLM compiles a line of its log-probabilities for 20 s
        made = make(str(folder), max_batch=3, logprobs=True, **OPTIONS)
    yield made
    asyncio.run(made.close())


async def all_of(engine: Engine, asked: list[Request]) -> list[Completion]:
    done = list(await asyncio.gather(*(engine.complete(request) for request in asked)))
    assert [c.error for c in done] == [None] * len(done)
    return done


async def start(engine: Any, asked: list[Request]) -> list[asyncio.Task[Completion]]:
    """Calls that a replica has heard of."""
    calls = [asyncio.create_task(engine.complete(request)) for request in asked]
    while sum(len(replica.requests) for replica in engine._replicas._replicas) < len(asked):
        await asyncio.sleep(0)
    return calls


def warm(seed: int, **changes: Any) -> list[Request]:
    """The requests, drawn at temperature 0.8."""
    sampling = {"temperature": 0.8, "max_tokens": 12, **changes}
    return [replace(r, sampling=Sampling(seed=seed + i, **sampling)) for i, r in enumerate(ASKED)]


def body(tokenizer: Tokenizer, ids: list[int]) -> list[int]:
    return ids[:-1] if ids[-1] in tokenizer.eos_ids else ids


# ---- tokens ----


async def test_greedy_is_generate_in_any_company(engine: Any, model: Any) -> None:
    reasons = set()
    for done, request in zip(await all_of(engine, ASKED), ASKED, strict=True):
        wanted = generated(model, engine.tokenizer, request)
        said = body(engine.tokenizer, wanted)
        assert (done.text, done.usage.generated) == (engine.tokenizer.decode(said), len(wanted))
        assert done.answer_ids == tuple(said), "tails are cut from the engine's own ids"
        assert done.usage.prompt == engine.count(engine.render(request.messages))
        assert done.finish_reason == ("length" if said == wanted else "stop")
        reasons.add(done.finish_reason)
    assert reasons == {"length", "stop"}, "by the end token of generation_config.json"


async def test_a_seed_gives_the_same_draws_in_any_company(engine: Any) -> None:
    together = await all_of(engine, warm(1)[::-1])
    alone = [(await all_of(engine, [request]))[0] for request in warm(1)]
    assert [c.text for c in together[::-1]] == [c.text for c in alone]
    assert [c.text for c in alone] != [c.text for c in await all_of(engine, warm(100))]


async def test_draws_are_those_of_our_sampler(engine: Any, model: Any) -> None:
    narrowed = [warm(1), warm(2, top_k=40), warm(3, top_p=0.9), warm(4, min_p=0.01), warm(5, temperature=0.0)]
    asked = [request for requests in narrowed for request in requests]
    for done, request in zip(await all_of(engine, asked), asked, strict=True):
        assert done.text == engine.tokenizer.decode(drawn(model, engine.tokenizer, request))


@pytest.mark.parametrize("narrow", [{"top_k": 1}, {"top_p": 1e-6}, {"min_p": 1.0}], ids=str)
async def test_filters_narrowed_to_one_token_are_greedy(engine: Any, narrow: dict[str, Any]) -> None:
    greedy = await all_of(engine, warm(1, temperature=0.0))
    assert [c.text for c in await all_of(engine, warm(1, **narrow))] == [c.text for c in greedy]


async def test_logprobs_are_those_of_the_whole_text(engine: Any, model: Any) -> None:
    for done, request in zip(await all_of(engine, warm(7)), warm(7), strict=True):
        prompt = engine.tokenizer.chat_ids(request.messages)
        ids = [*done.reasoning_ids, *done.answer_ids]
        assert done.logprobs is not None and len(done.logprobs) == done.usage.generated
        with torch.inference_mode():
            logits = model(torch.tensor([[*prompt, *ids]])).logits[0, len(prompt) - 1 : -1]
        wanted = logits.log_softmax(-1).gather(-1, torch.tensor(ids)[:, None])[:, 0]
        torch.testing.assert_close(torch.tensor(done.logprobs[: len(ids)]), wanted, atol=1e-4, rtol=0)


async def test_a_shared_prompt_is_computed_once(engine: Any) -> None:
    asked = [
        replace(ASKED[0], messages=(user("shared " * 60),), sampling=Sampling(max_tokens=4, seed=i))
        for i in range(5)
    ]
    done = await all_of(engine, asked)
    whole = done[0].usage.prompt // BLOCK * BLOCK
    assert whole >= BLOCK
    assert sorted(c.usage.cached for c in done) == [0, *[whole] * 4]
    assert [c.text for c in done] == [(await engine.complete(r)).text for r in asked]


# ---- ends ----


async def test_stop_strings_end_a_completion(engine: Any) -> None:
    request = replace(ASKED[0], sampling=Sampling(temperature=0.0, max_tokens=30))
    whole = await engine.complete(request)
    stop = whole.text[len(whole.text) // 2 :][:3]
    cut = await engine.complete(replace(request, sampling=replace(request.sampling, stop=("never", stop))))
    assert cut.text == whole.text[: whole.text.index(stop)]
    assert cut.finish_reason == "stop" and 0 < cut.usage.generated < whole.usage.generated
    assert len(cut.logprobs) == cut.usage.generated


async def test_a_thought_that_the_template_opens(engine: Any) -> None:
    request = Request((user("think aloud"),), Sampling(temperature=0.0, max_tokens=9))
    assert engine.render(request.messages).endswith("<think>\n")
    done = await engine.complete(request)
    assert done.text == f"<think>{done.reasoning}" and done.answer == ""
    assert (done.usage.reasoning, len(done.reasoning_ids)) == (9, 9)
    assert engine.decode(done.reasoning_ids[-4:]) in done.reasoning


async def test_a_cancelled_call_frees_its_place_and_leaves_the_others_alone(engine: Any, model: Any) -> None:
    ended: list[Any] = []
    blockers = await start(engine, [ENDLESS] * 3)
    waiting = [asyncio.create_task(engine.complete(request)) for request in ASKED[:3]]
    for call in (*blockers, *waiting):
        call.add_done_callback(ended.append)
    blockers[0].cancel()
    for done, request in zip(await asyncio.gather(*waiting), ASKED, strict=False):
        said = body(engine.tokenizer, generated(model, engine.tokenizer, request))
        assert done.text == engine.tokenizer.decode(said)
    assert not blockers[1].done(), "the others had the place of the cancelled one"
    first, second = await asyncio.gather(*blockers[1:])
    said = body(engine.tokenizer, generated(model, engine.tokenizer, ENDLESS))
    assert first.text == second.text == engine.tokenizer.decode(said)
    with pytest.raises(asyncio.CancelledError):
        await blockers[0]


# ---- what it says ----


async def test_a_request_that_cannot_run_is_that_requests_error(engine: Any) -> None:
    long = Request((user("x"),), Sampling(max_tokens=512))
    refused, fine = await asyncio.gather(engine.complete(long), engine.complete(ASKED[0]))
    assert refused.finish_reason == "error"
    assert "have 512 positions: shorten the prompt" in str(refused.error)
    assert fine.error is None


def test_what_a_run_records(engine: Any) -> None:
    described = engine.describe()
    assert json.loads(json.dumps(described)) == described
    assert (described["engine"], described["dtype"], described["max_batch"]) == ("vllm", "float32", 3)
    assert described["weights"] == engine.fingerprint()
    assert f"blocks of {BLOCK} tokens in 64 MiB, 3 sequences at once" in engine.resources()["model_plan"]


def test_mistakes_are_explained(folder: Path, tmp_path: Path) -> None:
    bare = shutil.copytree(folder, tmp_path / "bare", ignore=shutil.ignore_patterns("*.safetensors"))
    torn = shutil.copytree(folder, tmp_path / "torn")
    (torn / "config.json").write_text("{")
    (tmp_path / "a.gguf").write_text("")
    for arguments, says in [
        ({"model": "no/such-model"}, "no/such-model is neither a folder"),
        ({"model": str(tmp_path / "a.gguf")}, "a GGUF file, which vLLM does not read"),
        ({"model": str(torn)}, "config.json is not JSON"),
        ({"model": str(bare)}, "vLLM cannot run"),
        ({"base_url": "http://127.0.0.1:9/v1"}, "drop base_url"),
        ({"replicas": 0}, "replicas=0 is too few"),
        ({"dtype": "int8"}, "unknown dtype 'int8'"),
        ({"device": "abacus"}, "device 'abacus' cannot be used"),
        ({"routing": True}, "on GPUs only"),
        ({"engine_args": {"max_num_seqs": 2}}, "what the option max_batch sets"),
        ({"skip": "zero"}, "no option 'skip'"),
    ]:
        with pytest.raises(EngineError) as caught:
            make(**{"model": str(folder), "engine": "vllm", **arguments})
        assert says in str(caught.value) and "\n" not in str(caught.value), arguments
    tokenizer = Tokenizer.load(folder)
    with pytest.raises(EngineError, match=r"has no argument 'enforce_eeger'; did you mean 'enforce_eager'\?"):
        Runner(tokenizer, {"enforce_eeger": True}, None, 1 << 26)
    with pytest.raises(EngineError, match="this vLLM runs on cpu, not on meta"):
        Runner(tokenizer, {}, "meta", 1 << 26)


# ---- replicas ----


class Parrot:
    """A runner that answers every order with what it holds."""

    def __init__(self) -> None:
        self.said: list[Any] = []

    @property
    def idle(self) -> bool:
        return not self.said

    def repeat(self, what: Any) -> None:
        self.said.append(what)

    def step(self) -> Any:
        return self.said.pop(0)


@pytest.mark.timeout(60)
def test_neither_end_of_the_pipe_waits_for_the_other_to_read() -> None:
    ours, theirs = Pipe()
    serving = threading.Thread(target=_serve, args=(Parrot(), theirs), daemon=True)
    serving.start()
    sent = [[i] * 50_000 for i in range(40)]
    for what in sent:
        ours.send(("repeat", what))
    assert [ours.recv() for _ in sent] == sent
    ours.close()
    serving.join()


async def test_replicas_share_the_work_and_one_that_dies_ends_the_run(folder: Path, model: Any) -> None:
    engine = make(str(folder), max_batch=4, replicas=2, **OPTIONS)
    assert engine.concurrency == 8
    for done, request in zip(await all_of(engine, ASKED), ASKED, strict=True):
        said = body(engine.tokenizer, generated(model, engine.tokenizer, request))
        assert done.text == engine.tokenizer.decode(said)
    shared = Request((user("shared " * 60),), Sampling(max_tokens=4, seed=1))
    assert [(await engine.complete(shared)).usage.cached > 0 for _ in range(3)] == [False, True, True]

    calls = await start(engine, [replace(ENDLESS, messages=(user(word),)) for word in WORDS])
    first, second = engine._replicas._replicas
    assert len(first.requests) == len(second.requests) == 2
    os.kill(first.process.pid, signal.SIGKILL)
    for said in await asyncio.gather(*calls, return_exceptions=True):
        assert isinstance(said, EngineError) and "replica" in str(said) and "code -9" in str(said)
    with pytest.raises(EngineError, match="code -9"):
        await engine.complete(ASKED[0])
    await engine.close()
    assert second.process.poll() is not None, "closing ends every process"
