"""Runs and published numbers as tables and pages: `python -m leaderboards runs/ --format md`."""
