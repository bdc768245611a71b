"""The tests of a LiveCodeBench problem, as rows of `verifiers.code.judge`.

A row of the hub's data set (livecodebench/code_generation_lite) stores its public tests as JSON and its
private ones as a pickled JSON text, compressed, in base64. Nothing is unpickled here: a pickle that holds one
string is read opcode by opcode, and anything else in it is refused. A payload that cannot be read raises, it
never scores.

    tests = problem_tests(row)
    judge(program, tests.rows, kind=tests.kind, entry=tests.entry)
"""

from __future__ import annotations

import base64
import binascii
import json
import pickletools
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

MOST_BYTES = 512 * 2**20
"""Largest decompressed payload that is read."""
_STRINGS = frozenset({"SHORT_BINUNICODE", "BINUNICODE", "BINUNICODE8", "UNICODE"})
_AROUND = frozenset({"PROTO", "FRAME", "MEMOIZE", "BINPUT", "LONG_BINPUT", "PUT", "STOP"})


class BadTests(ValueError):
    """Stored tests that cannot be read."""


@dataclass(frozen=True, slots=True)
class ProblemTests:
    """What the judge needs of a problem."""

    rows: list[dict[str, str]]
    """`{"input", "output"}`, public tests first."""
    kind: Literal["stdin", "call"]
    entry: str | None
    """The method of `Solution`, for `call`."""


def problem_tests(row: Mapping[str, Any], private: bool = True) -> ProblemTests:
    """All tests of a problem in the hub's schema; BadTests names the problem and what is wrong with it."""
    try:
        rows = _rows(_json(row["public_test_cases"]))
        if private:
            rows += _rows(decode_private(row["private_test_cases"]))
        metadata = _json(row.get("metadata") or "{}")
        kinds = {test.pop("testtype") for test in rows}
        if len(kinds) != 1 or not kinds <= {"stdin", "functional"}:
            raise BadTests(f"the tests are of the kinds {sorted(kinds)}, not of one of stdin and functional")
        if kinds == {"stdin"}:
            return ProblemTests(rows, "stdin", None)
        if not isinstance(metadata, dict) or not isinstance(metadata.get("func_name"), str):
            raise BadTests("functional tests without a func_name in the metadata")
        return ProblemTests(rows, "call", metadata["func_name"])
    except KeyError as lacking:
        raise BadTests(f"problem {row.get('question_id', '?')}: no {lacking}") from None
    except BadTests as problem:
        raise BadTests(f"problem {row.get('question_id', '?')}: {problem}") from None


def decode_private(payload: str) -> list[dict[str, Any]]:
    """The private tests of a problem: plain JSON, or the packed form."""
    if payload.lstrip().startswith("["):
        return _rows(_json(payload))
    try:
        packed = base64.b64decode(payload, validate=True)
        unzip = zlib.decompressobj()
        data = unzip.decompress(packed, MOST_BYTES)
    except (binascii.Error, zlib.error, ValueError) as problem:
        raise BadTests(
            f"the private tests are neither JSON nor packed as base64 and zlib: {problem}"
        ) from None
    if not unzip.eof:
        raise BadTests(f"the private tests are cut off, or larger than {MOST_BYTES:,} bytes")
    return _rows(_json(pickled_string(data)))


def pickled_string(data: bytes) -> str:
    """The string that a pickle consists of, without unpickling anything; BadTests for any other pickle."""
    found: list[str] = []
    try:
        for opcode, argument, _ in pickletools.genops(data):
            if opcode.name in _STRINGS:
                found.append(str(argument))
            elif opcode.name not in _AROUND:
                raise BadTests(f"the pickle holds {opcode.name}, where only one string is admitted")
    except ValueError as problem:
        raise BadTests(str(problem)) from None
    if len(found) != 1:
        raise BadTests(f"the pickle holds {len(found)} strings instead of one")
    return found[0]


def _json(text: Any) -> Any:
    try:
        return json.loads(text) if isinstance(text, str) else text
    except (ValueError, RecursionError) as problem:
        raise BadTests(f"not JSON: {problem}") from None


def _rows(tests: Any) -> list[dict[str, Any]]:
    """The tests as rows; BadTests where one lacks a part."""
    if not isinstance(tests, list):
        raise BadTests(f"a list of tests is wanted, not {type(tests).__name__}")
    for place, test in enumerate(tests):
        parts = [test.get(part) for part in _PARTS] if isinstance(test, dict) else [None]
        if not all(isinstance(part, str) for part in parts):
            raise BadTests(f"test {place} is not an object with the texts {', '.join(_PARTS)}")
    return [{part: test[part] for part in _PARTS} for test in tests]


_PARTS = ("input", "output", "testtype")
