def solve(data: str) -> str:
    _, wait, *periods = map(int, data.split())
    second = 1
    while any(second % period for period in periods):
        second += 1
        if second > wait:
            return "too long"
    return str(second)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
