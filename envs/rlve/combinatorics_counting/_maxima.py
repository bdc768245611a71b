"""Values with prescribed maxima over regions: planted so that they can be met.

>>> from envs.rng import Rng
>>> len(planted_maxima(Rng(1), 4, [[0, 1], [1, 2, 3]], most=9))
2
"""

from collections.abc import Sequence

from envs.rng import Rng


def planted_maxima(rng: Rng, cells: int, regions: Sequence[Sequence[int]], most: int) -> list[int]:
    """The maxima of random values from 1 to `most` over each region, which has a bound of its own.

    The bounds, in the upper half of the values, keep the maxima apart.
    """
    bounds = [most] * cells
    for region in regions:
        bound = rng.randint((most + 1) // 2, most)
        for cell in region:
            bounds[cell] = min(bounds[cell], bound)
    values = [rng.randint(1, bound) for bound in bounds]
    return [max(values[cell] for cell in region) for region in regions]
