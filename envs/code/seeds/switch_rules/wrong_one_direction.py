# Wrong: reads a rule as one implication and forgets the other way round.


def solve(data: str) -> str:
    n, _, *numbers = map(int, data.split())
    follows: dict[int, list[int]] = {k: [] for switch in range(1, n + 1) for k in (-switch, switch)}
    for a, b in zip(numbers[::2], numbers[1::2], strict=True):
        follows[-a].append(b)
    true: set[int] = set()

    def consequences(start: int) -> list[int]:
        """All that is new if `start` is true; empty if that is a contradiction."""
        added, stack = {start}, [start]
        while stack:
            for said in follows[stack.pop()]:
                if -said in added or -said in true:
                    return []
                if said not in added and said not in true:
                    added.add(said)
                    stack.append(said)
        return list(added)

    for switch in range(1, n + 1):
        if switch in true or -switch in true:
            continue
        added = consequences(-switch) or consequences(switch)
        if not added:
            return "impossible"
        true.update(added)
    return "".join("1" if switch in true else "0" for switch in range(1, n + 1))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
