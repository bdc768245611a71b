"""Oracle of rlve/jug_puzzle: litres poured one at a time."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    capacities = instance["capacities"]
    water = dict.fromkeys(range(len(capacities)), 0)
    for line in text.splitlines():
        verb, *jugs = line.split()
        jugs = [int(jug) for jug in jugs]
        if any(jug not in water for jug in jugs) or len(jugs) != {"Fill": 1, "Empty": 1, "Pour": 2}[verb]:
            return False
        if verb == "Pour" and jugs[0] == jugs[1]:
            return False
        if verb == "Fill":
            water[jugs[0]] = capacities[jugs[0]]
        elif verb == "Empty":
            water[jugs[0]] = 0
        else:
            while water[jugs[0]] > 0 and water[jugs[1]] < capacities[jugs[1]]:
                water[jugs[0]] -= 1
                water[jugs[1]] += 1
    return instance["target"] in water.values()
