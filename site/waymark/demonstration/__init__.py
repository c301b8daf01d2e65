"""What `manage.py demo` does: load, make accounts, remember, serve. Refuses to work where children are real."""
