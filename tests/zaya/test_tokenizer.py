"""Tokenizer and chat: round trips, cut characters, templates, and where a thought ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer as Backend
from tokenizers import decoders, models, pre_tokenizers

from zaya import chat
from zaya.tokenizer import Tokenizer, TokenizerError

SPECIAL = ("<pad>", "<|im_start|>", "<|im_end|>", "<bos>", "<think>", "</think>")
PAD, IM_START, IM_END, BOS, THINK, END = range(6)
MESSAGES = ({"role": "system", "content": "Be brief."}, {"role": "user", "content": "2+2? 💡"})


def write_folder(folder: Path, **settings: object) -> Path:
    """A byte-level tokenizer: one token a byte, after six special tokens."""
    vocabulary = {
        token: i for i, token in enumerate((*SPECIAL, *sorted(pre_tokenizers.ByteLevel.alphabet())))
    }
    backend = Backend(models.BPE(vocabulary, []))
    backend.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    backend.decoder = decoders.ByteLevel()
    backend.add_special_tokens(list(SPECIAL))
    folder.mkdir(parents=True, exist_ok=True)
    backend.save(str(folder / "tokenizer.json"))
    names = {"bos_token": "<bos>", "eos_token": "<|im_end|>", "pad_token": "<pad>"}
    (folder / "tokenizer_config.json").write_text(json.dumps({**names, **settings}))
    return folder


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Tokenizer:
    return Tokenizer.load(write_folder(tmp_path_factory.mktemp("tokenizer")))


@given(st.text())
def test_text_survives(tokenizer: Tokenizer, text: str) -> None:
    assert tokenizer.decode(tokenizer.encode(text)) == text


@given(st.text(min_size=1), st.data())
def test_a_tail_starts_at_a_whole_character(tokenizer: Tokenizer, text: str, data: st.DataObject) -> None:
    ids = tokenizer.encode(text.replace("\ufffd", ""))
    cut = data.draw(st.integers(0, len(ids)))
    tail = tokenizer.decode_tail(ids[cut:])
    assert "\ufffd" not in tail
    assert tokenizer.decode(ids).endswith(tail)
    assert len(tokenizer.encode(tail)) > len(ids) - cut - 4, "only the cut character is lost"


def test_only_the_start_of_a_tail_is_repaired(tokenizer: Tokenizer) -> None:
    ids = tokenizer.encode("aé")
    assert tokenizer.decode_tail(ids[:-1]) == "a\ufffd"


def test_added_tokens_are_single_ids(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("<think>") == [tokenizer.think_start] == [THINK]
    assert tokenizer.encode("</think>") == [tokenizer.think_end] == [END]
    assert tokenizer.decode([THINK]) == "<think>"
    assert tokenizer.decode([THINK, IM_END], skip_special=True) == ""
    assert tokenizer.eos_ids == {IM_END} and tokenizer.pad_id == PAD
    assert len(tokenizer) == 262


def test_default_template_is_chatml(tokenizer: Tokenizer) -> None:
    assert tokenizer.render(MESSAGES) == (
        "<bos><|im_start|>system\nBe brief.<|im_end|>\n"
        "<|im_start|>user\n2+2? 💡<|im_end|>\n<|im_start|>assistant\n"
    )
    assert tokenizer.render(MESSAGES, add_generation_prompt=False).endswith("💡<|im_end|>\n")
    assert tokenizer.render(MESSAGES, enable_thinking=False).endswith("assistant\n<think>\n</think>\n\n")
    ids = tokenizer.chat_ids(MESSAGES)
    assert ids[:2] == [BOS, IM_START] and ids.count(IM_START) == 3 and ids.count(IM_END) == 2


def test_templates_of_a_folder(tmp_path: Path) -> None:
    """The file wins over the key; the key may hold several named templates."""
    one = Tokenizer.load(write_folder(tmp_path / "a", chat_template="{{ messages[0].content }}!"))
    named = [{"name": "tools", "template": "t"}, {"name": "default", "template": "d{{ eos_token }}"}]
    several = Tokenizer.load(write_folder(tmp_path / "b", chat_template=named))
    (tmp_path / "a" / "chat_template.jinja").write_text("file")
    beside = Tokenizer.load(tmp_path / "a")
    assert [t.render(MESSAGES) for t in (one, several, beside)] == ["Be brief.!", "d<|im_end|>", "file"]
    assert len({t.template_hash for t in (one, several, beside)}) == 3
    assert len({t.vocabulary_hash for t in (one, several, beside)}) == 1


@pytest.mark.parametrize(
    "template",
    [
        "{{ raise_exception('roles must alternate') }}",
        "{% if %}",
        "{{ messages.__class__.__mro__[1].__subclasses__() }}",
        "{% set _ = messages.append(1) %}",
    ],
)
def test_broken_and_hostile_templates_raise(template: str) -> None:
    with pytest.raises(chat.TemplateError, match="chat template"):
        chat.render(template, MESSAGES)


def test_template_helpers() -> None:
    assert chat.render("{{ messages[0] | tojson }}", [{"a": "é"}]) == '{"a": "é"}'
    loop = "{% for m in messages %}\n  {% if loop.index > 1 %}\n    {% break %}\n  {% endif %}\nx{% endfor %}"
    assert chat.render(loop, MESSAGES) == "x"


def test_eos_ids_come_from_every_file(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    (folder / "config.json").write_text('{"eos_token_id": 3}')
    (folder / "generation_config.json").write_text('{"eos_token_id": [0, 2]}')
    assert Tokenizer.load(folder).eos_ids == {0, 2, 3}


def test_special_tokens_written_as_objects(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, eos_token={"content": "<|im_end|>", "lstrip": False})
    assert Tokenizer.load(folder).eos_ids == {IM_END}


def test_bad_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(TokenizerError, match=r"no tokenizer\.json"):
        Tokenizer.load(tmp_path)
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(TokenizerError, match="is not a tokenizer"):
        Tokenizer.load(tmp_path)
    folder = write_folder(tmp_path / "x")
    (folder / "tokenizer_config.json").write_text("{")
    with pytest.raises(TokenizerError, match="is not JSON"):
        Tokenizer.load(folder)
    (folder / "tokenizer_config.json").write_text("{}")
    with pytest.raises(TokenizerError, match="end-of-text"):
        Tokenizer.load(folder)


@pytest.mark.parametrize(
    ("ids", "in_reasoning", "expected"),
    [
        ([THINK, 7, 8, END, 9], False, ((7, 8), (9,))),
        ([7, 8, END, 9], True, ((7, 8), (9,))),
        ([7, 8, END, 9], False, ((7, 8), (9,))),
        ([THINK, 7, 8], False, ((7, 8), ())),
        ([7, 8], True, ((7, 8), ())),
        ([7, 8], False, ((), (7, 8))),
        ([THINK, 7, END, 8, THINK, 9], False, ((7, 9), (8,))),
        ([THINK, 7, END, 8, END, 9], False, ((7, 8), (9,))),
        ([END], True, ((), ())),
        ([], True, ((), ())),
        ([], False, ((), ())),
    ],
)
def test_split(
    tokenizer: Tokenizer,
    ids: list[int],
    in_reasoning: bool,
    expected: tuple[tuple[int, ...], tuple[int, ...]],
) -> None:
    assert tokenizer.split(ids, in_reasoning) == expected


def test_opens_thought(tokenizer: Tokenizer) -> None:
    assert tokenizer.opens_thought(tokenizer.encode("assistant\n<think>\n"))
    assert not tokenizer.opens_thought(tokenizer.encode("say <think> now"))
    assert not tokenizer.opens_thought(tokenizer.chat_ids(MESSAGES, enable_thinking=False))


def test_the_tiny_checkpoint(shared: Callable[[str], Path]) -> None:
    tokenizer = Tokenizer.load(shared("fixtures/zaya_tiny"))
    assert (tokenizer.think_start, tokenizer.think_end) == (108, 109)
    assert tokenizer.eos_ids == {106} and tokenizer.pad_id == 0
    ids = tokenizer.chat_ids([{"role": "user", "content": "Hello"}])
    assert (ids[0], ids[1], ids.count(106)) == (2, 105, 1)
    assert tokenizer.decode(ids) == "<bos><|im_start|>user\nHello<|im_end|>\n<|im_start|>assistant\n"


def test_equals_transformers(shared: Callable[[str], Path]) -> None:
    """The same ids and the same prompt as `AutoTokenizer` on the tiny checkpoint."""
    transformers = pytest.importorskip("transformers")
    folder = shared("fixtures/zaya_tiny")
    ours, theirs = Tokenizer.load(folder), transformers.AutoTokenizer.from_pretrained(folder)
    assert ours.render(MESSAGES) == theirs.apply_chat_template(
        list(MESSAGES), tokenize=False, add_generation_prompt=True
    )
    text = "Solve x+1=2. <think>easy</think> x=1"
    assert ours.encode(text) == theirs(text, add_special_tokens=False)["input_ids"]
