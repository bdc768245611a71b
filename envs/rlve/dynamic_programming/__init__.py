"""Best values and counts that are built from those of smaller parts."""
