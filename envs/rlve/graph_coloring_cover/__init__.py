"""Colourings, partitions and covers of graphs."""
