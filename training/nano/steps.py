"""Reasoning traces of the tasks that a tiny model computes step by step.

Every line restates all that the computation needs to go on (place, partial results), so that the last
few lines can be continued without the rest. A line is text; numbers up to 99 and single digits are one
token each. `slip` passes each computed value through: identity for a right trace, a random error else.

    >>> [line for line in sorting({"numbers": [7, 3, 5]}, exact)]
    [' 7 | 7', ' 3 | 3 7', ' 5 | 3 5 7']
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from typing import Any

Instance = dict[str, Any]
Slip = Callable[[int], int]


def exact(value: int) -> int:
    """The slip of a right trace: none."""
    return value


def spaced(values: Sequence[int]) -> str:
    """Numbers as text, each behind a space, so that each is one token."""
    return "".join(f" {value}" for value in values)


def digits(number: int, width: int = 0) -> list[int]:
    """Decimal digits, least significant first, padded with zeros to `width`."""
    return [int(digit) for digit in reversed(str(number).zfill(width))]


def sorting(instance: Instance, slip: Slip) -> Iterator[str]:
    """Insertion: line k names the k-th number, then holds the first k in order."""
    done: list[int] = []
    for number in instance["numbers"]:
        done.insert(max(0, slip(bisect(done, number))), number)
        yield f" {number} |{spaced(done)}"


def josephus(instance: Instance, slip: Slip) -> Iterator[str]:
    """The removed people, then the circle as it stands, beginning with the next to count."""
    removed: list[int] = []
    circle = list(range(1, instance["n"] + 1))
    yield f" |{spaced(circle)}"
    while circle:
        place = slip((instance["m"] - 1) % len(circle)) % len(circle)
        removed.append(circle[place])
        circle = circle[place + 1 :] + circle[:place]
        yield f"{spaced(removed)} |{spaced(circle)}"


def _times_digit(number: Sequence[int], digit: int, slip: Slip) -> list[int]:
    """Digit products with the carry added: the tens of each go into the next."""
    products, carry = [], 0
    for place in number:
        product = min(99, slip(place * digit + carry))
        products.append(product)
        carry = product // 10
    return products


def _add(left: Sequence[int], right: Sequence[int], slip: Slip) -> list[int]:
    """Digit sums with the carry added: the tens of each go into the next; of equal lengths."""
    sums, carry = [], 0
    for one, other in zip(left, right, strict=True):
        total = slip(one % 10 + other % 10 + carry)
        sums.append(total)
        carry = total // 10
    return sums


def multiplication(instance: Instance, slip: Slip) -> Iterator[str]:
    """Repeated addition for the tens of the second factor, times ten, then for its ones (factors below 100).

    A line: additions left for tens and ones; `-` before, `+` after the shift; hundreds and rest of the sum.
    """
    factor, (tens, ones) = instance["a"], divmod(instance["b"], 10)
    hundreds, rest = 0, 0
    yield f" {tens} {ones} - 0 0"
    while tens:
        tens, (more, rest) = tens - 1, divmod(slip(rest + factor), 100)
        hundreds += more
        yield f" {tens} {ones} - {hundreds} {rest}"
    hundreds, rest = hundreds * 10 + rest // 10, rest % 10 * 10
    yield f" 0 {ones} + {hundreds} {rest}"
    while ones:
        ones, (more, rest) = ones - 1, divmod(slip(rest + factor), 100)
        hundreds += more
        yield f" 0 {ones} + {hundreds} {rest}"


def fibonacci(instance: Instance, slip: Slip) -> Iterator[str]:
    """Each term by Horner's rule over the digits of p and q at once, four digits kept (modulo 10000).

    A line: the digit, the digit products, the digit sums; all least significant first. Lines with a
    digit of p shift the total first, lines with a digit of q add to it; later terms name the last two.
    """
    before, last = digits(instance["a1"], 4), digits(instance["a2"], 4)
    for index in range(3, instance["n"] + 1):
        head = "" if index == 3 else f"{spaced(before)} |{spaced(last)} |"
        total = [0] * 4
        for p, q in zip(reversed(digits(instance["p"], 4)), reversed(digits(instance["q"], 4)), strict=True):
            for shifted, term, digit in (([0, *total[:3]], last, p), (None, before, q)):
                products = _times_digit(term, digit, slip)
                total = _add(shifted or total, products, slip)
                yield f"{head} {digit} :{spaced(products)} :{spaced(total)}"
        before, last = last, [place % 10 for place in total]


def division(instance: Instance, slip: Slip) -> Iterator[str]:
    """Multiples of the divisor as long as they fit: ten times it for the tens, then once (both below 100).

    A line: hundreds and rest of the dividend; tens and ones of the quotient; `-` while tens are counted, `+`
    after; hundreds and rest of what they make; the same with one more.
    """
    high, low = divmod(instance["a"], 100)
    counts, made = [0, 0], (0, 0)
    for place, sign, step in ((0, "-", instance["b"] * 10), (1, "+", instance["b"])):
        while True:
            more, rest = divmod(slip(made[1] + step % 100), 100)
            following = (made[0] + step // 100 + more, rest)
            yield f" {high} {low} {counts[0]} {counts[1]} {sign}{spaced(made)}{spaced(following)}"
            if following > (high, low) or counts[place] == 9:
                break
            counts[place], made = counts[place] + 1, following


def lcm(instance: Instance, slip: Slip) -> Iterator[str]:
    """Multiples of the larger number until the smaller divides one.

    The first line takes the smaller from the larger until a remainder is left. Then a line: hundreds and rest
    of the multiple; that remainder; what it makes of the multiple's remainder; the same below the smaller.
    """
    small, large = sorted((instance["a"], instance["b"]))
    chain = [large]
    while chain[-1] >= small:
        chain.append(max(0, slip(chain[-1] - small)))
    yield spaced(chain)
    step, hundreds, rest, remainder = chain[-1], 0, 0, 0
    while True:
        more, rest = divmod(slip(rest + large), 100)
        hundreds += more
        added = slip(remainder + step)
        remainder = added - small if added >= small else added
        yield f" {hundreds} {rest} {step} {added} {remainder}"
        if remainder == 0 or hundreds * 100 + rest >= small * large:
            return


def inversion_pair(instance: Instance, slip: Slip) -> Iterator[str]:
    """Equal ranks side by side, then the partner of each element of A, then one taken out a line.

    A line of the last part: the next element of the second array; the partners left of it and right of it
    that are still there; how many it passes, and the swaps so far.
    """
    pairs = list(zip(sorted(instance["a"]), sorted(instance["b"]), strict=True))
    yield "".join(f" {one} {other}" for one, other in pairs)
    partner = dict(pairs)
    yield "".join(f" {value} {partner[value]}" for value in instance["a"])
    left, swaps = [partner[value] for value in instance["a"]], 0
    for value in instance["b"][:-1]:
        place = left.index(value)
        passed = slip(place)
        swaps += passed
        yield f" {value} :{spaced(left[:place])} |{spaced(left[place + 1 :])} : {passed} {swaps}"
        left = left[:place] + left[place + 1 :]


def negative_base(instance: Instance, slip: Slip) -> Iterator[str]:
    """Repeated long division by the base, the sign turning each time.

    A line: digits found so far, least significant first; the sign of what is left; then for each of its
    decimal digits that digit, the quotient's digit and the remainder. An empty rest ends it.
    """
    base, number = instance["r"], instance["n"]
    found: list[int] = []
    while number and len(found) <= 40:
        quotient, remainder, places = 0, 0, []
        for digit in map(int, str(abs(number))):
            part, remainder = divmod(slip(remainder * 10 + digit), base)
            quotient = quotient * 10 + part
            places += [digit, part, remainder]
        yield f"{spaced(found)} | {'+' if number > 0 else '-'}{spaced(places)}"
        if number > 0:
            found, number = [*found, remainder], -quotient
        else:
            found, number = [*found, (base - remainder) % base], quotient + (remainder > 0)
    yield f"{spaced(found)} |"


def _numbers(text: str) -> list[int]:
    return [int(word) for word in text.split()]


def _digits_to_int(places: Sequence[int]) -> int:
    return int("".join(str(place % 10) for place in reversed(places)) or 0)


def answer(task: str, instance: Instance, last: str) -> str:
    """The answer that a trace's last line holds, in the task's format."""
    head, *rest = last.split("|")
    match task:
        case "sorting":
            return " ".join(rest[0].split())
        case "josephus":
            return " ".join(head.split())
        case "fibonacci":
            return str(_digits_to_int(_numbers(last.rsplit(":", 1)[1])))
        case "multiplication":
            *_, hundreds, low = _numbers(last.partition("+")[2])
            return str(hundreds * 100 + low)
        case "division":
            _, _, tens, ones, *_ = last.split()
            return str(int(tens) * 10 + int(ones))
        case "lcm":
            hundreds, low, *_ = _numbers(last)
            return str(hundreds * 100 + low)
        case "inversion_pair":
            return last.split()[-1]
        case "negative_base":
            return " ".join(reversed(head.split()))
    raise KeyError(task)


TASKS: dict[str, Callable[[Instance, Slip], Iterator[str]]] = {
    "sorting": sorting,
    "josephus": josephus,
    "multiplication": multiplication,
    "fibonacci": fibonacci,
    "division": division,
    "lcm": lcm,
    "inversion_pair": inversion_pair,
    "negative_base": negative_base,
}
