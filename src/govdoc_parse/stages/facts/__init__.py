"""Measures → facts: what was measured, how it changed, since when, as against what."""
