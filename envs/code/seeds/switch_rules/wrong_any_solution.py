# Wrong: tries "on" before "off", which finds a setting whenever there is one, but not the smallest.


def solve(data: str) -> str:
    n, _, *numbers = map(int, data.split())
    follows: dict[int, list[int]] = {k: [] for switch in range(1, n + 1) for k in (-switch, switch)}
    for a, b in zip(numbers[::2], numbers[1::2], strict=True):
        follows[-a].append(b)
        follows[-b].append(a)
    true: set[int] = set()
    for switch in range(1, n + 1):
        if switch in true or -switch in true:
            continue
        for start in (switch, -switch):
            added = [start]
            for said in added:
                added += [other for other in follows[said] if other not in true and other not in added]
            if all(-said not in added and -said not in true for said in added):
                true.update(added)
                break
        else:
            return "impossible"
    return "".join("1" if switch in true else "0" for switch in range(1, n + 1))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
