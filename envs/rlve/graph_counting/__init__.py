"""Counting subgraphs, trees, colourings and orders."""
