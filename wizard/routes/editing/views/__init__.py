"""The screens of the route editor, one module each."""
