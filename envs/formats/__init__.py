"""Answer formats: how an answer is read, how the prompt asks for it, and how the reference is written.

A format is strict, as its prompt sentence says, and bounded: it never runs anything that a model wrote.
Where it takes a size (`like`, `count`, `width`, `length`, `below`), that is a number or an instance key.

    answer = integers("the labels of the chosen vertices", like="k")
"""

from envs.formats.base import Format, Instance, read_integer
from envs.formats.numbers import (
    decimal,
    integer,
    integers,
    labels,
    lines,
    natural,
    permutation,
    rational,
    read_integers,
)
from envs.formats.text import actions, choice, letters, word, words

__all__ = [
    "Format",
    "Instance",
    "actions",
    "choice",
    "decimal",
    "integer",
    "integers",
    "labels",
    "letters",
    "lines",
    "natural",
    "permutation",
    "rational",
    "read_integer",
    "read_integers",
    "word",
    "words",
]
