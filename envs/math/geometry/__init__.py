"""Geometry: competition problems with exact answers, one family a file."""
