"""Cases at every stage, and enough of the past for the overview to draw."""
