# Extends a piece from every first letter: n * n steps on a thread of one colour.
def solve(data: str) -> str:
    *bounds, thread = data.split()
    n, low, high = map(int, bounds)
    pieces = 0
    for start in range(n):
        end = start
        while end < n and thread[end] == thread[start] and end - start < high:
            end += 1
            pieces += end - start >= low
    return str(pieces)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
