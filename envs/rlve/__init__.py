"""The RLVE tasks: one small file each, in folders by field; scripts/index_rlve.py lists them."""
