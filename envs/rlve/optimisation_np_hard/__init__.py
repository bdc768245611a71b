"""Optimisation and search problems for which no fast algorithm is known."""
