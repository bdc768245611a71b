"""Write what is derived from the families of competition problems: a page, and golden digests of new ones.

docs/mathematics_environments.md shows the families with a problem each. tests/envs/digests_math.json keeps a
digest of prompts and instances of each family and version; digests that are there are never changed: a family
whose problems change gets a new version.

    python scripts/index_math.py            # a test says when it has to be run again
"""

from __future__ import annotations

import json
import runpy
import sys
from itertools import groupby
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "mathematics_environments.md"
DIGESTS = ROOT / "tests" / "envs" / "digests_math.json"
RLVE: dict[str, Any] = runpy.run_path(str(ROOT / "scripts" / "index_rlve.py"))
SHOWN = 3
"""The level of the problems that the page shows."""
PAGE_HEADER = """# Competition problems that are made

Beside the stored sets (`math/aime25` and others), `math/*` has {count} families of competition-flavoured
problems. They are made from a seed at a level of difficulty, so there is no end of them, and each answer is
exact: an integer or a fraction. Level 0 is near the opening problems of a paper; at the top level the numbers
are so large and the cases so many that only a method will do. Written by scripts/index_math.py.

```python
problem = envs.make("math/coin_patterns").problem(seed=7, difficulty=3)
problem.score(completion).correct
Curriculum([id for id in envs.list("math/*") if envs.spec(id).max_difficulty])  # envs.curriculum
```

Every reference is compared with an independent brute force (`tests/oracles_math/`), written from the prompt
alone: enumeration, exact simulation, or geometry in coordinates of a hundred digits.
"""
digest = RLVE["digest"]


def page() -> str:
    """What the page should hold: the families by field, each with a problem and its answer."""
    import envs
    from envs.math._index import FAMILIES

    text = PAGE_HEADER.format(count=len(FAMILIES))
    for field, rows in groupby(FAMILIES, key=lambda row: row[0]):
        text += f"\n## {field.replace('_', ' ').capitalize()}\n"
        for _, name, top, description in rows:
            problem = envs.make(f"math/{name}").problem(seed=1, difficulty=SHOWN)
            question = problem.prompt.rpartition("\n\n")[0].replace("*", "\\*").replace("_", "\\_")
            answer = problem.reference().removeprefix("<answer>").removesuffix("</answer>")
            text += f"\n**`math/{name}`** (top level {top}): {description}\n\n> {question} [{answer}]\n"
    return text


def main() -> None:
    """Write the page, and add the digests that are missing."""
    sys.path.insert(0, str(ROOT))
    import envs
    from envs.math._index import FAMILIES

    PAGE.write_text(page())
    known = json.loads(DIGESTS.read_text()) if DIGESTS.exists() else {}
    for _, name, *_ in FAMILIES:
        id, version = f"math/{name}", envs.spec(f"math/{name}").version
        if f"{id}@{version}" not in known:
            known[f"{id}@{version}"] = {str(level): digest(id, level) for level in RLVE["LEVELS"]}
    DIGESTS.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
