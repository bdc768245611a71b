"""A model's folder and its tokenizer as Transformers reads them, for the engines that run any model.

Nothing is downloaded: a name is looked for among the folders and in the local Hugging Face cache.

    folder, gguf = files("path/to/model")
    tokenizer = ModelTokenizer("path/to/model", folder, ends=[2])
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer as Backend
from transformers import AutoTokenizer

from harness.engines import EngineError
from zaya.chat import TemplateError
from zaya.checkpoint import NAMED
from zaya.tokenizer import Tokenizer


class ModelTokenizer(Tokenizer):
    """A tokenizer that Transformers has loaded, from whatever files, with its own chat template."""

    def __init__(self, name: str, folder: Path, ends: Sequence[int], **where: Any) -> None:
        """Read it from the folder of the model `name`; `ends` are end tokens beside its own.

        Raises EngineError where it has no chat template, no end token, or no fast implementation.
        """
        theirs = call(name, AutoTokenizer.from_pretrained, folder, **where)
        backend = getattr(theirs, "backend_tokenizer", None)
        # Transformers rebuilds the tokenizer by the model's type, at times with tokens that the file lacks.
        if (source := folder / "tokenizer.json").is_file():
            backend = Backend.from_file(str(source))
        if backend is None:
            raise EngineError(f"the tokenizer of {name} has no fast version: add its tokenizer.json")
        backend.no_padding()
        backend.no_truncation()
        try:
            template = theirs.get_chat_template()
            super().__init__(backend, theirs.special_tokens_map, ends, template)
        except ValueError as error:  # no end token, or no template, of which the library speaks at length
            if theirs.chat_template:
                raise EngineError(f"the tokenizer of {name} cannot be used: {line_of(error)}") from error
            raise EngineError(
                f"{name} has no chat template: add its chat_template.jinja, or take a model made for chat"
            ) from error
        self._theirs = theirs

    def render(
        self, messages: Sequence[Mapping[str, Any]], add_generation_prompt: bool = True, **variables: Any
    ) -> str:
        """The prompt text of a conversation, rendered by Transformers. Raises TemplateError."""
        import jinja2

        rows = [dict(message) for message in messages]
        options = {"tokenize": False, "add_generation_prompt": add_generation_prompt, **variables}
        try:
            return str(self._theirs.apply_chat_template(rows, **options))
        except jinja2.TemplateError as error:
            raise TemplateError(f"the chat template cannot render these messages: {error}") from error


def files(name: str) -> tuple[Path, str | None]:
    """The folder with the model's files, and the GGUF file in it that holds the model, if one does."""
    path = NAMED.get(name, Path(name))
    if path.is_file() and path.suffix == ".gguf":
        return path.parent, path.name
    if not path.is_dir():
        path = _cached(name)
    if (path / "config.json").is_file():
        return path, None
    found = sorted(file.name for file in path.glob("*.gguf"))
    if len(found) > 1:
        raise EngineError(f"{name} holds several GGUF files, name one of them: {', '.join(found[:8])}")
    if not found:
        raise EngineError(f"{name} holds no model: config.json is missing, and so is a GGUF file")
    return path, found[0]


def settings(folder: Path, file: str) -> dict[str, Any]:
    """The JSON object in a file of the folder, {} without it. Raises EngineError for a broken file."""
    path = folder / file
    try:
        content = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except ValueError as error:
        raise EngineError(f"{path} is not JSON: {error}") from error
    if not isinstance(content, dict):
        raise EngineError(f"{path} must hold a JSON object")
    return content


def _cached(name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (HFValidationError, LocalEntryNotFoundError) as error:
        raise EngineError(
            f"{name} is neither a folder, nor a GGUF file, nor a model in the local Hugging Face cache, and "
            "nothing is downloaded here"
        ) from error


def call(name: str, load: Any, folder: Path, **options: Any) -> Any:
    """What `load` makes of the folder of the model `name`. Raises EngineError where it fails."""
    try:
        return load(str(folder), **options)
    except ImportError as error:
        extra = "gguf" if "gguf_file" in options else "hf"
        raise EngineError(f"{line_of(error)} (pip install 'zaya-harness[{extra}]')") from error
    except Exception as error:  # the library raises of many kinds what it finds in a broken folder
        what = type(error).__name__
        raise EngineError(f"{name} holds no usable model: {what}: {line_of(error)}") from error


def line_of(error: Exception) -> str:
    """The first line of what an error says, or its name where it says nothing."""
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(":") if lines else type(error).__name__
