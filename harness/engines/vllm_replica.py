"""One vLLM engine in a process of its own: requests in and completions out, over a pipe.

vLLM binds threads, sets environment variables and may end a process on an error; here it does so to none but
itself. `harness.engines.replicas` starts this file; what an order or an answer is stands there.

    python -m harness.engines.vllm_replica FD
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Mapping
from dataclasses import fields, replace
from difflib import get_close_matches
from itertools import repeat
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

import torch
import vllm
from pydantic import ValidationError
from vllm import EngineArgs, SamplingParams
from vllm.exceptions import VLLMClientError
from vllm.outputs import RequestOutput
from vllm.platforms import current_platform
from vllm.sampling_params import RequestOutputKind
from vllm.v1.engine.llm_engine import LLMEngine

from harness.engines import EngineError
from harness.engines.pretrained import line_of
from harness.engines.vllm_draws import Draws, given
from zaya.engine import Completion, Request, completion_of, end_of
from zaya.sampling import stream_key
from zaya.scheduler import Row
from zaya.tokenizer import Tokenizer

CPU_BLOCK = 32
"""Tokens of a cache block on a CPU: prompts are found again by whole blocks, and vLLM would take 128."""


class Runner:
    """Steps a vLLM engine, and makes completions of its tokens as every other batcher here does."""

    def __init__(
        self, tokenizer: Tokenizer, arguments: Mapping[str, Any], device: str | None, memory: int
    ) -> None:
        """Load the model; `memory` is the cache's bytes where vLLM cannot size it by itself, on a CPU."""
        here = current_platform.device_type
        if device not in (None, here):
            raise EngineError(
                f"this vLLM runs on {here}, not on {device}: drop the device, or install another"
            )
        known = [field.name for field in fields(EngineArgs)]
        for name in arguments:
            if name not in known:
                close = get_close_matches(name, known, n=1)
                hint = f"; did you mean {close[0]!r}?" if close else ""
                raise EngineError(f"engine_args: vLLM {vllm.__version__} has no argument {name!r}{hint}")
        self._draws_here = here == "cpu"
        on_cpu = {
            "block_size": CPU_BLOCK,
            "kv_cache_memory_bytes": memory,
            "logits_processors": [Draws],
        }
        chosen = {**on_cpu, **arguments} if self._draws_here else arguments
        self.engine = LLMEngine.from_engine_args(EngineArgs(**chosen))
        self.tokenizer = tokenizer
        self.config = self.engine.vllm_config
        self._rows: dict[str, Row] = {}
        self._refused: list[Completion] = []

    def facts(self) -> dict[str, Any]:
        """What the model is and how it runs."""
        model, cache = self.config.model_config, self.config.cache_config
        return {
            "vllm": vllm.__version__,
            "torch": torch.__version__,
            "architecture": model.architecture,
            "dtype": str(model.dtype).removeprefix("torch."),
            "device": current_platform.device_type,
            "positions": model.max_model_len,
            "blocks": cache.num_gpu_blocks,
            "block_size": cache.block_size,
            "memory": cache.kv_cache_memory_bytes,
        }

    @property
    def idle(self) -> bool:
        """Nothing waits and nothing runs."""
        return not (self._rows or self._refused)

    def submit(self, number: int, request: Request) -> None:
        """Queue a request; one that can never run ends as an "error" completion."""
        row = Row(
            id=number,
            prompt=tuple(request.prompt),
            sampling=request.sampling,
            key=stream_key(request.sampling.seed),
            in_reasoning=self.tokenizer.opens_thought(request.prompt),
            want_logprobs=request.logprobs,
        )
        try:
            if why := self._refusal(row):
                raise ValueError(why)
            prompt = {"prompt_token_ids": list(row.prompt)}
            self.engine.add_request(str(number), prompt, self._parameters(row))
        except (ValueError, VLLMClientError) as error:
            self._refused.append(_failed(row, line_of(error)))
        else:
            self._rows[str(number)] = row

    def cancel(self, number: int) -> None:
        """Drop a request without a completion, where it has not ended yet."""
        if self._rows.pop(str(number), None):
            self.engine.abort_request([str(number)])

    def step(self) -> list[Completion]:
        """Run one forward pass, if there is anything to run, and return the completions that ended."""
        ended, self._refused = self._refused, []
        if self._rows:
            for output in self.engine.step():
                if completion := self._read(output):
                    ended.append(completion)
        return ended

    def _read(self, output: RequestOutput) -> Completion | None:
        """Take the new tokens of a request; its completion, if they end it."""
        row = self._rows.get(output.request_id)
        if row is None:  # a cancelled one's last word
            return None
        new = output.outputs[0]
        row.cached = output.num_cached_tokens or 0
        reason = None
        for token, scores in zip(new.token_ids, new.logprobs or repeat(None), strict=False):
            row.ids.append(token)
            if row.want_logprobs:
                row.logprobs.append(scores[token].logprob)
            if reason := end_of(row, token, self.tokenizer):
                break
        if not (reason or output.finished):
            return None
        del self._rows[output.request_id]
        if not output.finished:
            self.engine.abort_request([output.request_id])
        if reason is None:
            return _failed(row, f"vLLM ended the request early: {new.finish_reason}")
        return replace(completion_of(row, reason, self.tokenizer), routing=new.routed_experts)

    def _parameters(self, row: Row) -> SamplingParams:
        asked = row.sampling
        if self._draws_here:
            how: dict[str, Any] = {"temperature": 0.0, "extra_args": given(asked, row.key)}
        else:
            names = ("temperature", "top_p", "top_k", "min_p")
            how = {name: getattr(asked, name) for name in names}
            how["seed"] = None if asked.seed is None else row.key
        return SamplingParams(
            **how,
            max_tokens=asked.max_tokens,
            logprobs=0 if row.want_logprobs else None,
            ignore_eos=True,  # the ends are the tokenizer's
            stop_token_ids=sorted(self.tokenizer.eos_ids),
            detokenize=False,
            # Only stop strings have to be looked for in every token; they are ours to find.
            output_kind=RequestOutputKind.DELTA if asked.stop else RequestOutputKind.FINAL_ONLY,
        )

    def _refusal(self, row: Row) -> str | None:
        """Why this request can never run, or None."""
        model = self.config.model_config
        if not row.prompt:
            return "the prompt is empty: give at least one token"
        if max(row.prompt) >= model.get_vocab_size():
            return f"the prompt holds a token id outside the model's vocabulary of {model.get_vocab_size()}"
        if row.need > model.max_model_len:
            size = f"prompt of {len(row.prompt)} tokens + max_tokens {row.sampling.max_tokens} = {row.need}"
            limit = f"model and cache have {model.max_model_len} positions"
            return f"{size} tokens, but {limit}: shorten the prompt, lower max_tokens or raise memory"
        return None


def _failed(row: Row, why: str) -> Completion:
    return Completion(row.id, (), (), (), "", "error", len(row.prompt), 0, error=why)


def _sentence(error: Exception) -> str:
    """What an error says in one line; a configuration's error is a list of them."""
    if isinstance(error, ValidationError):
        rows = [(".".join(map(str, row["loc"])), line_of(ValueError(row["msg"]))) for row in error.errors()]
        return "; ".join(f"{where}: {what}" if where else what for where, what in rows)
    return line_of(error)


def main(fd: int) -> None:
    """Load, answer with the facts, then serve until the other end of the pipe is closed."""
    pipe: Connection[Any, Any] = Connection(fd)
    try:
        runner = Runner(*pipe.recv())
        pipe.send(runner.facts())
        _serve(runner, pipe)
    except (EOFError, ConnectionError):
        return
    except EngineError as error:
        pipe.send(str(error))
    except Exception as error:  # a broken folder, no memory: vLLM raises of many kinds
        pipe.send(f"{type(error).__name__}: {_sentence(error)}")


def _serve(runner: Runner, pipe: Connection[Any, Any]) -> None:
    # What is sent here is read at once: else each end could wait for the other to read.
    orders: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_listen, args=(pipe, orders), daemon=True).start()
    while True:
        while runner.idle or not orders.empty():
            order = orders.get()
            if order is None:
                return
            getattr(runner, order[0])(*order[1:])
        if ended := runner.step():
            pipe.send(ended)


def _listen(pipe: Connection[Any, Any], orders: SimpleQueue[Any]) -> None:
    try:
        while True:
            orders.put(pipe.recv())
    except (EOFError, ConnectionError):
        orders.put(None)


if __name__ == "__main__":
    main(int(sys.argv[1]))
