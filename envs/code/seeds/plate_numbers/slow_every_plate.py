# Looks at every plate from a to b.
def solve(data: str) -> str:
    a, b, m = map(int, data.split())
    pairs = [digit * 2 for digit in "0123456789"]
    liked = 0
    for plate in range(a, b + 1):
        text = str(plate)
        if sum(map(int, text)) % m == 0 and not any(pair in text for pair in pairs):
            liked += 1
    return str(liked)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
