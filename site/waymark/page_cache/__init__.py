"""Whole answers kept for strangers (docs/decisions/010)."""
