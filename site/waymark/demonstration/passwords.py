"""Passwords of the demonstration: printed to the console anyway, so hashing them need not take ten seconds."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class QuickHasher(PBKDF2PasswordHasher):
    """Django's own, with fewer rounds: twenty accounts in a fraction of a second."""

    algorithm = "pbkdf2_sha256_demonstration"
    iterations = 5_000
