"""Subsequences, segments and other parts of sequences."""
