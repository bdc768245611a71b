"""The OpenAI-compatible engine and a server that behaves: what is asked, what is heard, what it cost."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import harness_faulty_server as faulty
import pytest
from harness_faulty_server import FaultyServer, chunk, ends, says, stream

from harness.engines import Engine, EngineError, Request, Sampling, make, user
from harness.engines.tokens import Pieces
from zaya.tokenizer import Tokenizer

ASK = Request((user("2+2?"),), Sampling(max_tokens=16, seed=5))
USAGE = {
    "prompt_tokens": 9,
    "completion_tokens": 7,
    "total_tokens": 16,
    "prompt_tokens_details": {"cached_tokens": 4},
}


@pytest.fixture(autouse=True)
def no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)


@pytest.fixture
def tiny(shared: Callable[[str], Path]) -> str:
    return str(shared("fixtures/zaya_tiny"))


async def ask(server: Any, request: Request = ASK, **options: Any) -> tuple[Any, Engine]:
    engine = make(base_url=server.url, **options)
    completion = await engine.complete(request)
    await engine.close()
    return completion, engine


# ---- what is asked, what is heard ----


async def test_a_streamed_answer() -> None:
    with FaultyServer(stream(says("<think>two and two"), says("</think>4"), ends("stop", USAGE))) as server:
        sampling = Sampling(0.5, top_p=0.9, top_k=7, min_p=0.1, max_tokens=16, stop=("X",), seed=2**40 + 3)
        done, engine = await ask(server, Request(ASK.messages, sampling))
    assert (done.text, done.reasoning) == ("<think>two and two</think>4", "two and two")
    assert (done.answer, done.finish_reason, done.error) == ("4", "stop", None)
    assert (done.usage.prompt, done.usage.cached, done.usage.generated) == (9, 4, 7)
    assert done.usage.reasoning > done.usage.answer > 0
    assert engine.decode(done.reasoning_ids) == done.reasoning
    assert done.extra == {"finish_reason": "stop", "id": "r1", "counted": False}
    (sent,) = server.bodies
    assert sent.pop("stream") is True and sent.pop("stream_options") == {"include_usage": True}
    assert sent == {
        "model": "m",
        "messages": [{"role": "user", "content": "2+2?"}],
        "temperature": 0.5,
        "top_p": 0.9,
        "top_k": 7,
        "min_p": 0.1,
        "max_tokens": 16,
        "stop": ["X"],
        "seed": (2**40 + 3) % 2**31,
    }


async def test_settings_that_are_off_are_not_sent() -> None:
    """Some servers refuse fields that they do not know (transformers serve: top_k, min_p)."""
    with FaultyServer(stream(says("4"), ends("stop"))) as server:
        await ask(server, Request(ASK.messages, Sampling()), extra_body={"lora": "a"})
    assert not {"top_k", "min_p", "stop", "seed"} & set(server.bodies[0]) and server.bodies[0]["lora"] == "a"


@pytest.mark.parametrize("field", ["reasoning_content", "reasoning"])
@pytest.mark.parametrize(
    ("content", "finish", "text", "reason"),
    [("4", "stop", "<think>hm</think>4", "stop"), ("", "length", "<think>hm", "length")],
)
async def test_reasoning_sent_apart_is_put_back(
    field: str, content: str, finish: str, text: str, reason: str
) -> None:
    rows = [chunk({field: "h"}), chunk({field: "m"}), says(content), chunk(finish=finish)]
    with FaultyServer(stream(*rows)) as server:
        done, _ = await ask(server)
    assert (done.text, done.reasoning, done.answer, done.finish_reason) == (text, "hm", content, reason)
    assert done.usage.reasoning > 0, "counted here, since the server sent no usage"


async def test_a_thought_sent_under_both_names_is_heard_once() -> None:
    row = chunk({"reasoning_content": "hm", "reasoning": "hm"})
    with FaultyServer(stream(row, says("4"), ends("stop"))) as server:
        assert (await ask(server))[0].text == "<think>hm</think>4"


@pytest.mark.parametrize(
    ("text", "option", "expected"),
    [
        ("hm</think>4", None, "<think>hm</think>4"),
        ("hm, cut", True, "<think>hm, cut"),
        ("hm, cut", None, "hm, cut"),
        ("<think>hm</think>4", True, "<think>hm</think>4"),
    ],
)
async def test_a_swallowed_opening_tag_is_put_back(text: str, option: bool | None, expected: str) -> None:
    with FaultyServer(stream(says(text), ends("length"))) as server:
        assert (await ask(server, in_reasoning=option))[0].text == expected


async def test_the_template_tells_that_a_cut_text_is_a_thought(tiny: str, tmp_path: Path) -> None:
    for name in ("tokenizer.json", "tokenizer_config.json", "config.json"):
        (tmp_path / name).write_bytes((Path(tiny) / name).read_bytes())
    template = (Path(tiny) / "chat_template.jinja").read_text()
    (tmp_path / "chat_template.jinja").write_text(template + "<think>\n")
    script = stream(says("\\boxed{4}, or"), ends("length")), stream(says("4"), ends("stop"))
    with FaultyServer(*script) as server:
        engine = make("m", server.url, tokenizer=str(tmp_path))
        cut, whole = await engine.complete(ASK), await engine.complete(ASK)
        await engine.close()
    assert (cut.reasoning, cut.answer) == ("\\boxed{4}, or", "")
    assert (whole.reasoning, whole.answer) == ("", "4"), "a server that sends thoughts apart may send none"


async def test_a_cut_text_that_nobody_can_place_is_said_to_be_one(caplog: pytest.LogCaptureFixture) -> None:
    with FaultyServer(stream(says("hm, cut"), ends("length", USAGE))) as server:
        engine, told = make(base_url=server.url), make(base_url=server.url, in_reasoning=False)
        assert [(await engine.complete(ASK)).answer for _ in range(2)] == ["hm, cut"] * 2
        said = [record.getMessage() for record in caplog.records if "cut off" in record.message]
        assert len(said) == 1 and server.url in said[0] and "--in-reasoning" in said[0]
        await told.complete(ASK)
        assert sum("cut off" in record.message for record in caplog.records) == 1
        await engine.close()
        await told.close()


async def test_odd_but_lawful_streams_are_read() -> None:
    parts = (
        ": a comment of a proxy\n\n",
        "event: message\nid: 7\n",
        says("caf\u2028"),  # a line break of Unicode, which is none in an event stream
        {"choices": []},
        {"choices": None, "id": None},
        {"choices": [{"index": 0, "delta": None}]},
        chunk({"role": "assistant", "content": None}),
        'data: {"choices": [{"delta":\r\ndata: {"content": "é"}}]}\r\n\r\n',
        ends("stop"),
        {"choices": [], "usage": USAGE},
    )
    with FaultyServer(stream(*parts, done=False)) as server:
        done, _ = await ask(server)
    assert (done.text, done.error, done.usage.generated, done.usage.cached) == ("caf\u2028é", None, 7, 4)


async def test_completions_endpoint_sends_ids_of_the_local_template(tiny: str) -> None:
    choice = {"index": 0, "text": "4", "finish_reason": "stop", "logprobs": None}
    with FaultyServer(stream({"id": "c", "object": "text_completion", "choices": [choice]})) as server:
        done, _ = await ask(server, endpoint="completions", tokenizer=tiny)
        tokenizer = Tokenizer.load(tiny)
        assert (done.answer, done.answer_ids) == ("4", tuple(tokenizer.encode("4")))
        assert server.bodies[0]["prompt"] == tokenizer.chat_ids(ASK.messages)
        assert done.usage.prompt == len(server.bodies[0]["prompt"]), "counted here"
        with pytest.raises(EngineError, match="tokenizer=FOLDER"):
            make(base_url=server.url, endpoint="completions")


# ---- what it cost ----


async def test_tokens_that_the_server_kept_to_itself_are_charged() -> None:
    hidden = {
        "prompt_tokens": 9,
        "completion_tokens": 500,
        "completion_tokens_details": {"reasoning_tokens": 480},
    }
    with FaultyServer(stream(says("4"), ends("stop", hidden))) as server:
        done, _ = await ask(server)
    assert (done.usage.reasoning, done.usage.answer) == (480, 20)


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        7,
        {},
        {"prompt_tokens": 9, "completion_tokens": 0},
        {"prompt_tokens": 9, "completion_tokens": 2},  # fewer than chunks with text
        {"prompt_tokens": 9, "completion_tokens": -5},
        {"prompt_tokens": 9, "completion_tokens": "7"},
        {"prompt_tokens": 9, "completion_tokens": None},
        {"prompt_tokens": 0, "completion_tokens": 7},
        {"prompt_tokens": "9", "completion_tokens": 7},
    ],
)
async def test_counts_that_cannot_be_right_are_replaced_and_said_once(
    wrong: Any, caplog: pytest.LogCaptureFixture
) -> None:
    answer = stream(says("<think>two "), says("and"), says(" two</think>4"), ends("stop", wrong))
    with FaultyServer(answer) as server:
        engine = make(base_url=server.url)
        first, second = await engine.complete(ASK), await engine.complete(ASK)
        await engine.close()
    count = Pieces().encode
    expected = (len(count("2+2?")), 0, len(count("two and two")), len(count("4")))
    for done in (first, second):
        spent = done.usage
        assert (spent.prompt, spent.cached, spent.reasoning, spent.answer) == expected
        assert done.extra["counted"] is True
    assert sum("sends no token counts" in record.message for record in caplog.records) == 1


@pytest.mark.parametrize("cached", [-1, "4", 10**6, None, {"cached_tokens": 4}])
async def test_odd_details_do_not_spoil_good_totals(cached: Any) -> None:
    details = {"prompt_tokens_details": {"cached_tokens": cached}, "completion_tokens_details": cached}
    with FaultyServer(stream(says("4"), ends("stop", {**USAGE, **details}))) as server:
        spent = (await ask(server))[0].usage
    assert (spent.prompt, spent.generated) == (9, 7) and 0 <= spent.cached <= 9


# ---- whom it talks to ----


def test_a_server_without_a_list_of_models_needs_a_name() -> None:
    with FaultyServer(routes={"/v1/models": faulty.status(500, "no cache folder")}) as server:
        with pytest.raises(EngineError, match="name a model"):
            make(base_url=server.url)
        assert make("m", server.url).name == "m"


def test_the_fallback_is_named_and_the_key_is_not(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "secret-key")
    with FaultyServer() as server, caplog.at_level(logging.WARNING):
        described = make(base_url=server.url).describe()
    assert "pieces" in described["tokens"] and "secret-key" not in json.dumps(described)
    (said,) = [record.getMessage() for record in caplog.records]
    assert "tails are cut in word-like pieces" in said and "secret-key" not in said


def test_what_stands_in_for_the_servers_counts_is_in_the_output_of_a_run(tmp_path: Path) -> None:
    with FaultyServer(stream(says("4"), ends("stop", None))) as server:
        arguments = [
            "--bench",
            "rlve/sorting",
            "--limit",
            "2",
            "--k",
            "2",
            "--final",
            "64",
            "--model",
            "m",
            "--base-url",
        ]
        ran = subprocess.run(
            [sys.executable, "-m", "harness.run", *arguments, server.url, "--out", str(tmp_path / "run")],
            cwd=Path(__file__).resolve().parents[2],
            capture_output=True,
            text=True,
        )
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr.count("sends no token counts that can be right") == 1
    assert ran.stderr.count("tails are cut in word-like pieces") == 1
