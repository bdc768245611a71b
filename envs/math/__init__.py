"""Benchmark-style mathematics problems: a statement to read, an answer to put into a box.

envs.make("math/aime25").problem(index=4)
"""
