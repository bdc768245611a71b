"""Episodes: Gymnasium's words, state per actor, a step that always returns a number."""

from __future__ import annotations

import pytest

import envs


def test_one_step_ends_it() -> None:
    env = envs.make("rlve/sorting", reward="rlve")
    episode = env.episode()
    prompt, info = episode.reset(seed=7, options={"difficulty": 3})
    problem = env.problem(seed=7, difficulty=3)
    assert prompt == problem.prompt and info == {"row": problem.row}
    observation, reward, terminated, truncated, info = episode.step(problem.reference())
    assert (observation, reward, terminated, truncated) == ("", 1.0, True, False)
    assert info["verdict"].correct and info["row"] == problem.row
    with pytest.raises(RuntimeError, match="reset"):
        episode.step("again")


def test_cut_means_stopped_by_length_and_not_correct() -> None:
    episode = envs.make("rlve/sorting").episode()
    episode.reset(seed=7)
    assert episode.step("<think> well", cut=True)[2:4] == (False, True)
    episode.reset(seed=7)
    reference = envs.make("rlve/sorting").problem(seed=7).reference()
    assert episode.step(reference, cut=True)[1:4] == (1.0, True, False)


def test_episodes_share_the_environment_and_no_state() -> None:
    env = envs.make("rlve/multiplication")
    first, second = env.episode(), env.episode()
    first.reset(seed=1)
    second.reset(seed=2)
    assert first.step(env.problem(seed=1).reference())[1] == 1.0
    assert second.step(env.problem(seed=2).reference())[1] == 1.0


def test_without_a_seed_the_last_one_goes_on() -> None:
    env = envs.make("rlve/multiplication")

    def prompts(seed: int) -> list[str]:
        episode = env.episode()
        return [episode.reset(seed=seed)[0], *(episode.reset()[0] for _ in range(3))]

    assert prompts(5) == prompts(5) and prompts(5)[1:] != prompts(6)[1:]
    fresh = {env.episode().reset()[0] for _ in range(5)}
    assert len(fresh) > 1


def test_unknown_options_are_named() -> None:
    with pytest.raises(ValueError, match="level"):
        envs.make("rlve/sorting").episode().reset(seed=1, options={"level": 3})
