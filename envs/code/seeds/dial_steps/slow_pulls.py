# Pulls the lever up to m times.
def pulls(a: int, b: int, m: int) -> int:
    shown = 1
    for number in range(m):
        if shown == b:
            return number
        shown = shown * a % m
    return -1


def solve(data: str) -> str:
    _, *numbers = map(int, data.split())
    questions = zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
    return "\n".join(str(pulls(*question)) for question in questions)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
