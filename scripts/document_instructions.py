"""Write docs/instructions.md: every type of instruction, how hard it is, and how it is asked for.

python scripts/document_instructions.py            # a test says when it has to be run again
"""

from __future__ import annotations

from pathlib import Path

from envs.chat.instructions import LEAST, MOST
from envs.rng import Rng
from verifiers.ifeval import TYPES as IFEVAL
from verifiers.instructions import TYPES, Deal, Instruction
from verifiers.instructions.lexicon import KEYWORDS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "instructions.md"
HEADER = """# Instructions that can be checked

{count} types of instructions of our own, in `verifiers/instructions/`, and the {official} of IFEval in
`verifiers/ifeval.py`. This page is written by scripts/document_instructions.py.

```
python -m envs show chat/instructions --seed 7 --level 5
python -m envs export --ids chat/instructions --levels 0-5 --per-level 9
python -m harness.run --bench ifeval --data ifeval.jsonl
```

## Prompts that are made

`chat/instructions` asks for a text of at least {least} words under 1 to {most} instructions. Each type has
a hardness from 1 to 4; the difficulty of a prompt is the sum over its instructions, less one. The reward is
1 where every instruction is followed, or the share of them with `reward="partial"`.
`chat/instructions_loose` judges the same prompts and forgives a first line, a last line and asterisks.

Instructions of one prompt never contradict: each type names the layers of a text that it owns (only it may
shape them) and those that it needs left alone, and two agree where neither owns what the other owns or
needs. The tests write a response for every pair of types that agree, and for hundreds of prompts.

What a word, a sentence, a paragraph, a line and a list item are is defined in
`verifiers/instructions/units.py`.

| type | hardness | for example | owns |
|---|---|---|---|
"""
FOOTER = """
## IFEval

`chat/ifeval` is the stored set google/IFEval: from the hub, its cache, or a file (`--data`) with the hub's
columns key, prompt, instruction_id_list and kwargs. Its verdicts are those of the official checker, quirks
included. The report of a run shows its four accuracies: of prompts and of single instructions, strict and
loose.

Some checks need a package or data that is not installed with this one. Prompts that have such an
instruction are left out where it is missing, and the edition of the run says so (`official without
number_sentences`).

| type | needs |
|---|---|
"""


def page() -> str:
    """What the page should hold."""
    ours = [
        _row(kind, made) for kind, made in sorted(TYPES.items(), key=lambda item: (item[1].level, item[0]))
    ]
    theirs = [f"| `{id}` | {f'`{kind.needs}`' if kind.needs else ''} |\n" for id, kind in IFEVAL.items()]
    header = HEADER.format(count=len(TYPES), official=len(IFEVAL), least=LEAST, most=MOST)
    return "".join([header, *ours, FOOTER, *theirs])


def _row(kind: str, made: type[Instruction]) -> str:
    rng = Rng.of("docs", kind)
    deal = Deal(rng, rng.shuffled(KEYWORDS), "Write a text about the moon.")
    asked = made.draw(deal).ask().replace("|", "\\|").replace("*", "\\*").replace("<", "\\<")
    return f"| `{kind}` | {made.level} | {asked} | {', '.join(sorted(made.owns))} |\n"


if __name__ == "__main__":
    PAGE.write_text(page())
    print(f"wrote {PAGE}")
