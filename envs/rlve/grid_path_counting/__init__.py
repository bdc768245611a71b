"""Ways through grids: shortest, best, or how many."""
