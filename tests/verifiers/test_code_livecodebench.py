"""LiveCodeBench's stored tests are read without unpickling anything, and a bad payload never scores."""

from __future__ import annotations

import base64
import json
import os
import pickle
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifiers.livecodebench import BadTests, decode_private, pickled_string, problem_tests

TESTS = [{"input": "1 2\n", "output": "3\n", "testtype": "stdin"}]


def packed(value: Any, protocol: int = 4) -> str:
    return base64.b64encode(zlib.compress(pickle.dumps(value, protocol))).decode()


def row(public: Any = TESTS, private: Any = TESTS, metadata: Any = None) -> dict[str, Any]:
    """A problem as the hub stores it."""
    return {
        "question_id": "own_1",
        "public_test_cases": json.dumps(public),
        "private_test_cases": private if isinstance(private, str) else packed(json.dumps(private)),
        "metadata": json.dumps(metadata or {}),
    }


@given(st.text(), st.integers(0, pickle.HIGHEST_PROTOCOL))
def test_a_pickled_string_is_read_as_pickle_reads_it(text: str, protocol: int) -> None:
    data = pickle.dumps(text, protocol)
    assert pickled_string(data) == pickle.loads(data) == text


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_both_forms_give_the_tests(protocol: int) -> None:
    assert decode_private(packed(json.dumps(TESTS), protocol)) == TESTS
    assert decode_private(json.dumps(TESTS)) == TESTS


class Attack:
    """Unpickled, it makes a folder."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (self.folder,)


def test_nothing_in_a_pickle_is_run(tmp_path: Any) -> None:
    folder = tmp_path / "made"
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(BadTests, match="only one string"):
            decode_private(packed(Attack(str(folder)), protocol))
    assert not folder.exists()
    pickle.loads(pickle.dumps(Attack(str(folder))))
    assert folder.exists()  # the attack is a real one


@pytest.mark.parametrize(
    ("payload", "says"),
    [
        ("", "cut off"),
        ("not base64!", "neither JSON nor packed"),
        (base64.b64encode(b"not zlib").decode(), "neither JSON nor packed"),
        (packed(json.dumps(TESTS))[:40], "."),
        (base64.b64encode(zlib.compress(b"not a pickle")).decode(), "."),
        (base64.b64encode(zlib.compress(b"")).decode(), "."),
        (packed(TESTS), "only one string"),
        (packed(b"bytes"), "only one string"),
        (packed(7), "only one string"),
        (packed("not json"), "not JSON"),
        (packed("[" * 100_000), "not JSON"),
        (packed('{"input": ""}'), "a list of tests"),
        (packed('[{"input": "", "output": ""}]'), "testtype"),
        (packed('[{"input": "", "output": 3, "testtype": "stdin"}]'), "the texts"),
        (packed("[3]"), "not an object"),
        ("[{}]", "not an object"),
        ("[", "not JSON"),
    ],
)
def test_a_bad_payload_raises_and_names_the_problem(payload: str, says: str) -> None:
    with pytest.raises(BadTests, match=f"problem own_1: .*{says}"):
        problem_tests(row(private=payload))


@given(st.binary(max_size=60) | st.binary(max_size=60).map(lambda data: pickle.dumps("x")[:-1] + data))
def test_no_payload_does_anything_but_give_tests_or_raise(data: bytes) -> None:
    for payload in (base64.b64encode(zlib.compress(data)).decode(), data.decode("latin-1")):
        try:
            tests = decode_private(payload)
        except BadTests:
            continue
        assert all(set(test) == {"input", "output", "testtype"} for test in tests)


def test_a_bomb_is_not_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifiers.livecodebench.MOST_BYTES", 10_000)
    with pytest.raises(BadTests, match="larger than 10,000 bytes"):
        decode_private(packed("0" * 1_000_000))


def test_stdin_problems() -> None:
    private = [{"input": "5 5\n", "output": "10\n", "testtype": "stdin"}]
    tests = problem_tests(row(private=private))
    assert (tests.kind, tests.entry) == ("stdin", None)
    assert [test["input"] for test in tests.rows] == ["1 2\n", "5 5\n"]
    assert problem_tests(row(private="bad"), private=False).rows == tests.rows[:1]


def test_functional_problems_are_called() -> None:
    functional = [{"input": "[1, 2]\n3", "output": "[3]", "testtype": "functional"}]
    tests = problem_tests(row(functional, functional, {"func_name": "pick"}))
    assert (tests.kind, tests.entry, len(tests.rows)) == ("call", "pick", 2)
    for public, private, metadata, says in (
        (functional, functional, {}, "func_name"),
        (functional, TESTS, {"func_name": "pick"}, "one of stdin and functional"),
        ([], [], {}, "one of stdin and functional"),
    ):
        with pytest.raises(BadTests, match=says):
            problem_tests(row(public, private, metadata))
    with pytest.raises(BadTests, match="no 'public_test_cases'"):
        problem_tests({"question_id": "a"})
