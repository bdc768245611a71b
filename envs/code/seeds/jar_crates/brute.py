def fewest(jars: tuple[int, ...], crate: int) -> int:
    if not jars:
        return 0
    first, rest = jars[0], jars[1:]
    ways = [fewest(rest, crate)]
    ways += [fewest(rest[:i] + rest[i + 1 :], crate) for i, w in enumerate(rest) if first + w <= crate]
    return 1 + min(ways)


def solve(data: str) -> str:
    _, crate, *weights = map(int, data.split())
    return "-1" if max(weights) > crate else str(fewest(tuple(weights), crate))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
