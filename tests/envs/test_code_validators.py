"""Inputs of the right format that break a rule of their problem: the validator says which, and where."""

import runpy
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parents[2] / "envs" / "code" / "seeds"

BAD = [
    ("album_doubles", "2 1\n5 5\n2 1\n", "line 3: l is over r"),
    ("album_doubles", "2 1\n5 5\n1 3\n", "line 3: r is 3, over 2"),
    ("canal_tolls", "3 1\n1 2 4\n2 1 4\n2 1 1\n", "line 3: ports 2 and 1 are joined already"),
    ("canal_tolls", "2 1\n1 2 4\n1 2 7\n", "line 3: there is no canal 2"),
    ("canal_tolls", "2 1\n1 2 4\n2 1 3\n", "line 3: there is no port 3"),
    ("canal_tolls", "2 1\n1 2 4\n1 1 7\n", "no event is of kind 2"),
    ("capped_piles", "1\n4 0\n", "line 2: c is 0, under 1"),
    ("cut_roads", "3 1\n1 2\n", "line 1: m is 1, under n - 1 = 2"),
    ("cut_roads", "2 1\n2 2\n", "line 2: the road joins 2 with itself"),
    ("cut_roads", "4 3\n1 2\n2 1\n3 4\n", "2 towns cannot be reached from town 1"),
    ("drawbridges", "2 2\n1 1 2\n1 2 1\n", "line 3: the bridge between 2 and 1 is down already"),
    ("drawbridges", "2 2\n2 1 2\n3 1 2\n", "line 2: the bridge between 1 and 2 is up already"),
    ("drawbridges", "2 2\n1 1 1\n3 1 2\n", "line 2: the bridge joins 1 with itself"),
    ("drawbridges", "2 1\n1 1 2\n", "no event is of kind 3"),
    ("ferry_timetable", "2 1\n1 1 5 5\n", "line 2: the line joins 1 with itself"),
    ("guild_projects", "2 1\n5 -5\n2 2\n", "line 3: project 2 needs itself"),
    ("last_coin", "2 1\n3 3\n5\n", "line 2: the amounts do not increase"),
    ("loan_desk", "2 1\n5 1\n4 1\n", "line 3: a is 4, under 5"),
    ("lonely_pair", "3\n1 1 2\n", "line 1: n is 3, not even"),
    ("lonely_pair", "4\n1 2 3 4\n", "line 2: 4 codes occur an odd number of times"),
    ("lonely_pair", "2\n1 1\n", "line 2: 0 codes occur an odd number of times"),
    ("near_pairs", "4 5\n1 2 1\n2 3 1\n3 1 1\n", "line 4: huts 3 and 1 are joined already"),
    ("office_floors", "2\n0 0\n", "line 2: 2 heads, not 1"),
    ("office_floors", "3\n0 3 2\n", "line 2: 2 employees are not below the head"),
    ("orchard_fence", "4\n0 0\n2 2\n2 0\n0 2\n", "meet"),
    ("orchard_fence", "5\n0 0\n4 0\n4 4\n2 0\n0 4\n", "meet"),
    ("orchard_fence", "4\n0 0\n4 0\n2 0\n0 4\n", "the fence turns back at 4 0"),
    ("orchard_fence", "4\n0 0\n4 0\n0 0\n0 4\n", "two posts stand at the same place"),
    ("pruning_duel", "3\n3 2\n", "line 2: 2 knots do not hang from the root"),
    ("quarry_ponds", "2 2\n.#\n#?\n", "line 3: a row has the character '?'"),
    ("relay_ring", "2 1\n1 0\n", "line 2: s is 0, under 1"),
    ("rumour_ledger", "2 1\n3 1 2\n", "line 2: kind is 3, over 2"),
    ("switch_rules", "2 1\n0 1\n", "line 2: there is no switch 0"),
    ("switch_rules", "2 1\n1 -3\n", "line 2: b is -3, under -2"),
    ("tarpaulins", "1\n0 0 0 5\n", "line 2: the first corner is not the lower left one"),
    ("tarpaulins", "1\n0 5 5 5\n", "line 2: the first corner is not the lower left one"),
    ("widest_span", "1\n0 0\n", "line 1: n is 1, under 2"),
    ("xor_escort", "3 1 1\n1 2 5\n1 1\n", "line 1: m is 1, under n - 1 = 2"),
    ("xor_escort", "3 2 1\n1 2 5\n2 1 5\n1 1\n", "the cities fall into 2 parts"),
]


@pytest.mark.parametrize(("name", "data", "message"), BAD)
def test_a_broken_rule_is_named(name: str, data: str, message: str) -> None:
    validate = runpy.run_path(str(SEEDS / name / "problem.py"))["validate"]
    with pytest.raises(ValueError) as error:
        validate(data)
    assert message in str(error.value)
