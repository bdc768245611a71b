"""A pile is worth s mod (c + 1). A first move wins if it gives its pile the value of all the others together.

Taking 1, ..., c stones gives every other residue once, so at most one move a pile wins: it must exist.
"""


def solve(data: str) -> str:
    numbers = list(map(int, data.split()[1:]))
    piles = list(zip(numbers[::2], numbers[1::2], strict=True))
    total = 0
    for s, c in piles:
        total ^= s % (c + 1)
    wins = 0
    for s, c in piles:
        worth = s % (c + 1)
        wanted = total ^ worth
        take = (worth - wanted) % (c + 1)
        if wanted <= c and 0 < take <= s:
            wins += 1
    return str(wins)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
