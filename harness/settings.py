"""Settings of a run as rows: presets per model, arms as specs, checks in clear sentences.

An arm is a method with overrides, written `rsa:C=1:T=4`. Its settings are merged from five layers, the later
ones winning: the benchmark's row, the preset of the model, its row for the method, the command, the arm.

    >>> arms = parse_arms("rsa,rsa:C=1", "report", {"tau": 1024})
    >>> [(arm.name, arm.settings({}).C, arm.settings({}).tau) for arm in arms]
    [('single', 4, 1024), ('rsa', 4, 1024), ('rsa:C=1', 1, 1024)]
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any


class EvaluationError(Exception):
    """What was wrong with a run's input, in one sentence for people."""


CARRIES = ("reasoning", "answer_or_reasoning", "response")
PLACES = ("first", "last")


@dataclass(frozen=True, slots=True)
class Settings:
    """All numbers of one arm on one benchmark. Symbols as in the ZAYA1 report, section VI-A."""

    k: int = 64
    """Independent samples of `single`, `long` and `majority`."""
    N: int = 16
    """Population of a round."""
    C: int = 4
    """Tails in an aggregation prompt; 1 continues each candidate's own tail."""
    T: int = 2
    """Aggregation rounds after round 0; 0 is plain sampling."""
    beta: int = 40_960
    """Generated tokens at most, in all rounds but the last."""
    tau: int = 4_096
    """Tokens of a tail."""
    final: int = 40_960
    """Generated tokens at most in the last round, and of each sample of `single`."""
    carry: str = "reasoning"
    """What goes forward: `reasoning`, `answer_or_reasoning` (PaCoRe hybrid), `response` (plain RSA)."""
    problem: str = "first"
    """Where an aggregation prompt has the problem: `first`, as zaya1-nano knows it, or `last`."""
    passes: int = 1
    """Independent populations of `rsa`."""
    temperature: float = 1.0
    top_p: float = 1.0
    top_k: int = 0
    shots: int = 0
    """Solved problems of the same environment and level, shown before each problem as earlier turns."""
    aggregation_temperature: float | None = None
    """Temperature of rounds 1..T; None keeps `temperature`."""

    def check(self, arm: str) -> None:
        """Raise EvaluationError where the numbers contradict each other."""
        for broken, sentence in RULES:
            if broken(self):
                raise EvaluationError(f"arm {arm}: {sentence.format(**asdict(self))}")


RULES: tuple[tuple[Callable[[Settings], bool], str], ...] = (
    (lambda s: s.k < 1, "k={k} is less than one sample"),
    (lambda s: s.N < 1, "N={N} is less than one candidate"),
    (lambda s: s.C < 1, "C={C} is less than one tail"),
    (lambda s: s.C > s.N, "C={C} tails cannot be drawn from a population of N={N}; lower C or raise N"),
    (lambda s: s.T < 0, "T={T} is less than no aggregation round"),
    (lambda s: s.beta < 1, "beta={beta} is less than one token"),
    (lambda s: s.final < 1, "final={final} is less than one token"),
    (lambda s: s.tau < 1, "tau={tau} is less than one token"),
    (lambda s: s.tau > s.beta, "tau={tau} is longer than beta={beta}; a tail cannot exceed its rollout"),
    (lambda s: s.passes < 1, "passes={passes} is less than one population"),
    (lambda s: s.carry not in CARRIES, f"carry={{carry}} is none of {', '.join(CARRIES)}"),
    (lambda s: s.problem not in PLACES, f"problem={{problem}} is none of {', '.join(PLACES)}"),
    (lambda s: s.temperature < 0, "temperature={temperature} is negative"),
    (
        lambda s: (s.aggregation_temperature or 0) < 0,
        "aggregation_temperature={aggregation_temperature} is negative",
    ),
    (lambda s: not 0 < s.top_p <= 1, "top_p={top_p} is not in (0, 1]"),
    (lambda s: s.top_k < 0, "top_k={top_k} is negative; 0 switches it off"),
    (lambda s: s.shots < 0, "shots={shots} is less than no solved problem"),
)

PRESETS: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    # Table XII's headline row; TTC runs use top-p 1, single samples the benchmark's sampler (section V-A).
    "report": {"all": {}, "rsa": {"temperature": 1.0, "top_p": 1.0, "top_k": 0}},
    # Temperatures by rlve-nano-tuning: single of 0.1, 0.3, 0.6, 1; RSA of 0.3, 0.6, 1, later rounds at 0.5.
    "nano": {
        "all": {
            "k": 16,
            "beta": 64,
            "tau": 32,
            "final": 64,
            "temperature": 0.6,
            "top_p": 1.0,
            "top_k": 0,
        },
        "rsa": {"aggregation_temperature": 0.5},
    },
    # Beyond 200 tokens it mostly repeats itself; with tails last it forgets that it was asked for an answer.
    "SmolLM2-135M-Instruct": {
        "all": {
            "k": 4,
            "N": 4,
            "C": 2,
            "T": 1,
            "beta": 192,
            "tau": 96,
            "final": 192,
            "temperature": 0.6,
            "top_p": 1.0,
            "top_k": 0,
        },
        "rsa": {"problem": "last"},
    },
}


def preset_of(model: str) -> str:
    """Name of the preset for a model: its own where it has one, else the report's.

    A folder, a file and a hub's name count by their last part, and that by what stands before the first dot.

    >>> preset_of("hub/SmolLM2-135M-Instruct.Q4_1.gguf"), preset_of("nano"), preset_of("nano-2")
    ('SmolLM2-135M-Instruct', 'nano', 'report')
    """
    name = re.split("[/:]", model)[-1].partition(".")[0]
    return name if name in PRESETS else "report"


@dataclass(frozen=True, slots=True)
class Method:
    """One way to spend compute on a problem."""

    about: str
    run: str
    """Entry point `module:function` in harness.ttc."""
    members: Callable[[Settings], int]
    """How many spots it fills on a problem, for the time that is left (an estimate for `majority@tokens`)."""
    beside: tuple[str, ...] = ()
    """Arms that run along with it."""
    adjust: Callable[[Settings], Settings] = lambda settings: settings
    """How the merged settings follow from each other."""


METHODS: Mapping[str, Method] = {
    "single": Method("k independent samples with the final budget", "single:single", lambda s: s.k),
    "majority": Method(
        "the answer that most of single's k samples give", "majority:majority", lambda s: s.k + 1
    ),
    "majority@tokens": Method(
        "majority over as many samples as rsa's tokens pay for",
        "majority:majority_at_tokens",
        lambda s: s.passes * (s.N * (s.T + 1) + 1),
        beside=("rsa",),
    ),
    "rsa": Method(
        "Markovian RSA: N candidates, T rounds over C tails of tau tokens",
        "rsa:rsa",
        lambda s: s.passes * s.N * (s.T + 1),
        beside=("single",),
    ),
    "long": Method(
        "one uncut trace with the budget of a chain of rounds, T*beta + final (k samples)",
        "single:single",
        lambda s: s.k,
        adjust=lambda s: replace(s, final=s.T * s.beta + s.final),
    ),
}


@dataclass(frozen=True, slots=True)
class Arm:
    """A column of the comparison: a method and the layers of its settings above the benchmark's."""

    name: str
    method: str
    preset: Mapping[str, Any]
    overrides: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def settings(self, row: Mapping[str, Any]) -> Settings:
        """The merged and checked settings on a benchmark whose row gives `row`."""
        merged = Settings(**{**row, **self.preset, **self.overrides})
        merged.check(self.name)
        return METHODS[self.method].adjust(merged)


def parse_arms(ttc: str, preset: str, command: Mapping[str, Any]) -> list[Arm]:
    """Arms of a spec such as `single,rsa:C=1`, with the arms that have to run beside them, in order."""
    for key in command:
        if key not in Settings.__dataclass_fields__:
            raise EvaluationError(
                f"there is no setting '{key}'{did_you_mean(key, Settings.__dataclass_fields__)}"
            )
    specs = [spec.strip() for spec in ttc.split(",") if spec.strip()]
    if not specs:
        raise EvaluationError(f"no method is named; the methods are {', '.join(METHODS)}")
    arms: dict[str, Arm] = {}
    for spec in _with_companions(specs):
        arm = _parse_arm(spec, preset, command)
        arms.setdefault(arm.name, arm)
    return list(arms.values())


def _with_companions(specs: Iterable[str]) -> list[str]:
    known: list[str] = []
    for spec in specs:
        method = METHODS.get(spec.split(":")[0])
        for companion in _with_companions(method.beside) if method else []:
            known.append(companion)
        known.append(spec)
    return known


def _parse_arm(spec: str, preset: str, command: Mapping[str, Any]) -> Arm:
    method, *pairs = spec.split(":")
    if method not in METHODS:
        raise EvaluationError(f"there is no method '{method}'{did_you_mean(method, METHODS)}")
    overrides = dict(_parse_pair(spec, pair) for pair in pairs)
    rows = PRESETS[preset]
    layers = {**rows["all"], **rows.get(method, {})}
    name = ":".join([method, *(f"{key}={value}" for key, value in overrides.items())])
    return Arm(name, method, layers, {**command, **overrides})


def _parse_pair(spec: str, pair: str) -> tuple[str, Any]:
    key, equals, text = pair.partition("=")
    kinds = {f.name: str(f.type) for f in fields(Settings)}
    if not equals or key not in kinds:
        raise EvaluationError(f"arm {spec}: '{pair}' is not setting=value{did_you_mean(key, kinds)}")
    try:
        return key, _READ[kinds[key]](text)
    except ValueError:
        raise EvaluationError(f"arm {spec}: {key} takes {_KINDS[kinds[key]]}, not '{text}'") from None


_READ: Mapping[str, Callable[[str], Any]] = {"int": int, "float": float, "float | None": float, "str": str}
_KINDS = {"int": "a whole number", "float": "a number", "float | None": "a number", "str": "a word"}


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean a or b?`, or the list of all where nothing is close."""
    names = list(known)
    close = difflib.get_close_matches(word, names, n=3, cutoff=0.5)
    return f"; did you mean {' or '.join(close)}?" if close else f"; choose from {', '.join(names[:40])}"
