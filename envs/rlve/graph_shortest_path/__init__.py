"""Shortest and otherwise best paths."""
