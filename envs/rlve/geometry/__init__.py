"""Points, lines and areas in the plane."""
