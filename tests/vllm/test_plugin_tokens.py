"""The tokens that Transformers generates, however vLLM came by them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("vllm", reason="needs the environment of `make test-vllm`")

import zaya
from zaya.checkpoint import NAMED
from zaya.sampling import Sampling
from zaya.vllm_plugin.state import Past

Expected = tuple[list[list[int]], list[list[int]]]

WAYS: dict[str, dict[str, Any]] = {
    "whole prompts": {},
    "chunks of 16": {"long_prefill_token_threshold": 16},
    "chunks of 1": {"long_prefill_token_threshold": 1},
}


@pytest.mark.parametrize("way", WAYS)
def test_whole_and_chunked_prompts(way: str, tiny: Path, expected: Expected, lab: SimpleNamespace) -> None:
    given, wanted = expected
    with lab.serving(tiny, **WAYS[way]) as llm:
        # A block that was never written may hold anything.
        for past in _pasts(llm):
            past.kv_cache[0].fill_(float("nan"))
        assert lab.generate(llm, given) == wanted


def test_requests_that_arrive_one_by_one_share_a_small_budget(
    tiny: Path, expected: Expected, lab: SimpleNamespace
) -> None:
    given, wanted = expected
    with lab.serving(tiny, max_num_batched_tokens=20) as llm:
        assert _arriving(llm.llm_engine, given, lab.greedy()) == wanted


def test_preempted_requests_start_again(tiny: Path, expected: Expected, lab: SimpleNamespace) -> None:
    given, wanted = expected
    with lab.serving(tiny, num_gpu_blocks_override=30, max_num_batched_tokens=64) as llm:
        assert lab.generate(llm, given) == wanted
        assert lab.counted(llm, "num_preemptions") >= 3


def test_prompts_from_the_prefix_cache_and_second_turns(
    tiny: Path, expected: Expected, lab: SimpleNamespace
) -> None:
    given, wanted = expected
    with lab.serving(tiny, enable_prefix_caching=True, max_num_batched_tokens=48) as llm:
        assert lab.generate(llm, given) == wanted
        assert lab.counted(llm, "prefix_cache_hits") == 0
        assert lab.generate(llm, given) == wanted
        whole = sum((len(prompt) - 1) // 32 * 32 for prompt in given)
        assert lab.counted(llm, "prefix_cache_hits") == whole
        turns = [[*prompt, *made[:20], 7, 8, 9] for prompt, made in zip(given, wanted, strict=True)]
        model = lab.transformers_model(tiny)
        assert lab.generate(llm, turns, 12) == lab.continuations(model, turns, 12)
        assert lab.counted(llm, "prefix_cache_hits") >= 2 * whole


@pytest.mark.timeout(900)  # compiling is a minute's work, and more on a busy machine
def test_a_compiled_model(tiny: Path, expected: Expected, lab: SimpleNamespace) -> None:
    given, wanted = expected
    with lab.serving(tiny, enforce_eager=False, max_num_batched_tokens=64) as llm:
        assert lab.generate(llm, given) == wanted


@pytest.mark.timeout(900)
def test_ranks_of_tensor_parallelism_share_the_heads(
    tiny: Path, expected: Expected, lab: SimpleNamespace
) -> None:
    given, wanted = expected
    with lab.serving(tiny, tensor_parallel_size=2, distributed_executor_backend="mp") as llm:
        assert lab.generate(llm, given) == wanted


@pytest.mark.parametrize("seed", range(2))
def test_any_mixture_of_arrivals_aborts_and_preemptions(seed: int, tiny: Path, lab: SimpleNamespace) -> None:
    rng = random.Random(seed)
    shared = lab.prompts((96,), seed=99)[0]
    given = [
        shared[: rng.choice((0, 0, 40, 64, 96))] + prompt
        for prompt in lab.prompts(tuple(rng.randint(1, 90) for _ in range(60)), seed)
    ]
    wanted = [row[: rng.randint(1, 24)] for row in lab.continuations(lab.transformers_model(tiny), given, 24)]
    options = {"num_gpu_blocks_override": 28, "max_num_batched_tokens": 50, "enable_prefix_caching": True}
    with lab.serving(tiny, **options) as llm:
        engine, made, aborted = llm.llm_engine, {}, set()
        waiting = list(range(len(given)))
        while waiting or engine.has_unfinished_requests():
            for _ in range(min(rng.choice((0, 0, 1, 2, 6)), len(waiting))):
                index = waiting.pop(0)
                engine.add_request(
                    str(index), {"prompt_token_ids": given[index]}, lab.greedy(len(wanted[index]))
                )
            if rng.random() < 0.05:
                running = [i for i in range(len(given)) if i not in waiting and i not in made]
                aborted.update(chosen := rng.sample(running, min(1, len(running))))
                engine.abort_request([str(index) for index in chosen])
            for output in engine.step():
                if output.finished and output.outputs[0].finish_reason == "length":
                    made[int(output.request_id)] = list(output.outputs[0].token_ids)
        assert made == {index: wanted[index] for index in made}
        assert len(made) + len(aborted - made.keys()) == len(given)
        assert aborted and lab.counted(llm, "num_preemptions") and lab.counted(llm, "prefix_cache_hits")


COLUMNS = {"queries and keys": (0, 160), "delayed values": (176, 192), "what no token needs": (160, 176)}


@pytest.mark.parametrize("columns", COLUMNS)
def test_a_state_that_is_lost_shows(
    columns: str, tiny: Path, expected: Expected, lab: SimpleNamespace
) -> None:
    """The control of the tests above: they would see it, if a part of the state were not kept."""
    from vllm.forward_context import get_forward_context

    given, wanted = expected
    first, last = COLUMNS[columns]
    with lab.serving(tiny, max_num_batched_tokens=64) as llm:

        def lose(*_: Any) -> None:
            for past in _pasts(llm):
                metadata = (get_forward_context().attn_metadata or {}).get(past.prefix)
                for slots in (metadata.state_indices_tensor_d, metadata.state_indices_tensor_p):
                    past.kv_cache[0][slots.flatten().long(), :, first:last] = 0

        llm.apply_model(lambda model: model.register_forward_pre_hook(lose) and None)
        right = sum(a == b for a, b in zip(lab.generate(llm, given), wanted, strict=True))
    assert right == (len(given) if columns == "what no token needs" else 0)


def test_nano_says_what_it_says_in_its_own_engine(lab: SimpleNamespace) -> None:
    model, tokenizer = zaya.load("nano")
    asked = (
        "Sort these integers in ascending order, repeated ones as often as they occur:\n7 3 9 1 3",
        "Compute the product a * b of these two integers:\na = 37\nb = 46",
        "Divide a by b and round down to an integer (the floor of a / b):\na = 817\nb = 13",
        "Find the smallest positive integer that is divisible by both a and b:\na = 12\nb = 18",
    )
    given = [list(tokenizer.chat_ids([{"role": "user", "content": text}])) for text in asked]
    sampling = Sampling(temperature=0.0, max_tokens=200)
    ours = zaya.Engine(model, tokenizer).generate([zaya.Request(tuple(ids), sampling) for ids in given])
    wanted = {index: list(completion.ids) for index, completion in ours}
    ends = {"stop_token_ids": sorted(tokenizer.eos_ids), "ignore_eos": False}
    with lab.serving(NAMED["nano"], max_model_len=1024) as llm:
        assert lab.generate(llm, given, 200, **ends) == [wanted[index] for index in range(len(given))]


def _pasts(llm: Any) -> Iterator[Past]:
    (found,) = llm.apply_model(lambda model: [m for m in model.modules() if isinstance(m, Past)])
    yield from found


def _arriving(engine: Any, given: list[list[int]], sampling: Any) -> list[list[int]]:
    """The tokens of requests of which one is added between any two steps."""
    made: dict[int, list[int]] = {}
    for index, prompt in enumerate(given):
        engine.add_request(str(index), {"prompt_token_ids": prompt}, sampling)
        made |= _finished(engine.step())
    while engine.has_unfinished_requests():
        made |= _finished(engine.step())
    return [made[index] for index in range(len(given))]


def _finished(outputs: list[Any]) -> dict[int, list[int]]:
    return {int(o.request_id): list(o.outputs[0].token_ids) for o in outputs if o.finished}
