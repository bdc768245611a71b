"""Probabilities and expectations as residues: how prompts ask for p/q modulo a prime.

>>> residue(Fraction(1, 2), 7)
4
"""

from fractions import Fraction


def residue(value: Fraction, prime: int) -> int:
    """p * q**-1 modulo a prime that does not divide q."""
    return value.numerator * pow(value.denominator, -1, prime) % prime


def asked(prime: int) -> str:
    """The sentence that says what to give, after "it" has been named."""
    return (
        f"It is a fraction p/q; give it modulo the prime {prime}: the integer r from 0 to {prime - 1} with "
        f"r * q = p modulo {prime}."
    )
