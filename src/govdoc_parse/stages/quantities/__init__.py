"""Numerals and units → measures."""
