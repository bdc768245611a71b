"""Reading a stream and counting its tokens, without a server: bytes cut anywhere, tokenizers found."""

from __future__ import annotations

import asyncio
import itertools
import json
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.engines import EngineError
from harness.engines.faults import ServerFault
from harness.engines.stream import Heard, events
from harness.engines.tokens import Pieces, find
from zaya.tokenizer import Tokenizer

NOBODY = "http://127.0.0.1:9/v1"


async def blocks_of(data: bytes, cuts: list[int]) -> AsyncIterator[bytes]:
    edges = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    for start, end in itertools.pairwise(edges):
        yield data[start:end]


def read(data: bytes, cuts: list[int]) -> list[dict[str, Any]]:
    async def all_rows() -> list[dict[str, Any]]:
        return [row async for row in events(blocks_of(data, cuts))]

    return asyncio.run(all_rows())


# ---- reading ----

values = st.dictionaries(st.text(max_size=8).filter(lambda name: name != "error"), st.text(max_size=12))


@given(
    st.lists(values, max_size=5),
    st.lists(st.integers(0, 400), max_size=12),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_rows_survive_any_cut_of_the_bytes(
    rows: list[dict[str, str]], cuts: list[int], end: str, escaped: bool
) -> None:
    """Rows hold any character, written out or escaped; comments and event names stand between."""
    lines = [
        f": ping{end}{end}event: x{end}data: {json.dumps(row, ensure_ascii=escaped)}{end}{end}"
        for row in rows
    ]
    data = "".join([*lines, f"data: [DONE]{end}{end}", f"data: after{end}{end}"]).encode()
    assert read(data, cuts) == rows


@given(st.integers(1, 60))
def test_a_row_cut_short_is_a_fault_and_never_a_shorter_row(kept: int) -> None:
    data = b'data: {"choices": [{"delta": {"content": "four"}, "finish_reason": "stop"}]}'
    with pytest.raises(ServerFault):
        read(data[: 6 + kept], [])


def test_a_text_of_many_chunks_is_put_together_in_linear_time() -> None:
    heard = Heard()
    for i in range(60_000):
        heard.note({"choices": [{"delta": {"reasoning_content" if i % 2 else "content": f"{i} "}}]})
    assert heard.pieces == 60_000 and "".join(heard.thought).split()[:2] == ["1", "3"]


# ---- counting ----


@given(st.text())
def test_pieces_round_trip(text: str) -> None:
    tokens = Pieces()
    ids = tokens.encode(text)
    assert tokens.decode(ids) == text
    assert all(0 < i < 2**63 for i in ids)
    assert text.endswith(tokens.decode(ids[-3:])) or not ids


def test_pieces_are_about_as_long_as_tokens() -> None:
    text = "The quick brown fox jumps over 12 lazy dogs; then x^2 + 3x = 10 holds. " * 20
    assert 2.5 < len(text) / len(Pieces().encode(text)) < 5


# ---- finding a tokenizer ----


@pytest.fixture
def tiny(shared: Callable[[str], Path]) -> Path:
    return shared("fixtures/zaya_tiny")


def test_a_model_named_after_its_folder_brings_its_tokenizer(tiny: Path) -> None:
    tokens = find(None, NOBODY, str(tiny), "none")
    assert tokens.name == f"local:{Tokenizer.load(tiny).vocabulary_hash}"
    assert tokens.encode("a b") == Tokenizer.load(tiny).encode("a b")


def test_a_tokenizer_in_the_hub_cache_is_used(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub: Any = pytest.importorskip("huggingface_hub")
    folder = tmp_path / "models--someone--tiny"
    (folder / "refs").mkdir(parents=True)
    (folder / "refs" / "main").write_text("abc")
    shutil.copytree(tiny, folder / "snapshots" / "abc", ignore=shutil.ignore_patterns("*.safetensors"))
    asked = hub.try_to_load_from_cache
    monkeypatch.setattr(hub, "try_to_load_from_cache", lambda *names: asked(*names, cache_dir=str(tmp_path)))
    assert find(None, NOBODY, "someone/tiny", "none").name.startswith("local:")
    assert find(None, NOBODY, "someone/other", "none").name.startswith("pieces")
    assert find(None, NOBODY, "no/such/kind of name", "none").name.startswith("pieces")


def test_a_broken_tokenizer_is_refused_where_asked_for_and_announced_where_found(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(EngineError, match="not a tokenizer"):
        find(str(tmp_path), NOBODY, "m", "none")
    assert find(None, NOBODY, str(tmp_path), "none").name.startswith("pieces")
    assert "not a tokenizer" in caplog.text and "word-like pieces" in caplog.text
