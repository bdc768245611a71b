"""Real functions with certified bounds: a value is an interval of decimals that holds the true one.

Sums, products, exp and log come from the standard library's decimals, rounded outwards; sine and cosine are
a Taylor series in integers. Out of the domain, or out of range, is `Undefined`
or another ArithmeticError.

    >>> low, high = Reals(50).sin(Reals(50).exact(1))
    >>> high - low < Decimal("1e-45")
    True
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from fractions import Fraction

Interval = tuple[Decimal, Decimal]

LARGEST = 120
"""Numbers of more digits before the point are out of range."""
WIDEST_ANGLE = 10**6
HIGHEST_POWER = 1_000
_TRAPS = [InvalidOperation, DivisionByZero, Overflow]


class Undefined(ArithmeticError):
    """No real value, none in range, or an interval too wide to tell."""


class Reals:
    """Interval arithmetic with `digits` significant digits. No state: may be shared between threads."""

    def __init__(self, digits: int) -> None:
        self.digits = digits
        self._down, self._up = (
            Context(digits, rounding, Emin=-10 * LARGEST, Emax=LARGEST, traps=_TRAPS)
            for rounding in (ROUND_FLOOR, ROUND_CEILING)
        )

    def exact(self, value: int | Decimal) -> Interval:
        """An interval around a number; a point where it has no more digits than are kept."""
        number = Decimal(value)
        return self._down.plus(number), self._up.plus(number)

    def add(self, a: Interval, b: Interval) -> Interval:
        """a + b."""
        return self._down.add(a[0], b[0]), self._up.add(a[1], b[1])

    def subtract(self, a: Interval, b: Interval) -> Interval:
        """a - b."""
        return self.add(a, self.negate(b))

    def negate(self, a: Interval) -> Interval:
        """-a."""
        return a[1].copy_negate(), a[0].copy_negate()

    def multiply(self, a: Interval, b: Interval) -> Interval:
        """a b."""
        return self._corners(Context.multiply, a, b)

    def divide(self, a: Interval, b: Interval) -> Interval:
        """a / b, where b is certainly not 0."""
        if b[0] <= 0 <= b[1]:
            raise Undefined("division by what may be 0")
        return self._corners(Context.divide, a, b)

    def power(self, a: Interval, b: Interval) -> Interval:
        """a ** b: for an integer b by products (a ** 0 is 1), else exp(b log a), where a is positive."""
        if b[0] == b[1] and abs(b[0]) <= HIGHEST_POWER and b[0] == int(b[0]):
            result = self.exact(1)
            for bit in f"{abs(int(b[0])):b}":
                result = self.multiply(result, result)
                result = self.multiply(result, a) if bit == "1" else result
            return result if b[0] >= 0 else self.divide(self.exact(1), result)
        return self.exp(self.multiply(b, self.log(a)))

    def sqrt(self, a: Interval) -> Interval:
        """The square root, where a is certainly not negative."""
        if a[0] < 0:
            raise Undefined("square root of what may be negative")
        return self._outwards(self._down.sqrt(a[0]), self._up.sqrt(a[1]))

    def exp(self, a: Interval) -> Interval:
        """e ** a."""
        return self._outwards(self._down.exp(a[0]), self._up.exp(a[1]))

    def log(self, a: Interval) -> Interval:
        """The natural logarithm, where a is certainly positive."""
        if a[0] <= 0:
            raise Undefined("logarithm of what may not be positive")
        return self._outwards(self._down.ln(a[0]), self._up.ln(a[1]))

    def sin(self, a: Interval) -> Interval:
        """The sine of an angle in radians."""
        return self._around(a, 0)

    def cos(self, a: Interval) -> Interval:
        """The cosine of an angle in radians."""
        return self._around(a, 1)

    def tan(self, a: Interval) -> Interval:
        """The tangent of an angle in radians."""
        return self.divide(self.sin(a), self.cos(a))

    def _corners(
        self, operation: Callable[[Context, Decimal, Decimal], Decimal], a: Interval, b: Interval
    ) -> Interval:
        pairs = [(x, y) for x in a for y in b]
        low = min(operation(self._down, x, y) for x, y in pairs)
        return low, max(operation(self._up, x, y) for x, y in pairs)

    def _outwards(self, low: Decimal, high: Decimal) -> Interval:
        # exp, ln and sqrt round to nearest whatever the context says.
        return self._down.next_minus(low), self._up.next_plus(high)

    def _around(self, a: Interval, which: int) -> Interval:
        """Sine or cosine at one end, as far apart as the ends are: neither changes faster than the angle."""
        if max(-a[0], a[1]) > WIDEST_ANGLE:
            raise Undefined("an angle out of range")
        found = _sine_and_cosine(Fraction(a[0]), self.digits)[which]
        value = self._down.scaleb(Decimal(found), -self.digits)
        apart = self._up.add(self._up.subtract(a[1], a[0]), Decimal(f"1e{1 - self.digits}"))
        return self._down.subtract(value, apart), self._up.add(value, apart)


def _sine_and_cosine(angle: Fraction, digits: int) -> tuple[int, int]:
    """Both in units of 10**-digits, off by less than 2: Taylor for angle / 2**k, then doubled k times.

    A doubling makes errors at most 4 times as large, and k stays below 25 up to WIDEST_ANGLE.
    """
    guard = 20
    unit = 10 ** (digits + guard)
    k = max(0, abs(int(angle)).bit_length() + 3)
    small = angle.numerator * unit // (angle.denominator << k)
    square = small * small // unit
    sine, cosine, term, n = 0, 0, unit, 0
    # term is the one of small**n, with its sign: n is even.
    while term:
        cosine += term
        sine += term * small // (unit * (n + 1))
        term = -(term * square // (unit * (n + 1) * (n + 2)))
        n += 2
    for _ in range(k):
        sine, cosine = 2 * sine * cosine // unit, unit - 2 * sine * sine // unit
    return sine // 10**guard, cosine // 10**guard
