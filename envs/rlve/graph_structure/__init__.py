"""Connectivity, bridges, orders and other structure of graphs."""
