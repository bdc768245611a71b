"""Judge responses with the IFEval checker of lm-evaluation-harness and with ours, in one process.

Run by tests/verifiers/test_ifeval.py with an interpreter that has lm_eval (its files alone will do),
langdetect, immutabledict, packaging, nltk and NLTK's punkt_tab. Standard input: an object a line with prompt,
instruction_id_list, kwargs and response. Standard output: an object a line, {"official": [strict, loose],
"ours": [strict, loose]}.

Only the checker's own files are loaded: the packages above them would bring PyTorch along.
"""

from __future__ import annotations

import json
import sys
import types
from importlib.machinery import PathFinder
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def load_checker() -> types.ModuleType:
    """lm_eval.tasks.ifeval.utils, below packages that run none of their own code."""
    found = PathFinder.find_spec("lm_eval")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("this interpreter has no lm_eval")
    home = Path(found.submodule_search_locations[0])
    for name, folder in {"lm_eval": home, "lm_eval.tasks": home / "tasks"}.items():
        package = types.ModuleType(name)
        package.__path__ = [str(folder)]
        sys.modules[name] = package
    from lm_eval.tasks.ifeval import utils

    return utils


def main() -> None:
    """Both verdicts of every line."""
    import logging

    utils = load_checker()
    logging.disable(logging.CRITICAL)
    import langdetect

    langdetect.DetectorFactory.seed = 0
    sys.path.insert(0, str(ROOT))
    from verifiers.ifeval import Instruction, judge

    for line in sys.stdin:
        row = json.loads(line)
        example = utils.InputExample(0, row["instruction_id_list"], row["prompt"], row["kwargs"])
        official = [
            utils.test_instruction_following_strict(example, row["response"]).follow_instruction_list,
            utils.test_instruction_following_loose(example, row["response"]).follow_instruction_list,
        ]
        wanted = [
            Instruction(id, arguments)
            for id, arguments in zip(row["instruction_id_list"], row["kwargs"], strict=True)
        ]
        ours = judge(wanted, row["response"])
        print(json.dumps({"official": official, "ours": [list(ours.strict), list(ours.loose)]}))


if __name__ == "__main__":
    main()
