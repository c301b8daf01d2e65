"""Marks out of files: half-day rows, herringbone week rows, and Wonde's JSON. Nothing is guessed."""
