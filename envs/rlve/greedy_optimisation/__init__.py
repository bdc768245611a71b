"""Optimisation where a greedy choice, an exchange or a sort decides."""
