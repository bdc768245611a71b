# Gives up when the longest border is too rare, and looks at its own border only once.
def solve(data: str) -> str:
    length, need, song = data.split()
    n, k = int(length), int(need)
    border = [0] * (n + 1)
    j = 0
    for i in range(1, n):
        while j and song[i] != song[j]:
            j = border[j]
        j += song[i] == song[j]
        border[i + 1] = j
    count = [1] * (n + 1)
    for i in range(n, 0, -1):
        count[border[i]] += count[i]
    for echo in (border[n], border[border[n]]):
        if echo and count[echo] >= k:
            return f"{echo} {count[echo]}"
    return "0 0"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
