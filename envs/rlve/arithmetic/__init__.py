"""Arithmetic on integers: products, quotients, other bases, expressions."""
