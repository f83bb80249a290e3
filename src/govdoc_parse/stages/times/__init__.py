"""Wording of time → days."""
