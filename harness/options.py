"""The options of `python -m harness.run`: tables of what goes to the arms, to the budget and to the engine.

args = parser(__doc__).parse_args(["--bench", "aime25", "--k", "4"])
chosen(args, SETTINGS)      # {"k": 4}
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from harness import command
from harness.settings import METHODS


class Option(NamedTuple):
    """An option that is handed on where it is given."""

    name: str
    kind: Any
    """What reads it; `bool` makes it a pair such as --x and --no-x."""
    help: str
    default: str
    """What holds without it, in words."""
    field: str = ""
    """Its name in Python, where it is not the option's own."""

    @property
    def dest(self) -> str:
        """The argument of whoever it is handed to."""
        return self.field or self.name.replace("-", "_")


def json_object(text: str) -> dict[str, Any]:
    """A JSON object from its text."""
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise argparse.ArgumentTypeError(f'{text!r} is no JSON object such as {{"lora": "a"}}')
    return found


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _levels(text: str) -> tuple[int, ...]:
    """`0,3` or `0-10`, or both."""
    found: dict[int, None] = {}
    for word in _words(text):
        first, dash, last = word.partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()) or (dash and int(last) < int(first)):
            raise argparse.ArgumentTypeError(f"'{word}' is neither a level nor a range such as 0-10")
        found.update(dict.fromkeys(range(int(first), int(last or first) + 1)))
    return tuple(found)


PRESET = "the preset's"
SETTINGS = (
    Option("k", int, "samples a problem of the plain arms", PRESET),
    Option("passes", int, "independent populations of rsa", PRESET),
    Option("N", int, "candidates in a round", PRESET),
    Option("C", int, "tails in an aggregation prompt", PRESET),
    Option("T", int, "aggregation rounds after round 0", PRESET),
    Option("beta", int, "tokens generated at most in a round before the last", PRESET),
    Option("tau", int, "tokens of a tail", PRESET),
    Option("final", int, "tokens generated at most in the last round and in plain samples", PRESET),
    Option("temperature", float, "of all arms", PRESET),
    Option("top-p", float, "of all arms", PRESET),
    Option("shots", int, "solved problems shown before each one", PRESET),
)
"""Fields of harness.settings.Settings."""
BUDGET = (
    Option("max-tokens-total", int, "prompt and generated tokens of the whole run", "none", "tokens"),
    Option("max-cost", float, "price of the whole run, by the two prices", "none", "cost"),
    Option("max-minutes", float, "minutes that this command may take", "none", "minutes"),
    Option("price-in", float, "price of a million prompt tokens", "none"),
    Option("price-out", float, "price of a million generated tokens", "none"),
)
"""Fields of harness.budget.Budget."""
SERVER = (
    Option("tokenizer", str, "folder with its model's tokenizer.json and chat template", "looked for"),
    Option("endpoint", str, "chat or completions", "chat"),
    Option("in-reasoning", bool, "whether its template opens the thought and hides the tag", "found out"),
    Option("timeout", float, "seconds from a request to its first token", "3600"),
    Option("stall", float, "seconds from one token to the next", "300"),
    Option("max-retries", int, "further attempts after passing faults", "8"),
    Option("retry-seconds", float, "no attempt begins later than this after the first", "7200"),
    Option("extra-body", json_object, "JSON object of fields that go into every request", "none"),
)
"""Arguments of harness.engines.openai.make."""
WEIGHTS = (
    Option("device", str, "where the model runs, such as cuda", "cpu; a GPU in transformers and vllm"),
    Option("dtype", str, "of the weights, such as bfloat16", "the checkpoint's"),
    Option("max-batch", int, "sequences decoded at once", "256; 64 with transformers"),
    Option("memory", int, "bytes of the cache of zaya or vllm at most", "half of what is free"),
    Option("replicas", int, "copies of the model in vllm, each on its own devices", "1"),
    Option("tensor-parallel", int, "GPUs that share one copy in vllm", "1"),
    Option("engine-args", json_object, "JSON object of further arguments of vLLM's EngineArgs", "none"),
)
"""Arguments of the makers harness.engines.zaya, harness.engines.transformers and harness.engines.vllm."""
GROUPS = {
    "settings of the arms": SETTINGS,
    "budget": BUDGET,
    "with --base-url, the server": SERVER,
    "without it, the model's weights": WEIGHTS,
}


def parser(about: str | None = None) -> argparse.ArgumentParser:
    """The command line; `about` heads its help."""
    p = command.parser("harness.run", about)
    p.add_argument("--list", action="store_true", help="show benchmarks, methods and presets")
    p.add_argument(
        "--bench", metavar="NAMES", help="benchmarks, environment ids or globs, with commas between"
    )
    p.add_argument(
        "--ttc", default="single", metavar="ARMS", help=f"{', '.join(METHODS)}; rsa:C=1 overrides a setting"
    )
    p.add_argument("--model", default="nano", help="a name or a folder of weights (default: nano)")
    p.add_argument(
        "--engine", metavar="NAME", help="zaya, openai, transformers or vllm (default: by --base-url)"
    )
    p.add_argument("--base-url", metavar="URL", help="an OpenAI-compatible server; its key is OPENAI_API_KEY")
    p.add_argument(
        "--out", metavar="DIR", help="the run's folder (default: runs/ and a name of its settings)"
    )
    p.add_argument("--limit", type=int, metavar="n", help="the first n problems of each benchmark")
    p.add_argument(
        "--ids", type=_words, default=(), help="only these problems, such as 4,17 or rlve/sorting/d3s0"
    )
    p.add_argument("--levels", type=_levels, default=(), help="difficulty levels, such as 0,3 or 0-10")
    p.add_argument(
        "--edition",
        help="such as official, restated, own or v6:2024-10..2025-05; official refuses to fall back",
    )
    p.add_argument("--data", metavar="FILE", help="the file of a stored problem set")
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("--concurrency", type=int, help="requests in flight at most (default: the engine's)")
    p.add_argument("--json", action="store_true", help="print the report as JSON")
    for title, options in GROUPS.items():
        group = p.add_argument_group(title)
        for option in options:
            how: dict[str, Any] = {"type": option.kind}
            if option.kind is bool:
                how = {"action": argparse.BooleanOptionalAction}
            text = f"{option.help} (default: {option.default})"
            group.add_argument(f"--{option.name}", dest=option.dest, help=text, **how)
    return p


def chosen(args: argparse.Namespace, options: Iterable[Option]) -> dict[str, Any]:
    """Those of the options that were given, by the names that they have in Python."""
    values = {option.dest: getattr(args, option.dest) for option in options}
    return {name: value for name, value in values.items() if value is not None}
