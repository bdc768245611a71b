def liked(plate: str, m: int) -> bool:
    return sum(map(int, plate)) % m == 0 and not any(digit * 2 in plate for digit in "0123456789")


def solve(data: str) -> str:
    a, b, m = map(int, data.split())
    return str(sum(liked(str(plate), m) for plate in range(a, b + 1)))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
