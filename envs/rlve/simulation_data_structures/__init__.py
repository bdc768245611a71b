"""Processes to be followed step by step, and queries on data structures."""
