"""A form for any part of a route, made from the language's own schema: what it may hold, in an editor's words."""
