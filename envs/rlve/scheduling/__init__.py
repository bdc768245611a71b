"""Orders and batches of jobs."""
