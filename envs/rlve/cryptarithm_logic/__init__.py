"""Letters that stand for digits, and statements that are true or false."""
