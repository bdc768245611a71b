# Slow: the odd codes are kept in a list, which is searched from its front for every token.


def solve(data: str) -> str:
    odd: list[int] = []
    for code in map(int, data.split()[1:]):
        if code in odd:
            odd.remove(code)
        else:
            odd.append(code)
    return " ".join(map(str, sorted(odd)))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
