"""RLVE tasks: game theory."""
