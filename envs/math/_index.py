"""The registry's rows for `math/*`: fields of `envs.env.EnvSpec`, one line a set.

envs.list("math/*")
"""

_TAGS = ("stored", "competition")
_MAKER = "envs.math.stored:StoredMath"

ROWS = (
    ("math/aime24", _MAKER, 1, None, "math", _TAGS, "AIME 2024, both papers: 30 problems, integers"),
    ("math/aime25", _MAKER, 1, None, "math", _TAGS, "AIME 2025, both papers: 30 problems, integers"),
    ("math/aime26", _MAKER, 1, None, "math", _TAGS, "AIME 2026, both papers: 30 problems, integers"),
    ("math/hmmt25", _MAKER, 1, None, "math", _TAGS, "HMMT February 2025: 30 problems, closed forms"),
    ("math/hmmt26", _MAKER, 1, None, "math", _TAGS, "HMMT February 2026: 33 problems, closed forms"),
)
