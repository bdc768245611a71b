"""RLVE tasks: constraint satisfaction."""
