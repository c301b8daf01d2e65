"""A person with an account: known by an e-mail address."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager["User"]):
    """People are known by e-mail address; there is no user name."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Returns a stored user. Raises ValueError when no e-mail address is given."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Returns a stored user who may do everything in the CMS."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str | None) -> "User":
        """Returns the user with this address in any capitals. Raises User.DoesNotExist."""
        return self.get(email=(email or "").lower())


class User(AbstractUser):
    username = None  # type: ignore[assignment]  # Django's base declares one; people sign in by e-mail
    email = models.EmailField("e-mail address", unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()  # type: ignore[assignment,misc]  # typed for a user name in django-stubs

    def __str__(self) -> str:
        return self.get_full_name() or self.email
