# Wrong: plays the game in which the last coin wins.


def solve(data: str) -> str:
    k, _, *numbers = map(int, data.split())
    amounts, sizes = numbers[:k], numbers[k:]
    wins = [False]
    for coins in range(1, max(sizes) + 1):
        won = False
        for t in amounts:
            if t > coins:
                break
            if not wins[coins - t]:
                won = True
                break
        wins.append(won)
    return " ".join("first" if wins[size] else "second" for size in sizes)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
