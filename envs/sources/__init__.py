"""Stored problem sets: a file, the local Hugging Face cache, the hub, or an edition embedded in this package.

A `SetSpec` is one row of data: what the set is called, which columns it has and where it may be found.
`find` looks in one order everywhere and says which edition it got; nothing is used before it is checked.

    from envs.math.stored import SETS
    from envs.sources import find
    stored = find(SETS["aime25"], data="aime_2025.jsonl")      # .rows .edition .source .fingerprint
"""

from envs.sources.lookup import DATA_DIR, Stored, find
from envs.sources.rows import DataError, SetSpec, fingerprint, text, whole

__all__ = ["DATA_DIR", "DataError", "SetSpec", "Stored", "find", "fingerprint", "text", "whole"]
