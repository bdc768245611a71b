def solve(data: str) -> str:
    *bounds, chant = data.split()
    _, k, low, high = map(int, bounds)
    # The suffix automaton: a state stands for the fragments that end at the same places, and these have
    # from length[link] + 1 to length letters.
    edges: list[dict[str, int]] = [{}]
    link, length, count = [-1], [0], [0]
    last = 0
    for letter in chant:
        state = len(edges)
        edges.append({})
        length.append(length[last] + 1)
        count.append(1)
        link.append(0)
        back = last
        while back >= 0 and letter not in edges[back]:
            edges[back][letter] = state
            back = link[back]
        if back >= 0:
            target = edges[back][letter]
            if length[target] == length[back] + 1:
                link[state] = target
            else:
                clone = len(edges)
                edges.append(edges[target].copy())
                length.append(length[back] + 1)
                count.append(0)
                link.append(link[target])
                while back >= 0 and edges[back].get(letter) == target:
                    edges[back][letter] = clone
                    back = link[back]
                link[target] = link[state] = clone
        last = state
    fragments = 0
    for state in sorted(range(1, len(edges)), key=length.__getitem__, reverse=True):
        count[link[state]] += count[state]
        if count[state] >= k:
            fragments += max(0, min(high, length[state]) - max(low, length[link[state]] + 1) + 1)
    return str(fragments)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
