"""Asking the family and clinicians: the school's pages, and the pages behind their links."""
