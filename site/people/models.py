"""Who publishes, who refers, and who may act for them."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from people.enums import (
    AUTHORITY_ROLES,
    RESERVED_SLUGS,
    SCHOOL_ROLES,
    Accent,
    AuthorityKind,
    Role,
)


def not_reserved(slug: str) -> None:
    """Raises ValidationError when a slug would hide one of the site's own addresses."""
    if slug in RESERVED_SLUGS:
        raise ValidationError("“%(slug)s” is an address of the site itself. Choose another.", params={"slug": slug})


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


class Authority(models.Model):
    """A council, an academy trust or a school that publishes a policy."""

    slug = models.SlugField(max_length=60, unique=True, validators=[not_reserved])
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=AuthorityKind)
    within = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="inside")
    accent = models.CharField(max_length=10, choices=Accent, default=Accent.PLUM)
    lead = models.TextField(blank=True)
    names_nobody = models.BooleanField(default=False, help_text="Its policy names nobody to contact.")

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "authorities"

    def __str__(self) -> str:
        return self.name


class School(models.Model):
    """A school that refers. `authority` is the council in whose area it lies."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="schools")
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    urn = models.CharField("URN", max_length=6, blank=True)
    type = models.CharField(max_length=60, blank=True)
    phase = models.CharField(max_length=40, blank=True)
    town = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["urn"], condition=~Q(urn=""), name="school_urn_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One role of one person at one authority or one school; it ends, it is not deleted."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    authority = models.ForeignKey(Authority, models.PROTECT, null=True, blank=True, related_name="memberships")
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="memberships")
    role = models.CharField(max_length=24, choices=Role)
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="membership_at_authority_or_school",
                condition=Q(authority__isnull=False, school__isnull=True, role__in=sorted(AUTHORITY_ROLES))
                | Q(authority__isnull=True, school__isnull=False, role__in=sorted(SCHOOL_ROLES)),
            ),
            models.UniqueConstraint(
                fields=["user", "authority", "school", "role"],
                condition=Q(ended_at__isnull=True),
                nulls_distinct=False,
                name="membership_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} at {self.authority or self.school}"
