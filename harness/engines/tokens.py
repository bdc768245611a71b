"""Token ids for models that only a server has: how a text is counted and how a tail is cut.

Three ways, best first: the model's own tokenizer on this machine (a folder that was given, that the
model is named after, or the Hugging Face cache), the server's /tokenize and /detokenize (vLLM, SGLang,
llama.cpp), and pieces: a stated stand-in that cuts text into word-like pieces of at most 7 bytes and
needs no vocabulary, because an id is the bytes of its piece. A run records which one it used.

    tokens = find(folder=None, base_url="http://localhost:8000/v1", model="m", key="none")
    tokens.decode(tokens.encode(text)[-64:])
"""

from __future__ import annotations

import json
import logging
import re
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from tenacity import Retrying

from harness.engines import EngineError
from harness.engines.faults import policy

if TYPE_CHECKING:
    from zaya.tokenizer import Tokenizer

BROKEN = "\ufffd"
PROBE = "Two and two: 4."
PROBE_SECONDS = 3.0
CALL_SECONDS = 30.0
RETRIES, RETRY_SECONDS = 5, 300.0
log = logging.getLogger(__name__)


class Tokens(Protocol):
    """Text to ids and back."""

    name: str
    """Which way this is, for a run's record."""

    def encode(self, text: str) -> list[int]:
        """Token ids of a text."""
        ...

    def decode(self, ids: Sequence[int]) -> str:
        """Text of ids; a first character that is broken by the cut is dropped."""
        ...


class LocalTokens:
    """The tokenizer in a folder on this machine."""

    def __init__(self, folder: str) -> None:
        from zaya.chat import DEFAULT_TEMPLATE
        from zaya.tokenizer import Tokenizer, TokenizerError

        try:
            self.tokenizer: Tokenizer = Tokenizer.load(folder)
        except TokenizerError as error:
            raise EngineError(str(error)) from error
        except ModuleNotFoundError as error:
            raise EngineError(
                f"reading {folder} needs the package {error.name!r}: pip install 'zaya-harness[zaya]'"
            ) from error
        self.name = f"local:{self.tokenizer.vocabulary_hash}"
        self.own_template = self.tokenizer.template != DEFAULT_TEMPLATE
        """Whether the folder holds a chat template, too."""

    def encode(self, text: str) -> list[int]:
        """Token ids of a text."""
        return self.tokenizer.encode(text)

    def decode(self, ids: Sequence[int]) -> str:
        """Text of ids, without a broken first character."""
        return self.tokenizer.decode_tail(ids)


class ServerTokens:
    """The /tokenize and /detokenize calls of a server; each one waits for the network.

    The engine asks for ids without blocking its loop (`url`, `question`, `ids`); `encode` and `decode`
    block, and are meant for threads.
    """

    name = "server:/tokenize"

    def __init__(self, base_url: str, model: str, key: str) -> None:
        self.root = base_url.rstrip("/").removesuffix("/v1")
        self.model, self.key = model, key
        self.url = f"{self.root}/tokenize"

    def question(self, text: str) -> dict[str, Any]:
        """What to post to `url`; vLLM and SGLang read `prompt`, llama.cpp reads `content`."""
        return {"model": self.model, "prompt": text, "content": text, "add_special_tokens": False}

    def ids(self, content: Any) -> list[int]:
        """The token ids in an answer of `url`. Raises EngineError where there are none."""
        found = content.get("tokens") if isinstance(content, dict) else None
        if not isinstance(found, list) or not found or not all(isinstance(i, int) for i in found):
            raise EngineError(f"{self.url} answered without token ids")
        return found

    def encode(self, text: str) -> list[int]:
        """Token ids of a text. Raises EngineError where the server does not give them."""
        return self.ids(self._patiently("/tokenize", self.question(text))) if text else []

    def decode(self, ids: Sequence[int]) -> str:
        """Text of ids, without a broken first character.

        Raises EngineError where the server fails for good: a run cannot go on with tails cut otherwise.
        """
        return self._text(self._patiently("/detokenize", self._answer(ids))).lstrip(BROKEN) if ids else ""

    def probe(self) -> bool:
        """Does the server give ids, and back from them the same text?"""
        try:
            ids = self.ids(self._post("/tokenize", self.question(PROBE), PROBE_SECONDS))
            return self._text(self._post("/detokenize", self._answer(ids), PROBE_SECONDS)).strip() == PROBE
        except (OSError, ValueError, EngineError):
            return False

    def _answer(self, ids: Sequence[int]) -> dict[str, Any]:
        return {"model": self.model, "tokens": list(ids)}

    def _text(self, content: Any) -> str:
        for name in ("prompt", "text", "content"):  # vLLM, SGLang, llama.cpp
            if isinstance(content, dict) and isinstance(found := content.get(name), str):
                return found
        raise EngineError(f"{self.root}/detokenize answered without a text")

    def _patiently(self, path: str, row: dict[str, Any]) -> Any:
        try:
            return Retrying(**policy(RETRIES, RETRY_SECONDS))(self._post, path, row, CALL_SECONDS)
        except (OSError, ValueError) as error:
            raise EngineError(f"{self.root}{path} does not answer: {error}") from error

    def _post(self, path: str, row: dict[str, Any], seconds: float) -> Any:
        request = urllib.request.Request(
            self.root + path,
            json.dumps(row).encode(),
            {"Content-Type": "application/json", "Authorization": f"Bearer {self.key}"},
        )
        with urllib.request.urlopen(request, timeout=seconds) as reply:
            return json.load(reply)


class Pieces:
    """Word-like pieces of at most 7 bytes, about as long as a usual token; an id holds its piece's bytes."""

    name = "pieces (no tokenizer known: give tokenizer=FOLDER for exact tails)"

    _WORDS = re.compile(r" ?[^\W\d_]+| ?\d| ?[^\w\s]+|\s+|_+|.", re.DOTALL)

    def encode(self, text: str) -> list[int]:
        """Ids of the pieces: 1 followed by the piece's UTF-8 bytes, as a number below 2**63."""
        ids = []
        for word in self._WORDS.findall(text):
            data = word.encode("utf-8", "surrogatepass")
            while data:
                cut = min(7, len(data))
                while cut < len(data) and data[cut] & 0xC0 == 0x80:  # inside a character
                    cut -= 1
                ids.append(int.from_bytes(b"\x01" + data[:cut], "big"))
                data = data[cut:]
        return ids

    def decode(self, ids: Sequence[int]) -> str:
        """Text of ids."""
        pieces = (i.to_bytes(8, "big").lstrip(b"\x00")[1:] for i in ids)
        return b"".join(pieces).decode("utf-8", "surrogatepass")


def find(folder: str | None, base_url: str, model: str, key: str) -> Tokens:
    """The best way there is to get token ids for this server's model; a stand-in is announced."""
    if folder:
        return LocalTokens(folder)
    if own := _own(model):
        try:
            return LocalTokens(own)
        except EngineError as error:
            log.warning("the tokenizer of %s on this machine cannot be used: %s", model, error)
    server = ServerTokens(base_url, model, key)
    if server.probe():
        return server
    log.warning(
        "no tokenizer of %s is known here or at its server: token counts and tails are cut in word-like "
        "pieces; tokenizer=FOLDER makes them exact",
        model,
    )
    return Pieces()


def _own(model: str) -> str | None:
    """The folder on this machine that holds the tokenizer of a model named by its folder or its hub id."""
    name = model.partition("@")[0]
    if (Path(name) / "tokenizer.json").is_file():
        return name
    try:
        from huggingface_hub import try_to_load_from_cache

        cached = try_to_load_from_cache(name, "tokenizer.json")
    except (ImportError, ValueError):  # no such package, no such kind of name: nothing is cached
        return None
    return str(Path(cached).parent) if isinstance(cached, str) else None
