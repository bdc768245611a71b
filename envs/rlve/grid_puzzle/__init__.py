"""Grids to be filled in by rules: numbers, marks and colours."""
