def pulls(a: int, b: int, m: int) -> int:
    shown = [1]
    while (following := shown[-1] * a % m) not in shown:
        shown.append(following)
    return shown.index(b) if b in shown else -1


def solve(data: str) -> str:
    _, *questions = (list(map(int, line.split())) for line in data.splitlines())
    return "\n".join(str(pulls(a, b, m)) for a, b, m in questions)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
