# Counts occurrences that do not overlap.
def solve(data: str) -> str:
    length, k, song = data.split()
    n = int(length)
    border = [0] * (n + 1)
    j = 0
    for i in range(1, n):
        while j and song[i] != song[j]:
            j = border[j]
        j += song[i] == song[j]
        border[i + 1] = j
    echo = border[n]
    while echo and (times := song.count(song[:echo])) < int(k):
        echo = border[echo]
    return f"{echo} {times}" if echo else "0 0"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
