"""Sorting, and counting with permutations."""
