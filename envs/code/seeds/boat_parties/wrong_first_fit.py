# Puts the guests, heaviest first, into the first boat that can take them.
def solve(data: str) -> str:
    n, capacity, _, *rest = map(int, data.split())
    weights, pairs = rest[:n], rest[n:]
    quarrels = set(zip(pairs[::2], pairs[1::2], strict=True))
    boats: list[list[int]] = []
    for guest in sorted(range(n), key=lambda i: -weights[i]):
        for boat in boats:
            peace = all((min(o, guest) + 1, max(o, guest) + 1) not in quarrels for o in boat)
            if peace and sum(weights[o] for o in boat) + weights[guest] <= capacity:
                boat.append(guest)
                break
        else:
            boats.append([guest])
    return str(len(boats))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
