"""RLVE tasks: dynamic programming."""
