"""Words: rotations, borders, palindromes, matchings."""
