"""What vLLM has to know of ZAYA1 before it makes the model: its configuration, its limits, its hooks.

The configuration is read from config.json by `zaya.config`, which refuses what no ZAYA1 has; that of the
older layout is built from the shapes of its tensors (`zaya.legacy`). `install` puts everything in its place.

    config = read(vllm_config)          # zaya.config.ZayaConfig, with what `--hf-overrides` changed
"""

from __future__ import annotations

from typing import Any

import torch
import transformers
from vllm.config import CompilationConfig, VllmConfig
from vllm.model_executor.models.config import MODELS_CONFIG_MAP, VerifyAndUpdateConfig
from vllm.platforms import current_platform
from vllm.transformers_utils.config import _CONFIG_REGISTRY, get_safetensors_params_metadata
from vllm.transformers_utils.model_arch_config_convertor import (
    MODEL_ARCH_CONFIG_CONVERTORS,
    ModelArchConfigConvertorBase,
)
from vllm.v1.attention.backends.registry import MambaAttentionBackendEnum, register_backend

from zaya import config as zaya_config
from zaya.legacy import is_legacy, legacy_config

BACKEND = "ZAYA_CCA"
OP = "vllm::zaya_window"


def read(vllm_config: VllmConfig) -> zaya_config.ZayaConfig:
    """The configuration of the model that is being served. Raises ConfigError, a ValueError."""
    return zaya_config.ZayaConfig.from_dict(vllm_config.model_config.hf_config.to_dict())


def legacy(vllm_config: VllmConfig) -> bool:
    """Is the checkpoint of the older layout?"""
    return bool(getattr(vllm_config.model_config.hf_config, "legacy_layout", False))


class ZayaConfig(transformers.ZayaConfig):
    """The configuration as vLLM and Transformers handle it; their tables find classes by this name."""

    @classmethod
    def from_dict(cls, config_dict: dict[str, Any], **kwargs: Any) -> Any:
        """Raises ConfigError for what is no ZAYA1."""
        row = dict(config_dict)
        if "layer_types" not in row:
            shapes = _shapes(kwargs.get("name_or_path") or "", kwargs.get("revision"))
            if is_legacy(shapes):
                dtype = row.get("dtype") or row.get("torch_dtype")
                row = {**legacy_config(shapes, row).to_dict(), "dtype": dtype, "legacy_layout": True}
        zaya_config.ZayaConfig.from_dict(row)
        return super().from_dict(row, **kwargs)


def _shapes(model: str, revision: str | None) -> dict[str, torch.Tensor]:
    """Tensors without data, by name, as the headers of the checkpoint describe them."""
    described = get_safetensors_params_metadata(model, revision=revision) if model else {}
    return {name: torch.empty(row["shape"], device="meta") for name, row in described.items()}


class Limits(VerifyAndUpdateConfig):
    """What is refused, each in a sentence."""

    @staticmethod
    def verify_and_update_config(vllm_config: VllmConfig) -> None:
        """Raises ValueError."""
        config, parallel = read(vllm_config), vllm_config.parallel_config
        ranks, heads = parallel.tensor_parallel_size, config.num_key_value_heads
        faults = {
            "ZAYA1 does not run in pipeline stages: set pipeline_parallel_size to 1 and use tensor "
            "parallelism or several replicas.": parallel.pipeline_parallel_size > 1,
            "ZAYA1 does not run with speculative decoding, since its convolutions keep no state to go back "
            "to: leave speculative_config out.": vllm_config.speculative_config is not None,
            f"ZAYA1's {heads} key-value heads cannot be shared out to {ranks} ranks: choose a "
            "tensor_parallel_size that divides them or is a multiple.": heads % ranks and ranks % heads,
        }
        for sentence, wrong in faults.items():
            if wrong:
                raise ValueError(sentence)


class Shape(ModelArchConfigConvertorBase):
    """The width of a head in the KV cache: on a CPU the next one that its attention kernels have."""

    def get_head_size(self) -> int:
        wanted: int = super().get_head_size()
        if not current_platform.is_cpu():
            return wanted
        from vllm.v1.attention.backends.cpu_attn import CPUAttentionBackend

        return min(size for size in CPUAttentionBackend.get_supported_head_sizes() if size >= wanted)


def install() -> None:
    """Put ZAYA1 into vLLM's tables. Raises ImportError or AttributeError where vLLM has other ones."""
    _CONFIG_REGISTRY["zaya"] = ZayaConfig
    MODELS_CONFIG_MAP["ZayaForCausalLM"] = Limits
    MODEL_ARCH_CONFIG_CONVERTORS["zaya"] = Shape
    # The compiler splits the graph at this op, as it does at attention: its work depends on the batch.
    if OP not in CompilationConfig._attention_ops:
        CompilationConfig._attention_ops.append(OP)
    # Last: a layer cannot be made without it, so a vLLM that lacked one of the above serves no ZAYA1.
    if BACKEND not in MambaAttentionBackendEnum.__members__:
        register_backend(BACKEND, "zaya.vllm_plugin.state.Backend", is_mamba=True)
