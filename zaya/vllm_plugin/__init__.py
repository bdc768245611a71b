"""ZAYA1 for vLLM, as a plugin: an unmodified vLLM finds it by its entry point and serves the model.

`register` runs in every process of a vLLM engine, whatever model it serves, so it names things and imports
nothing heavy: the model (`model`), the configuration and its limits (`config`), the state of the convolutions
and of the value delay beside the KV cache (`state`).

    pip install "zaya-harness[vllm]"          # in an environment of its own
    vllm serve FOLDER                         # a folder with a ZAYA1 checkpoint, of either layout
"""

from __future__ import annotations

import logging

TESTED = ("0.32.0",)
"""Versions of vLLM that the tests have run on."""

_log = logging.getLogger("vllm.zaya")


def register() -> None:
    """Make ZAYA1 known to vLLM; any number of times, in any process.

    A vLLM that lacks an interface the model stands on goes on to serve other models: it gets an error in the
    log, and ZAYA1 fails to load. A version that was not tested gets a warning.
    """
    import vllm

    vllm.ModelRegistry.register_model("ZayaForCausalLM", f"{__name__}.model:ZayaForCausalLM")
    tested = ", ".join(TESTED)
    try:
        from zaya.vllm_plugin.config import install

        install()
    except (ImportError, AttributeError) as error:
        _log.error(
            "ZAYA1 cannot run on vLLM %s: %s. Install a version that it was tested with: %s.",
            vllm.__version__,
            error,
            tested,
        )
        return
    if vllm.__version__.partition("+")[0] not in TESTED:
        _log.warning(
            "ZAYA1 was not tested on vLLM %s, only on %s: compare some outputs before you rely on it.",
            vllm.__version__,
            tested,
        )
