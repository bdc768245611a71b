"""The engine against one-by-one generation by the plain model, and its promises about sharing and memory."""

from __future__ import annotations

import copy
import random
import weakref
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
import torch
from tokenizers import Tokenizer as Backend
from tokenizers import decoders, models, pre_tokenizers

from zaya.cache import Cache
from zaya.chat import DEFAULT_TEMPLATE
from zaya.config import PRESETS, ZayaConfig
from zaya.engine import Completion, Engine, Request
from zaya.model import Zaya
from zaya.sampling import SamplerRows, Sampling, sample
from zaya.tokenizer import Tokenizer

SPECIAL = ("<pad>", "<|im_start|>", "<|im_end|>", "<bos>", "<think>", "</think>")
EOS = SPECIAL.index("<|im_end|>")


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """One token a byte, after six special tokens."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {token: i for i, token in enumerate((*SPECIAL, *alphabet))}
    backend = Backend(models.BPE(vocabulary, []))
    backend.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    backend.decoder = decoders.ByteLevel()
    backend.add_special_tokens(list(SPECIAL))
    names = {"bos_token": "<bos>", "eos_token": "<|im_end|>", "pad_token": "<pad>"}
    return Tokenizer(backend, names, (), DEFAULT_TEMPLATE)


NO_GPU = pytest.mark.skipif(not torch.cuda.is_available(), reason="torch sees no CUDA GPU")


@pytest.fixture(scope="module", params=["cpu", pytest.param("cuda", marks=NO_GPU)])
def model(request: pytest.FixtureRequest) -> Zaya:
    """A small model with random weights everywhere, so that every part of it matters."""
    config = replace(
        PRESETS["zaya1-nano"],
        vocab_size=262,
        pad_token_id=0,
        hidden_size=32,
        num_hidden_layers=2,
        layer_types=(),
        head_dim=8,
        moe_intermediate_size=32,
        router_hidden_size=16,
        max_position_embeddings=512,
    )
    torch.manual_seed(0)
    model = Zaya(config)
    with torch.no_grad():
        for name, tensor in model.named_parameters():
            tensor.add_(torch.randn_like(tensor) * (0.3 if tensor.dim() > 1 else 0.05))
            if name.endswith("embed_tokens.weight"):
                tensor[EOS] *= 1.2
    return model.eval().to(request.param)


def prompts(count: int, low: int = 3, high: int = 60, seed: int = 1) -> list[tuple[int, ...]]:
    rng = random.Random(seed)
    return [tuple(rng.randrange(6, 262) for _ in range(rng.randint(low, high))) for _ in range(count)]


@cache
@torch.inference_mode()
def alone(model: Zaya, prompt: tuple[int, ...], sampling: Sampling) -> tuple[int, ...]:
    """What the model gives without cache and without company: the whole sequence again for every token."""
    ids = list(prompt)
    device = model.model.norm.weight.device
    while len(ids) - len(prompt) < sampling.max_tokens:
        logits = model(torch.tensor([ids], device=device))[:, -1].cpu()
        draw = torch.tensor([len(ids) - len(prompt)])
        ids.append(int(sample(logits, SamplerRows.of([sampling]), draw)))
        if ids[-1] == EOS:
            break
    return tuple(ids[len(prompt) :])


def run(engine: Engine, requests: list[Request]) -> list[Completion]:
    return [completion for _, completion in sorted(engine.generate(requests), key=lambda pair: pair[0])]


@pytest.mark.parametrize("max_batch", [1, 3, 16])
@pytest.mark.parametrize("temperature", [0.0, 1.0])
def test_equals_one_by_one_generation(
    model: Zaya, tokenizer: Tokenizer, max_batch: int, temperature: float
) -> None:
    rng = random.Random(5)
    settings = [Sampling(temperature, max_tokens=rng.randint(1, 30), seed=i) for i in range(10)]
    asked = [Request(p, s) for p, s in zip(prompts(10), settings, strict=True)]
    engine = Engine(model, tokenizer, max_batch=max_batch, prefill_tokens=64)
    for request, completion in zip(asked, run(engine, asked), strict=True):
        assert completion.ids == alone(model, request.prompt, request.sampling)
    assert engine.idle


def test_joining_late_changes_nothing(model: Zaya, tokenizer: Tokenizer) -> None:
    rng = random.Random(2)
    asked = [Request(p, Sampling(max_tokens=rng.randint(2, 25), seed=i)) for i, p in enumerate(prompts(12))]
    engine = Engine(model, tokenizer, max_batch=5, prefill_tokens=40)
    waiting, ended, index_of = list(enumerate(asked)), {}, {}
    while waiting or not engine.idle:
        for _ in range(rng.randint(0, 2)):
            if waiting:
                index, request = waiting.pop(0)
                index_of[engine.submit(request)] = index
        ended |= {index_of[c.id]: c.ids for c in engine.step()}
    assert ended == {i: alone(model, r.prompt, r.sampling) for i, r in enumerate(asked)}


def test_shared_prompt_is_computed_once(model: Zaya, tokenizer: Tokenizer) -> None:
    first, second = prompts(2, 40, 50)
    asked = [Request(p, Sampling(max_tokens=8, seed=i)) for p in (first, second) for i in range(9)]
    engine = Engine(model, tokenizer, max_batch=4)  # most of them join long after the prefill
    got = run(engine, asked)
    assert engine.stats.prefilled == len(first) + len(second)
    assert [c.cached_tokens for c in got] == [0] + [len(first)] * 8 + [0] + [len(second)] * 8
    assert [c.ids for c in got] == [alone(model, r.prompt, r.sampling) for r in asked]
    assert len({c.ids for c in got[:9]}) > 1


def test_forget_drops_kept_prompts(model: Zaya, tokenizer: Tokenizer) -> None:
    request = Request(prompts(1)[0], Sampling(max_tokens=3, seed=0))
    engine = Engine(model, tokenizer)
    run(engine, [request])
    assert run(engine, [request])[0].cached_tokens == len(request.prompt)
    engine.forget()
    assert run(engine, [request])[0].cached_tokens == 0


def test_weights_changed_between_runs_are_used(model: Zaya, tokenizer: Tokenizer) -> None:
    request = Request(prompts(1)[0], Sampling(0.0, max_tokens=12))
    changed = copy.deepcopy(model)
    engine = Engine(changed, tokenizer)
    before = run(engine, [request])[0].ids
    with torch.no_grad():
        for parameter in changed.parameters():
            parameter.mul_(-0.7)
    engine.forget()
    after = run(engine, [request])[0].ids
    assert after == alone(changed, request.prompt, request.sampling) != before


def test_a_kept_prompt_is_replaced_when_others_come(model: Zaya, tokenizer: Tokenizer) -> None:
    many = [Request(p, Sampling(max_tokens=4, seed=1)) for p in prompts(6)]
    engine = Engine(model, tokenizer, max_batch=2)
    assert [c.ids for c in run(engine, many * 2)] == [alone(model, r.prompt, r.sampling) for r in many] * 2


def test_a_long_prompt_is_prefilled_in_stretches(model: Zaya, tokenizer: Tokenizer) -> None:
    short, long = prompts(1, 5, 5)[0], prompts(1, 200, 200)[0]
    engine = Engine(model, tokenizer, max_batch=4, prefill_tokens=16)
    running = engine.submit(Request(short, Sampling(0.0, max_tokens=100)))
    engine.step()
    engine.submit(Request(long, Sampling(0.0, max_tokens=5)))
    before = len(alone(model, short, Sampling(0.0, max_tokens=100)))
    assert before > 30, "the sequence must run beside the prefill for this test to mean anything"
    for _ in range(40):
        engine.step()
    assert engine.progress()[running] >= 15, "decoding goes on between the stretches"
    while not engine.idle:
        for completion in engine.step():
            if completion.id != running:
                assert completion.ids == alone(model, long, Sampling(0.0, max_tokens=5))


def test_stop_strings_cut_the_text_and_keep_the_ids(model: Zaya, tokenizer: Tokenizer) -> None:
    prompt = prompts(1)[0]
    free = run(Engine(model, tokenizer), [Request(prompt, Sampling(max_tokens=40, seed=3))])[0]
    stop = free.text[7:9]
    assert stop, "the free run must be long enough to cut"
    cut = run(
        Engine(model, tokenizer), [Request(prompt, Sampling(max_tokens=40, seed=3, stop=(stop, "zz!")))]
    )[0]
    assert cut.finish_reason == "stop"
    assert cut.text == free.text[: free.text.index(stop)]
    assert cut.ids == free.ids[: len(cut.ids)] and stop in tokenizer.decode(cut.ids)
    assert tokenizer.decode(cut.answer_ids) == cut.text[: len(tokenizer.decode(cut.answer_ids))]


def test_reasoning_and_answer(model: Zaya, tokenizer: Tokenizer) -> None:
    start, end = tokenizer.think_start, tokenizer.think_end
    prompt = (*prompts(1)[0], start)
    got = run(Engine(model, tokenizer), [Request(prompt, Sampling(max_tokens=6, seed=1))])[0]
    assert got.text.startswith("<think>")
    assert end in got.ids or got.answer_ids == ()
    closed = run(Engine(model, tokenizer), [Request((*prompt, end), Sampling(max_tokens=6, seed=1))])[0]
    assert not closed.text.startswith("<think>") or start in closed.ids


def test_cancel(model: Zaya, tokenizer: Tokenizer) -> None:
    asked = [Request(p, Sampling(0.0, max_tokens=20)) for p in prompts(6)]
    engine = Engine(model, tokenizer, max_batch=3, prefill_tokens=32)
    numbers = [engine.submit(r) for r in (*asked, asked[0])]
    dropped = [numbers[5]]  # waiting
    assert engine.cancel(numbers[5])
    ended = [c for _ in range(6) for c in engine.step()]
    dropped.append(next(iter(engine.progress())))  # running
    assert engine.cancel(dropped[1]) and not engine.cancel(dropped[1])
    while not engine.idle:
        ended += engine.step()
    assert {c.id for c in ended} == set(numbers) - set(dropped)
    for completion in ended:
        request = (*asked, asked[0])[numbers.index(completion.id)]
        assert completion.ids == alone(model, request.prompt, request.sampling)
    assert not engine.cancel(numbers[0])


def test_cancel_during_a_prefill_leaves_those_who_share_it(model: Zaya, tokenizer: Tokenizer) -> None:
    request = Request(prompts(1, 50, 50)[0], Sampling(0.0, max_tokens=5))
    engine = Engine(model, tokenizer, prefill_tokens=10)
    first, second = engine.submit(request), engine.submit(request)
    engine.step()
    assert engine.cancel(first) and not engine.cancel(first)
    ended = []
    while not engine.idle:
        ended += engine.step()
    assert [(c.id, c.ids) for c in ended] == [(second, alone(model, request.prompt, request.sampling))]
    only = engine.submit(Request(prompts(1, 45, 45, seed=8)[0], Sampling(max_tokens=5)))
    engine.step()
    assert engine.cancel(only) and engine.idle


def test_closing_the_iterator_cancels_the_rest(model: Zaya, tokenizer: Tokenizer) -> None:
    engine = Engine(model, tokenizer, max_batch=2)
    iterator = engine.generate([Request(p, Sampling(max_tokens=9, seed=1)) for p in prompts(8)])
    next(iterator)
    iterator.close()
    assert engine.idle
    impossible = engine.generate([Request((), Sampling()), Request((), Sampling())])
    next(impossible)
    impossible.close()
    assert [i for i, _ in engine.generate([Request((7,), Sampling(max_tokens=1))])] == [0]


def test_logprobs_are_those_of_the_model(model: Zaya, tokenizer: Tokenizer) -> None:
    prompt = prompts(1)[0]
    asked = [
        Request(prompt, Sampling(0.7, top_p=0.9, max_tokens=12, seed=4), logprobs=True),
        Request(prompt, Sampling(max_tokens=12, seed=5)),
    ]
    got, without = run(Engine(model, tokenizer), asked)
    ids = torch.tensor([prompt + got.ids])
    with torch.inference_mode():
        expected = (
            model(ids.to(model.model.norm.weight.device))[0]
            .cpu()
            .log_softmax(-1)[len(prompt) - 1 : -1]
            .gather(-1, ids[0, len(prompt) :, None])[:, 0]
        )
    assert got.logprobs == pytest.approx(expected.tolist(), abs=1e-4)
    assert without.logprobs is None


@pytest.mark.parametrize(
    ("request_", "says"),
    [
        (Request((7, 8), Sampling(max_tokens=511)), "512 positions"),
        (Request((), Sampling()), "empty"),
        (Request((7, 262), Sampling(max_tokens=4)), "vocabulary of 262"),
    ],
)
def test_impossible_requests_end_with_a_reason(
    model: Zaya, tokenizer: Tokenizer, request_: Request, says: str
) -> None:
    fine = Request((7, 8, 9), Sampling(max_tokens=2, seed=0))
    bad, good = run(Engine(model, tokenizer), [request_, fine])
    assert bad.finish_reason == "error" and says in str(bad.error)
    assert good.error is None and len(good.ids) == 2


def test_memory_limits_how_many_run_at_once(model: Zaya, tokenizer: Tokenizer) -> None:
    asked = [Request(p, Sampling(max_tokens=10, seed=i)) for i, p in enumerate(prompts(7, 3, 40))]
    longest = Request(prompts(1, 300, 300)[0], Sampling(max_tokens=10, seed=9))
    room = Engine(model, tokenizer).plan(320).bytes_per_sequence
    engine = Engine(model, tokenizer, max_batch=64, memory=room)
    got = run(engine, [*asked, longest, *asked])
    assert [c.ids for c in got] == [alone(model, r.prompt, r.sampling) for r in (*asked, longest, *asked)]
    assert engine.plan().bytes <= room
    refused = run(Engine(model, tokenizer, memory=room // 4), [longest])[0]
    assert refused.finish_reason == "error" and "memory" in str(refused.error)


def test_a_long_queue_never_allocates_more_than_the_limit(
    model: Zaya, tokenizer: Tokenizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything alive at once counts, also the old cache beside the new one while it grows."""
    alive: list[weakref.ref[Cache]] = []
    most = 0
    allocate, grow = Cache.allocate, Cache.grow

    def count(more: int) -> None:
        nonlocal most
        held = [cache for ref in alive if (cache := ref()) is not None]
        most = max(most, more + sum(cache.bytes for cache in held))

    def counted(*args: Any, **kwargs: Any) -> Cache:
        cache = allocate(*args, **kwargs)
        count(cache.bytes)
        alive.append(weakref.ref(cache))
        return cache

    def grown(cache: Cache, length: int) -> None:
        per_token = Cache.bytes_per_token(model.config, cache.keys.dtype)
        count(per_token * length * cache.slots)
        grow(cache, length)

    monkeypatch.setattr(Cache, "allocate", counted)
    monkeypatch.setattr(Cache, "grow", grown)
    sizes = [3, 20, 70, 5, 130, 250, 8, 30, 400] * 3
    queue = [
        Request(prompts(1, size, size, seed=i)[0], Sampling(0.0, max_tokens=6))
        for i, size in enumerate(sizes)
    ]
    limit = 5 * Engine(model, tokenizer).plan(448).bytes_per_sequence
    engine = Engine(model, tokenizer, max_batch=16, memory=limit)
    got = run(engine, queue)
    assert [c.ids for c in got] == [alone(model, r.prompt, r.sampling) for r in queue]
    assert 0 < most <= limit


def test_the_plan_says_in_words_what_it_holds(model: Zaya, tokenizer: Tokenizer) -> None:
    plan = Engine(model, tokenizer, max_batch=4, memory=2**20).plan(128)
    words = str(plan)
    # 2 layers x 2 heads x 8 numbers x (key + value) x 4 bytes, and 2 columns of 6 x 8 + 8 numbers a layer.
    assert plan.bytes_per_token == 256 and "256 bytes a token" in words
    assert plan.bytes_per_sequence - 128 * 256 == 896 and "896 a sequence" in words
    assert "4 sequences" in words and "128 tokens" in words and "of 1 MiB" in words


def test_cache_grows_while_sequences_run(model: Zaya, tokenizer: Tokenizer) -> None:
    short = Request(prompts(1, 5, 5)[0], Sampling(0.0, max_tokens=40))
    long = Request(prompts(1, 150, 150)[0], Sampling(0.0, max_tokens=10))
    engine = Engine(model, tokenizer, max_batch=4)
    engine.submit(short)
    for _ in range(4):
        engine.step()
    before = engine.plan().length
    engine.submit(long)
    ended = []
    while not engine.idle:
        ended += engine.step()
    assert before < len(long.prompt) < engine.plan().length
    assert sorted(c.ids for c in ended) == sorted(alone(model, r.prompt, r.sampling) for r in (short, long))


def test_plan_states_what_is_allocated(model: Zaya, tokenizer: Tokenizer) -> None:
    engine = Engine(model, tokenizer, max_batch=32)
    run(engine, [Request((7, 8), Sampling(max_tokens=50, seed=0))])
    plan, slots = engine.plan(), engine._slots
    assert slots is not None
    cache = slots.cache
    assert plan.sequences == 32 and cache.slots == plan.sequences + plan.parked + engine._spare
    allocated = sum(t.numel() * t.element_size() for t in (cache.keys, cache.values, cache.columns))
    assert allocated == plan.bytes


def test_bad_weights_are_named(tokenizer: Tokenizer) -> None:
    broken = Zaya(replace(ZayaConfig(), **SMALL)).eval()
    with torch.no_grad():
        broken.model.norm.weight.fill_(float("nan"))
    with pytest.raises(FloatingPointError, match="weights are finite"):
        run(Engine(broken, tokenizer), [Request((7, 8), Sampling(max_tokens=2, seed=0))])


SMALL = {
    "vocab_size": 262,
    "hidden_size": 16,
    "num_hidden_layers": 2,
    "layer_types": (),
    "head_dim": 4,
    "num_experts": 2,
    "moe_intermediate_size": 8,
    "router_hidden_size": 8,
}
