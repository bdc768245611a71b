"""Write the embedded edition of LiveCodeBench: twelve of our problems, in the hub's schema, with small tests.

python scripts/livecodebench_edition.py           # envs/code/editions/livecodebench.jsonl
"""

from __future__ import annotations

import base64
import json
import pickle
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from envs.code.livecodebench import SET  # noqa: E402
from envs.code.seed import Seed, load, names  # noqa: E402

EACH = {0: 4, 1: 4, 2: 2, 3: 2}
"""Problems of each band."""
DIFFICULTY = ("easy", "medium", "hard", "hard")
DATE = "2026-11-29T00:00:00"
LARGEST = 4_000
"""Characters of the largest test that is stored."""


def chosen() -> Iterator[Seed]:
    """The first problems of each band."""
    seeds = [load(name) for name in names()]
    for band, count in EACH.items():
        yield from [seed for seed in seeds if seed.band == band][:count]


def row(seed: Seed) -> dict[str, Any]:
    """A problem as the hub's set would have it."""
    tests = [dict(test, testtype="stdin") for test in seed.tests]
    public = len(seed.examples)
    private = [test for test in tests[public:] if len(test["input"]) + len(test["output"]) <= LARGEST]
    packed = zlib.compress(pickle.dumps(json.dumps(private)), 9)
    return {
        "question_title": seed.statement.partition("\n")[0].lstrip("# "),
        "question_content": seed.statement,
        "platform": "own",
        "question_id": seed.name,
        "contest_id": "own",
        "contest_date": DATE,
        "starter_code": "",
        "difficulty": DIFFICULTY[seed.band],
        "public_test_cases": json.dumps(tests[:public]),
        "private_test_cases": base64.b64encode(packed).decode(),
        "metadata": json.dumps({"func_name": None}),
    }


def main() -> None:
    """Write the file."""
    assert SET.embedded is not None
    SET.embedded.parent.mkdir(exist_ok=True)
    SET.embedded.write_text("".join(json.dumps(row(seed)) + "\n" for seed in chosen()))
    print(f"{SET.embedded}: {SET.embedded.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
