"""23: recursion without an end."""

import sys

sys.setrecursionlimit(10**9)


def deeper(depth):
    return deeper(depth + 1) + 1


deeper(0)
