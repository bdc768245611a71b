"""Buy rectangles in groups, each at its greatest width times its greatest length, as cheaply as possible."""
