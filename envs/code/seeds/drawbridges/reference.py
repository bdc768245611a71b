"""Each bridge is down for some spans of time, which are cut into runs of a tree over the questions.

A walk through that tree joins islands on its way down and takes the joins back on its way up.
"""


def solve(data: str) -> str:
    n, _, *numbers = map(int, data.split())
    questions: list[tuple[int, int]] = []
    down: dict[tuple[int, int], int] = {}  # a bridge, and the number of the first question that sees it
    spans: list[tuple[int, int, tuple[int, int]]] = []
    for kind, u, v in zip(*[iter(numbers)] * 3, strict=True):
        bridge = (min(u, v), max(u, v))
        if kind == 1:
            down[bridge] = len(questions)
        elif kind == 2:
            spans.append((down.pop(bridge), len(questions), bridge))
        else:
            questions.append((u, v))
    leaves = len(questions)
    spans += [(first, leaves, bridge) for bridge, first in down.items()]

    runs: list[list[tuple[int, int]]] = [[] for _ in range(2 * leaves)]
    for first, after, bridge in spans:
        low, high = first + leaves, after + leaves
        while low < high:
            if low & 1:
                runs[low].append(bridge)
                low += 1
            if high & 1:
                high -= 1
                runs[high].append(bridge)
            low //= 2
            high //= 2

    above, size = list(range(n + 1)), [1] * (n + 1)
    joins: list[int] = []  # the representatives that were hung below another

    def find(island: int) -> int:
        while above[island] != island:
            island = above[island]
        return island

    answers = [""] * leaves
    stack = [1]
    while stack:
        node = stack.pop()
        if node < 0:  # all below is done: back to as many joins as there were
            while len(joins) > -node - 1:
                low = joins.pop()
                size[above[low]] -= size[low]
                above[low] = low
            continue
        stack.append(-len(joins) - 1)
        for u, v in runs[node]:
            a, b = find(u), find(v)
            if a != b:
                if size[a] > size[b]:
                    a, b = b, a
                above[a] = b
                size[b] += size[a]
                joins.append(a)
        if node < leaves:
            stack += [2 * node, 2 * node + 1]
        else:
            u, v = questions[node - leaves]
            answers[node - leaves] = f"{'yes' if find(u) == find(v) else 'no'} {n - len(joins)}"
    return "\n".join(answers)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
