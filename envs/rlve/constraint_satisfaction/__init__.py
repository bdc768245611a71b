"""Values for variables that keep every rule."""
