"""Text to token ids and back, from a folder in the Hugging Face layout.

The `tokenizers` library does the work; this file adds what a reasoning harness needs to know: where
thinking starts and ends, which ids end a completion, how a chat becomes ids, and how a tail of ids
that was cut inside a character is read.

    tokenizer = Tokenizer.load("zaya/nano")
    ids = tokenizer.chat_ids(({"role": "user", "content": "2+2?"},))
    tokenizer.decode(ids)
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zaya import chat

if TYPE_CHECKING:
    from tokenizers import Tokenizer as Backend

BROKEN = "\ufffd"


class TokenizerError(ValueError):
    """A folder whose tokenizer files are missing or do not fit together."""


class Tokenizer:
    """A tokenizer with its chat template; build one with `Tokenizer.load(folder)`."""

    def __init__(
        self, backend: Backend, settings: Mapping[str, Any], eos_ids: Sequence[int], template: str
    ) -> None:
        self.backend = backend
        self.template = template
        self.special = {
            name: token for name in ("bos_token", "eos_token", "pad_token", "unk_token")
            if (token := _text(settings.get(name))) is not None
        }  # fmt: skip
        named = [self.id_of(self.special[name]) for name in ("eos_token",) if name in self.special]
        self.eos_ids = frozenset(i for i in (*named, *eos_ids) if i is not None)
        self.pad_id = self.id_of(self.special.get("pad_token", "")) or 0
        self.think_start = self.id_of(chat.THINK_START)
        self.think_end = self.id_of(chat.THINK_END)
        if not self.eos_ids:
            raise TokenizerError(
                "no end-of-text token: neither tokenizer_config.json nor config.json names one"
            )

    @classmethod
    def load(cls, folder: str | Path) -> Tokenizer:
        """Read tokenizer.json, tokenizer_config.json, the chat template and the eos ids of a folder.

        Raises TokenizerError where there is no tokenizer.json or a file is broken.
        """
        from tokenizers import Tokenizer as Backend

        folder = Path(folder)
        source = folder / "tokenizer.json"
        if not source.is_file():
            raise TokenizerError(f"no tokenizer.json in {folder}: give a folder in the Hugging Face layout")
        try:
            backend = Backend.from_file(str(source))
        except Exception as error:  # the library raises bare Exception
            raise TokenizerError(f"{source} is not a tokenizer: {error}") from error
        backend.no_padding()
        backend.no_truncation()
        settings = _json(folder / "tokenizer_config.json")
        return cls(backend, settings, _eos_ids(folder), _template(folder, settings))

    def __len__(self) -> int:
        """Number of token ids, added tokens included."""
        return int(self.backend.get_vocab_size(with_added_tokens=True))

    def id_of(self, token: str) -> int | None:
        """The id of a token by its exact text, or None."""
        found = self.backend.token_to_id(token)
        return None if found is None else int(found)

    def encode(self, text: str) -> list[int]:
        """Token ids of a text; nothing is added, and added tokens written in the text are recognised."""
        return list(self.backend.encode(text, add_special_tokens=False).ids)

    def decode(self, ids: Sequence[int], skip_special: bool = False) -> str:
        """Text of token ids; special tokens are written out unless `skip_special`."""
        return str(self.backend.decode(list(ids), skip_special_tokens=skip_special))

    def decode_tail(self, ids: Sequence[int]) -> str:
        """Text of the last ids of something longer: a first character whose bytes were cut is dropped."""
        return self.decode(ids).lstrip(BROKEN)

    def render(
        self, messages: Sequence[Mapping[str, Any]], add_generation_prompt: bool = True, **variables: Any
    ) -> str:
        """The prompt text of a conversation by the model's chat template."""
        return chat.render(
            self.template, messages, add_generation_prompt=add_generation_prompt, **self.special, **variables
        )

    def chat_ids(self, messages: Sequence[Mapping[str, Any]], **variables: Any) -> list[int]:
        """Token ids of a conversation, ready for the assistant's turn."""
        return self.encode(self.render(messages, **variables))

    def opens_thought(self, prompt: Sequence[int]) -> bool:
        """Does this prompt end inside a thought that it has opened itself?"""
        return self.decode(prompt[-8:]).rstrip().endswith(chat.THINK_START)

    def split(
        self, ids: Sequence[int], in_reasoning: bool = False
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Cut generated ids into (reasoning, answer) by the think tokens; see `zaya.chat.split`."""
        return chat.split(ids, in_reasoning, self.think_start, self.think_end)

    @property
    def template_hash(self) -> str:
        """Fingerprint of the chat template, for a run's record."""
        return hashlib.sha256(self.template.encode()).hexdigest()[:16]

    @property
    def vocabulary_hash(self) -> str:
        """Fingerprint of the tokenizer, for a run's record."""
        return hashlib.sha256(self.backend.to_str().encode()).hexdigest()[:16]


def _text(token: Any) -> str | None:
    """Old files write a special token as an object, new ones as a string."""
    return token.get("content") if isinstance(token, dict) else token


def _json(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise TokenizerError(f"{path} is not JSON: {error}") from error
    if not isinstance(content, dict):
        raise TokenizerError(f"{path} must hold a JSON object")
    return content


def _template(folder: Path, settings: Mapping[str, Any]) -> str:
    beside = folder / "chat_template.jinja"
    if beside.is_file():
        return beside.read_text(encoding="utf-8")
    template = settings.get("chat_template", chat.DEFAULT_TEMPLATE)
    if isinstance(template, list):  # several named templates
        named = {row["name"]: row["template"] for row in template}
        template = named.get("default", chat.DEFAULT_TEMPLATE)
    return str(template)


def _eos_ids(folder: Path) -> list[int]:
    ids: list[int] = []
    for name in ("config.json", "generation_config.json"):
        value = _json(folder / name).get("eos_token_id")
        ids += value if isinstance(value, list) else [value] if value is not None else []
    return ids
