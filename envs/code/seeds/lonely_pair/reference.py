"""A set that each code enters and leaves in turn keeps the odd ones."""


def solve(data: str) -> str:
    odd: set[str] = set()
    for code in data.split()[1:]:
        if code in odd:
            odd.remove(code)
        else:
            odd.add(code)
    return " ".join(sorted(odd, key=int))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
