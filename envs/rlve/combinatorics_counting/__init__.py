"""How many there are, and which one is the K-th."""
