"""Divisibility, congruences and discrete logarithms."""
