"""Checkpoints: the Hugging Face layout in and out, and Zyphra's older layout in.

A checkpoint is a folder with config.json and safetensors, in one file or in shards with an index. Names and
shapes are checked before anything is used. The older layout (80 alternating layers, one tensor an expert) is
recognised by its names and converted on the way in.

    model, tokenizer = zaya.load("nano")             # or any folder; skip= overrides its config
    zaya.save(model, "out")
    python -m zaya.checkpoint SRC DST                # write SRC, of either layout, in the Hugging Face layout
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from zaya.config import ConfigError, Skip, ZayaConfig

if TYPE_CHECKING:
    import torch
    from torch import Tensor

    from zaya.model import Zaya
    from zaya.tokenizer import Tokenizer

SHARD_BYTES = 5 * 10**9
NAMED = {"nano": Path(__file__).parent / "nano"}


class CheckpointError(OSError):
    """A folder that holds no usable model."""


def load(
    name_or_folder: str | Path,
    dtype: torch.dtype | None = None,
    device: torch.device | str = "cpu",
    skip: Skip | None = None,
) -> tuple[Zaya, Tokenizer]:
    """The model, in eval mode, and its tokenizer; "nano" comes with the package. Raises CheckpointError."""
    from zaya.tokenizer import Tokenizer

    folder = NAMED.get(str(name_or_folder), Path(name_or_folder))
    return load_model(folder, dtype, device, skip), Tokenizer.load(folder)


def load_model(
    folder: str | Path,
    dtype: torch.dtype | None = None,
    device: torch.device | str = "cpu",
    skip: Skip | None = None,
) -> Zaya:
    """Read a checkpoint of either layout, in eval mode; dtype None keeps the dtype of the file.

    The balancing biases come from the file and stay fp32. Raises CheckpointError, one sentence, where the
    folder has no weights, no readable config, or tensors of other names or shapes than its config says.
    """
    import torch

    from zaya.legacy import convert_legacy, is_legacy, legacy_config
    from zaya.model import Zaya

    folder = Path(folder)
    row = _read_config(folder)
    tensors = _read_tensors(folder, device)
    try:
        if is_legacy(tensors):
            config = legacy_config(tensors, row)
            tensors = convert_legacy(tensors, config)
        else:
            config = ZayaConfig.from_dict(row)
    except ConfigError as error:
        raise CheckpointError(f"{folder} holds no usable model: {error}") from None
    with torch.device("meta"):
        model = Zaya(config if skip is None else replace(config, skip=skip))
    _check(folder, tensors, model.state_dict())
    dtype = dtype or tensors["model.embed_tokens.weight"].dtype
    for name, tensor in tensors.items():
        tensors[name] = tensor.to(torch.float32 if name.endswith("balancing_biases") else dtype)
    model.load_state_dict(tensors, assign=True)
    return model.eval()


def save(model: Zaya, folder: str | Path) -> None:
    """Write config.json and model.safetensors; above 5 GB in shards with an index, as Hugging Face does.

    The weights come before the config, so that a folder with a config is complete.
    """
    from safetensors.torch import save_file

    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    shards = _shards(model.state_dict())
    index: dict[str, str] = {}
    for number, shard in enumerate(shards, 1):
        name = (
            "model.safetensors" if len(shards) == 1 else f"model-{number:05}-of-{len(shards):05}.safetensors"
        )
        save_file(shard, folder / name, metadata={"format": "pt"})
        index |= dict.fromkeys(shard, name)
    if len(shards) > 1:
        total = sum(_bytes(tensor) for shard in shards for tensor in shard.values())
        _write_json(
            folder / "model.safetensors.index.json", {"metadata": {"total_size": total}, "weight_map": index}
        )
    dtype = str(model.model.embed_tokens.weight.dtype).removeprefix("torch.")
    _write_json(folder / "config.json", {**model.config.to_dict(), "dtype": dtype})


def _read_config(folder: Path) -> dict[str, Any]:
    path = folder / "config.json"
    if not path.is_file():
        raise CheckpointError(f"{folder} holds no model: config.json is missing")
    return _read_json(path)


def _read_json(path: Path) -> dict[str, Any]:
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise CheckpointError(f"{path} is not JSON: {error}") from None
    if not isinstance(row, dict):
        raise CheckpointError(f"{path} is not a JSON object")
    return row


def _read_tensors(folder: Path, device: torch.device | str) -> dict[str, Tensor]:
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    index, single = folder / "model.safetensors.index.json", folder / "model.safetensors"
    if index.is_file():
        weight_map = _read_json(index).get("weight_map", {})
        files = [folder / name for name in sorted(set(weight_map.values()))]
    else:
        files = [single]
    tensors: dict[str, Tensor] = {}
    for file in files:
        if not file.is_file():
            raise CheckpointError(f"{folder} holds no complete model: {file.name} is missing")
        try:
            tensors |= load_file(file, device=str(device))
        except SafetensorError as error:
            raise CheckpointError(f"{file} is damaged or no safetensors file: {error}") from None
    return tensors


def _check(folder: Path, found: Mapping[str, Tensor], wanted: Mapping[str, Tensor]) -> None:
    faults = [f"missing {name}" for name in wanted if name not in found]
    faults += [f"unexpected {name}" for name in found if name not in wanted]
    faults += [
        f"{name} is {list(found[name].shape)} where the config says {list(wanted[name].shape)}"
        for name in wanted
        if name in found and found[name].shape != wanted[name].shape
    ]
    if faults:
        more = f", and {len(faults) - 8} more" if len(faults) > 8 else ""
        raise CheckpointError(f"the weights in {folder} do not fit its config: {', '.join(faults[:8])}{more}")


def _shards(tensors: Mapping[str, Tensor]) -> list[dict[str, Tensor]]:
    shards: list[dict[str, Tensor]] = [{}]
    size = 0
    for name, tensor in tensors.items():
        if size and size + _bytes(tensor) > SHARD_BYTES:
            shards.append({})
            size = 0
        shards[-1][name] = tensor.detach().cpu().contiguous()
        size += _bytes(tensor)
    return shards


def _bytes(tensor: Tensor) -> int:
    return tensor.numel() * tensor.element_size()


def _write_json(path: Path, row: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(row, indent=2) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Convert a checkpoint folder to the Hugging Face layout."""
    parser = argparse.ArgumentParser(prog="python -m zaya.checkpoint", description=main.__doc__)
    parser.add_argument(
        "source", type=Path, help="folder of a checkpoint, of the older or of the Hugging Face layout"
    )
    parser.add_argument("target", type=Path, help="folder to write")
    parser.add_argument(
        "--skip", choices=get_args(Skip), help="what skipped tokens get, if not what SRC says"
    )
    options = parser.parse_args(arguments)
    try:
        model = load_model(options.source, skip=options.skip)
    except CheckpointError as error:
        print(error, file=sys.stderr)
        return 1
    save(model, options.target)
    print(f"{options.target}: {len(model.state_dict())} tensors")
    return 0


if __name__ == "__main__":
    sys.exit(main())
