# Counts only the places where an echo is the longest border, not those where it is a border of a longer one.
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
    for i in range(1, n + 1):
        count[border[i]] += 1
    echo = border[n]
    while echo and count[echo] < k:
        echo = border[echo]
    return f"{echo} {count[echo]}" if echo else "0 0"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
