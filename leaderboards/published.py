"""Published scores, as rows: what the ZAYA1-8B report prints, with the table and the source that it names.

All are percentages on official editions. They carry no interval: hold them against a run's "these" interval.

    >>> max(row.score for row in PUBLISHED if row.bench == "hmmt25" and row.model == "ZAYA1-8B")
    89.6
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

REPORT = "ZAYA1-8B report (arXiv 2605.05365)"


@dataclass(frozen=True, slots=True)
class Published:
    """One printed score."""

    bench: str
    model: str
    setting: str
    score: float
    """Percent."""
    table: str
    """Roman number of the report's table."""
    origin: str = ""
    """Where the report has it from, when it did not measure it."""

    @property
    def source(self) -> str:
        """Document, table and origin in words."""
        taken = f", taken from {self.origin}" if self.origin else ""
        return f"published: {REPORT}, Table {self.table}{taken}"


QWEN_CARD = "the Qwen3-235B-A22B-Thinking-2507 model card"
DEEPSEEK = "the DeepSeek-V3.2 report"
SINGLE = "single rollout"
AT_64 = (f"{SINGLE}, k=64", "temperature=1 top_p=0.95")
AT_16 = (f"{SINGLE}, v6 of 2025-02 to 2025-05, k=16", "temperature=0.6 top_p=0.95 top_k=20")
MODELS_VII = ("ZAYA1-8B", "Qwen3-4B-Thinking-2507", "Qwen3.5-4B", "Gemma-4-E4B-it")

# Sections V-A and VI-C. Table VII is the final checkpoint, XI to XIII the one before behavioural RL.
_VII: Mapping[str, tuple[tuple[str, str], tuple[float, ...]]] = {
    "aime26": (AT_64, (89.1, 79.0, 84.5, 50.3)),
    "hmmt26": (AT_64, (71.6, 53.6, 63.6, 32.1)),
    "apex-shortlist": (AT_64, (32.2, 17.1, 21.35, 6.1)),
    "livecodebench": (AT_16, (64.8, 54.9, 55.8, 54.2)),
}
_OUTSIDE_VII = {("livecodebench", "Qwen3.5-4B"): "an outside source that it does not name"}

# The Markovian RSA row's AIME'25 and HMMT'25 scores are Table XII's fourth row.
_XI: tuple[tuple[str, str, str, tuple[float | None, float | None, float | None]], ...] = (
    ("ZAYA1-8B", f"{SINGLE}, before behavioural RL", "", (88.3, 82.7, 65.0)),
    ("ZAYA1-8B", "Markovian RSA beta=40K tau=4K", "", (None, None, 69.2)),
    ("ZAYA1-8B", "PaCoRe hybrid", "", (None, None, 71.1)),
    ("DeepSeek-R1-0528", "", QWEN_CARD, (87.5, 79.4, 68.7)),
    ("Qwen3-235B-A22B-Thinking-2507", "", QWEN_CARD, (92.3, 83.9, 74.1)),
    ("Gemini-2.5 Pro", "", QWEN_CARD, (88.0, 82.5, 72.5)),
    ("DeepSeek-V3.2", "", DEEPSEEK, (93.1, 92.5, None)),
    ("GPT-5-High", "", DEEPSEEK, (94.6, 88.3, None)),
)

_XII: tuple[tuple[str, tuple[float, float]], ...] = (
    ("Markovian baseline T=4 N=16 C=1 beta=8K tau=4K", (82.1, 75.0)),
    ("Markovian RSA T=2 N=16 C=4 beta=8K tau=4K final=40K", (86.5, 80.8)),
    ("Markovian RSA T=2 N=16 C=4 beta=16K tau=4K final=40K", (88.8, 87.1)),
    ("Markovian RSA T=2 N=16 C=4 beta=40K tau=4K final=40K", (91.9, 89.6)),
    ("Markovian RSA T=2 N=16 C=4 beta=40K tau=8K final=40K", (90.8, 89.2)),
)

_XIII = (
    ("Markovian RSA light: T=2 N=16 C=4 beta=8K tau=4K", 33.3),
    ("Markovian RSA high: T=8 N=16 C=4 beta=16K tau=4K", 46.1),
    ("Markovian RSA extra-high: T=8 N=32 C=4 beta=32K tau=4K", 51.8),
)

PUBLISHED: tuple[Published, ...] = (
    *(
        Published(
            bench,
            model,
            f"{protocol} {sampler if model == 'ZAYA1-8B' else 'sampler of its model card'}",
            score,
            "VII",
            _OUTSIDE_VII.get((bench, model), ""),
        )
        for bench, ((protocol, sampler), scores) in _VII.items()
        for model, score in zip(MODELS_VII, scores, strict=True)
    ),
    *(
        Published(bench, model, setting, score, "XI", origin)
        for model, setting, origin, scores in _XI
        for bench, score in zip(("aime25", "hmmt25", "livecodebench"), scores, strict=True)
        if score is not None
    ),
    *(
        Published(bench, "ZAYA1-8B", setting, score, "XII")
        for setting, scores in _XII
        for bench, score in zip(("aime25", "hmmt25"), scores, strict=True)
    ),
    *(Published("apex-shortlist", "ZAYA1-8B", setting, score, "XIII") for setting, score in _XIII),
)
