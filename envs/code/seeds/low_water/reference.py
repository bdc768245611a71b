MOD = 1_000_000_007


def solve(data: str) -> str:
    _, *depths = map(int, data.split())
    total = 0
    stack = [-1]  # sections of rising depth; a level one goes to the section on the right
    depths.append(0)
    for end, depth in enumerate(depths):
        while stack[-1] >= 0 and depths[stack[-1]] >= depth:
            middle = stack.pop()
            left, right = middle - stack[-1], end - middle  # choices for the first and for the last section
            total += depths[middle] * (left * right * (left + right) // 2)
        stack.append(end)
    return str(total % MOD)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
