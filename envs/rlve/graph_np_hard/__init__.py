"""Optimisation and search on graphs for which no fast algorithm is known."""
