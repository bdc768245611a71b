"""Chances and expected values, exact."""
