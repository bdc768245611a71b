"""Puzzles solved by a sequence of moves."""
