"""The registry's rows for `math/*`: fields of `envs.env.EnvSpec`, one line a set or family.

Stored sets have the tag "stored"; families of made problems have their field and "exact".

envs.list("math/*")
"""

_TAGS = ("stored", "competition")
_MAKER = "envs.math.stored:StoredMath"

SETS = (
    ("math/aime24", _MAKER, 1, None, "math", _TAGS, "AIME 2024, both papers: 30 problems, integers"),
    ("math/aime25", _MAKER, 1, None, "math", _TAGS, "AIME 2025, both papers: 30 problems, integers"),
    ("math/aime26", _MAKER, 1, None, "math", _TAGS, "AIME 2026, both papers: 30 problems, integers"),
    ("math/hmmt25", _MAKER, 1, None, "math", _TAGS, "HMMT February 2025: 30 problems, closed forms"),
    ("math/hmmt26", _MAKER, 1, None, "math", _TAGS, "HMMT February 2026: 33 problems, closed forms"),
)

FAMILIES = (
    (
        "number_theory",
        "digit_set_multiples",
        30,
        "The sum of all multiples of a number whose digits all come from a given set.",
    ),
    (
        "number_theory",
        "divisors_of_powers",
        24,
        "Count the integers that divide at least one of several given powers.",
    ),
    (
        "number_theory",
        "factoring_pairs",
        20,
        "Integer points of a hyperbola x y + a x + b y = c: the sum of their coordinates.",
    ),
    (
        "number_theory",
        "lcm_ring",
        24,
        "Count the ways to put integers on a circle so that neighbours have given least common multiples.",
    ),
    (
        "number_theory",
        "power_sum_remainder",
        24,
        "The remainder of a sum of equal powers of consecutive integers.",
    ),
    (
        "number_theory",
        "prime_in_product",
        30,
        "How often an odd prime divides the product (a - 1)(a^2 - 1) ... (a^n - 1).",
    ),
    (
        "number_theory",
        "quadratic_congruence",
        24,
        "Count the integers up to a bound that satisfy a quadratic congruence with a composite modulus.",
    ),
    (
        "counting",
        "board_tilings",
        24,
        "Count the tilings of a board with holes by dominoes and unit squares.",
    ),
    (
        "counting",
        "iterated_functions",
        24,
        "Count the functions from a finite set to itself whose iterates satisfy an equation.",
    ),
    (
        "counting",
        "polygon_colorings",
        24,
        "Count the colourings of a ring up to rotation or reflection, with or without equal neighbours.",
    ),
    (
        "counting",
        "run_lengths",
        24,
        "Count the words in which the runs of each letter have lengths of a given kind.",
    ),
    (
        "counting",
        "seated_couples",
        24,
        "Count the seatings in which exactly so many couples sit side by side, in a row or at a round table.",
    ),
    (
        "counting",
        "spaced_subsets",
        24,
        "Count the subsets of 1, ..., n in which no two elements have a forbidden difference.",
    ),
    (
        "algebra",
        "power_sums_of_roots",
        24,
        "The sum of equal powers, positive or negative, of all roots of a polynomial.",
    ),
    (
        "algebra",
        "interpolated_value",
        24,
        "A further value of the polynomial that agrees with a simple rule at consecutive integers.",
    ),
    (
        "algebra",
        "roots_of_unity_product",
        24,
        "The product of a polynomial's values at all n-th roots of unity.",
    ),
    (
        "algebra",
        "telescoping_sum",
        24,
        "The sum of the reciprocals of products of consecutive terms of an arithmetic progression.",
    ),
    (
        "algebra",
        "functional_equation",
        24,
        "A value of the function with a f(x) + b f(T(x)) = P(x), where T is a map of finite order.",
    ),
    (
        "algebra",
        "floor_values",
        24,
        "Count the integers up to N that a sum of floors of multiples of one real number can be.",
    ),
    ("algebra", "expansion_coefficient", 24, "One coefficient of a product of powers of short polynomials."),
    (
        "geometry",
        "triangle_centers",
        24,
        "The squared distance between two centres of a triangle with integer sides.",
    ),
    (
        "geometry",
        "nested_cevians",
        24,
        "The area that is left when three lines cut a triangle out of a triangle, again and again.",
    ),
    ("geometry", "lattice_polygon", 24, "Count the integer points inside a polygon."),
    (
        "geometry",
        "tangent_circles",
        24,
        "The radius at the end of a chain of circles, each tangent to three of those before it.",
    ),
    ("geometry", "box_section", 24, "The squared area in which a plane cuts a rectangular box."),
    (
        "geometry",
        "cyclic_quadrilateral",
        24,
        "A length, an area or an angle of a quadrilateral that is inscribed in a circle.",
    ),
    ("geometry", "tetrahedron", 24, "A volume or a squared length of a tetrahedron with integer edges."),
    (
        "probability",
        "dice_product",
        24,
        "The probability that the product of several dice is a square, a cube, or a multiple of a number.",
    ),
    (
        "probability",
        "coin_patterns",
        24,
        "Patterns of heads and tails in a row of coin tosses: which comes first, and how long it takes.",
    ),
    (
        "probability",
        "bug_walk",
        24,
        "A bug on the edges of a solid, a polygon or a hypercube: where it is after some moves.",
    ),
    (
        "probability",
        "first_exhausted",
        24,
        "Balls drawn without replacement: the probability that a colour is the k-th to run out.",
    ),
    (
        "probability",
        "uniform_sum",
        24,
        "The probability that the sum of independent uniform numbers is below a bound, or between two.",
    ),
    (
        "probability",
        "subset_sum_residue",
        24,
        "The probability that the sum of a random subset of 1, ..., n leaves a given remainder.",
    ),
)
"""Field, name, top level and description; the class is the name in capitals: lcm_ring, LcmRing."""


def _family(
    field: str, name: str, top: int, description: str
) -> tuple[str, str, int, int, str, tuple[str, str], str]:
    entry = f"envs.math.{field}.{name}:{name.title().replace('_', '')}"
    return f"math/{name}", entry, 1, top, "math", (field, "exact"), description


ROWS = (*SETS, *(_family(*row) for row in FAMILIES))
