"""Flows, cuts and matchings."""
