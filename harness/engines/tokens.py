"""Token ids for models that only a server has: how a text is counted and how a tail is cut.

Three ways, best first: a local tokenizer folder, the server's own /tokenize (vLLM), and pieces: a
stated stand-in that cuts text into word-like pieces of at most 7 bytes and needs no vocabulary,
because an id is the bytes of its piece. A run records which one it used.

    tokens = find(folder=None, base_url="http://localhost:8000/v1", model="m")
    tokens.decode(tokens.encode(text)[-64:])
"""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from harness.engines import EngineError

if TYPE_CHECKING:
    from zaya.tokenizer import Tokenizer

BROKEN = "\ufffd"
PROBE_SECONDS = 3.0
CALL_SECONDS = 30.0


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
        from zaya.tokenizer import Tokenizer, TokenizerError

        try:
            self.tokenizer: Tokenizer = Tokenizer.load(folder)
        except TokenizerError as error:
            raise EngineError(str(error)) from error
        self.name = f"local:{self.tokenizer.vocabulary_hash}"

    def encode(self, text: str) -> list[int]:
        """Token ids of a text."""
        return self.tokenizer.encode(text)

    def decode(self, ids: Sequence[int]) -> str:
        """Text of ids, without a broken first character."""
        return self.tokenizer.decode_tail(ids)


class ServerTokens:
    """The /tokenize and /detokenize calls of a vLLM server; each one waits for the network."""

    name = "server:/tokenize"

    def __init__(self, base_url: str, model: str, key: str) -> None:
        self.root = base_url.rstrip("/").removesuffix("/v1")
        self.model, self.key = model, key

    def encode(self, text: str, seconds: float = CALL_SECONDS) -> list[int]:
        """Token ids of a text. Raises EngineError where the server does not give them."""
        row = {"model": self.model, "prompt": text, "add_special_tokens": False}
        ids = self._post("/tokenize", row, seconds).get("tokens")
        if not isinstance(ids, list) or not all(isinstance(i, int) for i in ids):
            raise EngineError(f"{self.root}/tokenize answered without token ids")
        return ids

    def decode(self, ids: Sequence[int]) -> str:
        """Text of ids, without a broken first character. Raises EngineError where the server fails."""
        row = {"model": self.model, "tokens": list(ids)}
        return str(self._post("/detokenize", row, CALL_SECONDS).get("prompt", "")).lstrip(BROKEN)

    def _post(self, path: str, row: dict[str, Any], seconds: float) -> dict[str, Any]:
        request = urllib.request.Request(
            self.root + path,
            json.dumps(row).encode(),
            {"Content-Type": "application/json", "Authorization": f"Bearer {self.key}"},
        )
        try:
            with urllib.request.urlopen(request, timeout=seconds) as reply:
                content = json.load(reply)
        except (OSError, ValueError) as error:
            raise EngineError(f"{self.root}{path} does not answer: {error}") from error
        if not isinstance(content, dict):
            raise EngineError(f"{self.root}{path} did not answer with a JSON object")
        return content


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
    """The best way there is to get token ids for this server's model."""
    if folder:
        return LocalTokens(folder)
    server = ServerTokens(base_url, model, key)
    try:
        server.encode("probe", PROBE_SECONDS)
    except EngineError:
        return Pieces()
    return server
