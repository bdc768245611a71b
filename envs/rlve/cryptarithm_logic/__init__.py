"""RLVE tasks: cryptarithms and logic."""
