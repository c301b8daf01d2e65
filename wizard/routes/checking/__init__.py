"""Checking what a route document means. Shape is the schema's business; each file here is one subject."""
