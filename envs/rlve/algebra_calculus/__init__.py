"""Equations, polynomials and calculus."""
