"""Any causal language model that Transformers loads, batched continuously (harness/engines/batch.py).

The model is a folder in the Hugging Face layout, the name of one in the local Hugging Face cache, or a GGUF
file. Chat template, end tokens and thinking tags are the tokenizer's own. A model with more weights to fill
than its files hold is refused: Transformers would make them up.

    engine = make("path/to/model", None, max_batch=64)
    completion = await engine.complete(Request((user("2+2?"),), Sampling(max_tokens=64, seed=1)))
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
import transformers
from tokenizers import Tokenizer as Backend
from transformers import AutoModelForCausalLM, AutoTokenizer, DynamicCache

from harness.engines import EngineError
from harness.engines.batch import Batcher
from harness.engines.local import LocalEngine, check_device, torch_dtype
from harness.engines.rows import unknown_layers
from zaya.chat import TemplateError
from zaya.checkpoint import NAMED
from zaya.tokenizer import Tokenizer

REPAIRED = "balancing biases read again from the file, since Transformers overwrites the last of each layer"


def make(
    model: str | None,
    base_url: str | None,
    *,
    dtype: str | None = None,
    device: str | None = None,
    max_batch: int = 64,
    logprobs: bool = False,
) -> TransformersEngine:
    """An engine around `model`: a folder, a name in the local Hugging Face cache, or a GGUF file.

    `dtype` is a torch name such as "bfloat16" (None: the checkpoint's), `device` is a GPU where there is one.
    Raises EngineError where there is no usable model.
    """
    if base_url:
        raise EngineError("the transformers engine runs the model itself: drop base_url or the engine")
    if max_batch < 1:
        raise EngineError(f"max_batch={max_batch} leaves no room for a sequence: give at least 1")
    device = device or ("cuda" if torch.cuda.is_available() else "cpu")
    check_device(device)
    name = model or "nano"
    folder, gguf = _files(name)
    where: dict[str, Any] = {"local_files_only": True, **({"gguf_file": gguf} if gguf else {})}
    transformers.utils.logging.disable_progress_bar()
    loaded = _loaded(name, folder, where, torch_dtype(dtype))
    repair = _repair(loaded, folder) if loaded.config.model_type == "zaya" else None
    theirs = _call(name, AutoTokenizer.from_pretrained, folder, **where)
    tokenizer = ModelTokenizer(name, folder, theirs, _ends(loaded))
    batcher = Batcher(loaded.to(device).eval(), tokenizer, max_batch=max_batch)
    return TransformersEngine(name, batcher, folder, gguf, repair, logprobs=logprobs)


class ModelTokenizer(Tokenizer):
    """A tokenizer that Transformers has loaded, from whatever files, with its own chat template."""

    def __init__(self, name: str, folder: Path, theirs: Any, ends: Sequence[int]) -> None:
        """Raise EngineError where it has no chat template, no end token, or no fast implementation."""
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
                raise EngineError(f"the tokenizer of {name} cannot be used: {_line(error)}") from error
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


class TransformersEngine(LocalEngine):
    """The engine protocol over a model of Transformers."""

    def __init__(
        self,
        name: str,
        batcher: Batcher,
        folder: Path,
        gguf: str | None = None,
        repair: str | None = None,
        *,
        logprobs: bool = False,
    ) -> None:
        super().__init__(name, batcher, folder, logprobs=logprobs)
        self.model = batcher.model
        self.gguf, self.repair = gguf, repair

    def weight_files(self) -> list[Path]:
        """The GGUF file, or else the safetensors, or else the older format's files."""
        if self.gguf:
            return [self.folder / self.gguf]
        return super().weight_files() or sorted(self.folder.glob("pytorch_model*.bin"))

    def describe(self) -> Mapping[str, Any]:
        """What a run records of the model and how it was run."""
        return {
            "engine": "transformers",
            "model": self.name,
            "architecture": type(self.model).__name__,
            "parameters": self.model.num_parameters(),
            "dtype": str(self.model.dtype).removeprefix("torch."),
            "device": self.model.device.type,
            "max_batch": self.concurrency,
            "weights": self.fingerprint(),
            "repaired": self.repair,
            "tokenizer": self.tokenizer.vocabulary_hash,
            "chat_template": self.tokenizer.template_hash,
            "transformers": transformers.__version__,
            "torch": torch.__version__,
        }

    def resources(self) -> Mapping[str, Any]:
        """How the model runs, in words."""
        kind, dtype = type(self.model).__name__, str(self.model.dtype).removeprefix("torch.")
        where = f"{self.model.device} with {self.model.config._attn_implementation} attention"
        words = f"{kind} in {dtype} on {where}, {self.concurrency} sequences at once"
        return {"model_plan": f"{words}; {self.repair}" if self.repair else words}


# ---- loading ----


def _files(name: str) -> tuple[Path, str | None]:
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


def _loaded(name: str, folder: Path, where: Mapping[str, Any], dtype: torch.dtype | None) -> Any:
    """The model, complete. Raises EngineError for missing weights and for states that cannot be batched."""
    load = AutoModelForCausalLM.from_pretrained
    model, report = _call(name, load, folder, dtype=dtype or "auto", output_loading_info=True, **where)
    if (skip := getattr(model.config, "skip", "zero")) != "zero":
        raise EngineError(f"{name} needs skip={skip}, which Transformers lacks: take the zaya engine for it")
    if missing := sorted(report["missing_keys"]):
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        raise EngineError(f"the weights of {name} are incomplete: {', '.join(missing[:3])}{more} are missing")
    if "past_key_values" not in inspect.signature(model.forward).parameters:
        raise EngineError(f"{type(model).__name__} keeps no cache that requests could share: use a server")
    if kinds := unknown_layers(DynamicCache(config=model.config)):
        raise EngineError(f"{type(model).__name__} has a cache of {kinds[0]}, which cannot be batched here")
    return model


def _call(name: str, load: Any, folder: Path, **options: Any) -> Any:
    try:
        return load(str(folder), **options)
    except ImportError as error:
        extra = "gguf" if "gguf_file" in options else "hf"
        raise EngineError(f"{_line(error)} (pip install 'zaya-harness[{extra}]')") from error
    except Exception as error:  # the library raises of many kinds what it finds in a broken folder
        raise EngineError(f"{name} holds no usable model: {type(error).__name__}: {_line(error)}") from error


def _line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(":") if lines else type(error).__name__


def _ends(model: Any) -> list[int]:
    """The ids that end a completion, by the model's configuration; the tokenizer adds its own."""
    found: list[int] = []
    for config in (model.generation_config, model.config.get_text_config()):
        ids = getattr(config, "eos_token_id", None)
        found += ids if isinstance(ids, list) else [] if ids is None else [ids]
    return found


def _repair(model: Any, folder: Path) -> str:
    """Copy ZAYA's balancing biases again from the checkpoint. Raises EngineError where it lacks one."""
    from safetensors import safe_open

    wanted = {key: tensor for key, tensor in model.named_buffers() if key.endswith("balancing_biases")}
    found = set()
    for file in sorted(folder.glob("*.safetensors")):
        with safe_open(file, "pt") as tensors:
            for key in wanted.keys() & set(tensors.keys()):
                wanted[key].copy_(tensors.get_tensor(key))
                found.add(key)
    if missing := sorted(wanted.keys() - found):
        raise EngineError(f"no file in {folder} holds {missing[0]}, which Transformers cannot load by itself")
    return REPAIRED
