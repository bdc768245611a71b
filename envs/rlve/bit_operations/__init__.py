"""AND, OR and XOR of integers."""
