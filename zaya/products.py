"""x W^T for a few rows of x, at the speed of memory.

BLAS multiplies a few rows on one thread, which cannot use the bandwidth that two have. Where a weight is
stored input-major (`zaya.decode.lay_out`), the inputs are shared out instead: each thread multiplies its part
of them, as one product of a batch, and the partial sums are added.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

FEW = 16
"""Rows up to which sharing wins; with more, BLAS uses all threads itself."""


def linear(x: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    """x [n, in], weight [out, in], bias [out] -> x W^T + bias [n, out]."""
    rows, width = x.shape
    threads = torch.get_num_threads()
    if rows > FEW or threads == 1 or width % threads or not _stored_input_major(weight):
        return F.linear(x, weight, bias)
    share = width // threads
    out = torch.bmm(x.view(rows, threads, share).transpose(0, 1), weight.mT.view(threads, share, -1)).sum(0)
    return out if bias is None else out.add_(bias)


def _stored_input_major(weight: Tensor) -> bool:
    """fp32 on a CPU, W^T in one piece."""
    return weight.stride(0) == 1 and weight.dtype == torch.float32 and weight.device.type == "cpu"
