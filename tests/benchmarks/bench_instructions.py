"""CPU time of instructions: prompts and verdicts a second, and the slowest check on 100 kB of garbage.

make bench
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import envs
from envs.rng import Rng
from verifiers import ifeval
from verifiers.instructions import TYPES, Deal
from verifiers.instructions.lexicon import KEYWORDS

SIZE = 100_000
GARBAGE = {
    "words": "a word or two " * (SIZE // 14),
    "sentences": "A. " * (SIZE // 3),
    "lines": "a\n" * (SIZE // 2),
    "dots": ". " * (SIZE // 2),
    "spaces": " " * SIZE,
    "blank lines": "\n" * SIZE,
    "brackets": "([{<" * (SIZE // 4),
    "stars": "*" * SIZE,
    "items": "- a\n1. b\n" * (SIZE // 9),
}
IFEVAL = [
    ifeval.Instruction(id, arguments)
    for id, arguments in {
        "detectable_content:number_placeholders": {"num_placeholders": 2},
        "detectable_content:postscript": {"postscript_marker": "P.S."},
        "detectable_format:number_bullet_lists": {"num_bullets": 2},
        "detectable_format:number_highlighted_sections": {"num_highlights": 2},
        "detectable_format:title": {},
        "length_constraints:number_paragraphs": {"num_paragraphs": 2},
        "length_constraints:number_words": {"num_words": 2, "relation": "at least"},
    }.items()
]


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def test_prompts_and_verdicts() -> None:
    env = envs.make("chat/instructions", split="validation")
    made = cpu(lambda: [env.problem(seed=seed, difficulty=seed % 12) for seed in range(500)])
    problems = [env.problem(seed=seed, difficulty=seed % 12) for seed in range(500)]
    references = [problem.reference() for problem in problems]
    judged = cpu(lambda: [p.score(text) for p, text in zip(problems, references, strict=True)])
    print(f"\na second of CPU: {500 / made:,.0f} prompts made, {500 / judged:,.0f} sample responses judged")


def test_garbage_is_cheap() -> None:
    deal = Deal(Rng.of("bench"), list(KEYWORDS * 9), "Write a text about the moon.")
    drawn = [made.draw(deal) for made in TYPES.values()]
    print()
    for name, text in GARBAGE.items():
        slowest, kind = max((cpu(partial(wanted.check, text)), wanted.kind) for wanted in drawn)
        official = cpu(partial(ifeval.judge, IFEVAL, text))
        print(f"{name}: {1000 * slowest:.0f} ms ({kind}); 7 types of IFEval {1000 * official:.0f} ms")
        assert slowest < 1 and official < 4
