"""Games of two players who both play perfectly."""
