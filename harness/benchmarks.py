"""Benchmarks as rows: which environments, how many problems, and how they are sampled.

Any environment id or glob is a benchmark too, so a row is only needed where a benchmark has a name, levels or
a sampler of its own. A score is `Problem.score`, the same call that a trainer makes.

    >>> row = find("rlve/sorting")          # no such row, but such an environment
    >>> [q.key for q in questions(row, Selection(limit=2))]
    ['rlve/sorting/d3s0', 'rlve/sorting/d3s1']
"""

from __future__ import annotations

import fnmatch
import hashlib
from collections.abc import Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass, field
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import Any

from harness.engines.protocol import Message, assistant, user
from harness.settings import EvaluationError, did_you_mean
from harness.ttc.population import Question

MATHS = {"k": 64, "temperature": 1.0, "top_p": 0.95, "top_k": 0}
"""Protocol for maths, knowledge and instruction following: ZAYA1 report, section V-A."""
CODE = {"k": 16, "temperature": 0.6, "top_p": 0.95, "top_k": 20}
"""Protocol for code and agentic work, same section."""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A row. `levels` and `n` matter for procedural environments only; a stored set is taken whole."""

    name: str
    environments: tuple[str, ...]
    """Environment ids or globs."""
    sampling: Mapping[str, Any] = field(default_factory=lambda: dict(MATHS))
    """The row's layer of harness.settings.Settings: k and the sampler."""
    levels: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Difficulty levels of an environment; those not named use DEFAULT_LEVELS."""
    n: int = 10
    """Problems of each procedural environment, dealt over its levels in turn."""
    split: str = "test"
    suffix: str = ""
    """Appended to every prompt."""
    groups: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Named groups of environments that a report sums up beside the single ones."""


DEFAULT_LEVELS = (3,)

NANO_LEVELS: Mapping[str, Sequence[int]] = {
    "rlve/sorting": (4, 5, 6, 7, 8),
    "rlve/multiplication": (0,),
    "rlve/division": (1,),
    "rlve/lcm": (3,),
    "rlve/inversion_pair": (1, 2, 3),
    "rlve/fibonacci": (0,),
    "rlve/josephus": (5, 6, 7, 8),
    "rlve/negative_base": (8, 9, 10),
    "rlve/countdown_equal": (0,),
    "rlve/crt": (8, 9),
    "rlve/subset_sum": (2, 3),
    "rlve/k_partition": (0,),
}
"""Levels at which single rollouts of zaya1-nano are neither hopeless nor sure. Its training left out the very
problems of `rlve-nano` and of its tuning split."""
NANO_GROUPS: Mapping[str, Sequence[str]] = {
    "computed step by step": tuple(NANO_LEVELS)[:8],
    "searched": tuple(NANO_LEVELS)[8:],
}

EASY_GROUPS: Mapping[str, Sequence[str]] = {
    "school arithmetic": ("rlve/multiplication", "rlve/division", "rlve/lcm"),
    "lists and small searches": (
        "rlve/sorting",
        "rlve/bucket_sorting",
        "rlve/topological_sort",
        "rlve/congruent_equation",
        "rlve/subset_sum",
    ),
}
"""Tasks that a chat model of some hundred million parameters can sometimes do at level 0, and arithmetic.
Unless it has seen solved ones, such a model does not mark its answers."""

ROWS: Mapping[str, Benchmark] = {
    row.name: row
    for row in (
        Benchmark("aime24", ("math/aime24",)),
        Benchmark("aime25", ("math/aime25",)),
        Benchmark("aime26", ("math/aime26",)),
        Benchmark("hmmt25", ("math/hmmt25",)),
        Benchmark("hmmt26", ("math/hmmt26",)),
        Benchmark("livecodebench", ("code/livecodebench",), sampling=dict(CODE)),
        Benchmark("ifeval", ("chat/ifeval",), sampling={**MATHS, "k": 1}),
        Benchmark(
            "rlve-easy",
            tuple(chain.from_iterable(EASY_GROUPS.values())),
            sampling={**MATHS, "shots": 2},
            levels=dict.fromkeys(chain.from_iterable(EASY_GROUPS.values()), (0,)),
            groups=EASY_GROUPS,
        ),
        *(
            Benchmark(name, tuple(NANO_LEVELS), levels=NANO_LEVELS, n=30, split=split, groups=NANO_GROUPS)
            for name, split in (("rlve-nano", "test"), ("rlve-nano-tuning", "validation"))
        ),
    )
}

MOST_REPEATS = 50
"""Seeds tried for every problem wanted before a level is taken to hold no new ones."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What a command asks of its benchmarks: which problems, and where stored sets come from."""

    limit: int | None = None
    ids: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    edition: str | None = None
    data: str | None = None


@dataclass(frozen=True, slots=True)
class Item(Question):
    """A question with the problem behind it."""

    bench: str
    env: str
    edition: str
    """`official`, `restated`, `own`, or the version of a procedural environment."""
    problem: Any

    @property
    def difficulty(self) -> int | None:
        """Clamped level of a procedural problem; None in a stored set."""
        return getattr(self.problem, "difficulty", None)


def find(name: str) -> Benchmark:
    """The row of a name, or a row made of an environment id or glob; EvaluationError names close matches."""
    if name in ROWS:
        return ROWS[name]
    import envs

    ids = envs.list("*")
    if any(fnmatch.fnmatchcase(i, name.partition("@")[0]) for i in ids):
        return Benchmark(name, (name,))
    raise EvaluationError(f"there is no benchmark '{name}'{did_you_mean(name, [*ROWS, *ids])}")


def questions(row: Benchmark, selection: Selection) -> list[Item]:
    """The problems of a benchmark, dealt over its environments in turn: a limit cuts all of them alike."""
    columns = [_environment(row, env_id, selection) for env_id in _ids(row)]
    dealt = chain.from_iterable(zip_longest(*columns))
    items = (item for item in dealt if item is not None and _wanted(item.key, selection.ids))
    chosen = list(islice(items, selection.limit))
    if not chosen:
        raise EvaluationError(f"benchmark {row.name} has no problem with an id in {', '.join(selection.ids)}")
    if selection.levels and all(item.difficulty is None for item in chosen):
        raise EvaluationError(f"--levels: {row.name} is a stored set, which has no levels")
    return chosen


def shots(item: Item, count: int) -> tuple[Message, ...]:
    """Earlier turns of a conversation: `count` other problems of its environment and level, each solved.

    They come from the train split. EvaluationError where there are too few, as in a stored set.
    """
    if not count:
        return ()
    if item.difficulty is None:
        raise EvaluationError(
            f"shots={count}: {item.env} is a stored set, which has no problems to give away"
        )
    import envs

    env = envs.make(item.env, split="train")
    turns: dict[str, str] = {}
    for seed in range(count * MOST_REPEATS):
        problem = env.problem(seed=seed, difficulty=item.difficulty)
        if problem.prompt != item.problem.prompt and problem.prompt not in turns:
            turns[problem.prompt] = problem.reference()
        if len(turns) == count:
            return tuple(turn for asked, said in turns.items() for turn in (user(asked), assistant(said)))
    raise EvaluationError(f"shots={count}: {item.env} has only {len(turns)} at level {item.difficulty}")


def fingerprint(items: Sequence[Item]) -> str:
    """A digest of every key and prompt, in order: the same data gives the same 16 characters."""
    digest = hashlib.sha256()
    for item in items:
        digest.update(f"{item.key}\0{item.prompt}\0".encode())
    return digest.hexdigest()[:16]


def _ids(row: Benchmark) -> list[str]:
    import envs

    found: dict[str, None] = {}
    for pattern in row.environments:
        matches = envs.list(pattern) if "*" in pattern or "?" in pattern else [pattern]
        found.update(dict.fromkeys(matches))
    return list(found)


def _wanted(key: str, ids: Sequence[str]) -> bool:
    return not ids or any(key == wanted or key.endswith(f"/{wanted}") for wanted in ids)


def _environment(row: Benchmark, env_id: str, selection: Selection) -> Iterator[Item]:
    env = _make(env_id, row.split, selection)
    problems = _stored(env) if isinstance(env, Sized) else _procedural(env, row, selection)
    edition = getattr(env, "edition", f"v{env.version}")
    for key, problem in problems:
        yield Item(f"{env.id}/{key}", problem.prompt + row.suffix, row.name, env.id, edition, problem)


def _make(env_id: str, split: str, selection: Selection) -> Any:
    import envs

    if selection.data is not None:
        _check_file(selection.data)
    given = {"data": selection.data, "edition": selection.edition}
    try:
        return envs.make(env_id, split=split, **{k: v for k, v in given.items() if v is not None})
    except (envs.UnknownEnvironment, ValueError) as error:
        raise EvaluationError(str(error)) from error


def _check_file(path: str) -> None:
    if not Path(path).is_file():
        raise EvaluationError(f"--data {path}: there is no such file")
    if Path(path).stat().st_size == 0:
        raise EvaluationError(f"--data {path}: the file is empty")


def _stored(env: Any) -> Iterator[tuple[str, Any]]:
    return ((str(index), env.problem(index=index)) for index in range(len(env)))


def _procedural(env: Any, row: Benchmark, selection: Selection) -> Iterator[tuple[str, Any]]:
    """Distinct problems, dealt over the levels in turn; ends early where the levels hold no more."""
    levels = selection.levels or tuple(row.levels.get(env.id, DEFAULT_LEVELS))
    alone = len(row.environments) == 1 and "*" not in row.environments[0]
    count = selection.limit if selection.limit and alone else max(row.n, len(levels))
    seen: set[str] = set()
    for i in range(count * MOST_REPEATS):
        level, seed = levels[i % len(levels)], i // len(levels)
        problem = env.problem(seed=seed, difficulty=level)
        if problem.prompt not in seen:
            seen.add(problem.prompt)
            yield f"d{level}s{seed}", problem
        if len(seen) == count:
            return
