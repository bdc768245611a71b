"""Distances, centres and choices on trees."""
