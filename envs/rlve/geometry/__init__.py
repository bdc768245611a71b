"""RLVE tasks: geometry."""
