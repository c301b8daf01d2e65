"""Made-up people, one for each role at each place, with passwords made at random for this machine."""

import json
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from django.db import transaction

from people.enums import AuthorityKind, Role
from people.models import Authority, School, User
from people.service import grant_membership

DOMAIN = "example.org"
NAMES = (
    "Priya Nair", "Tom Aldous", "Helen Marsh", "Idris Vaughan", "Sofia Marek", "Joshua Lisle", "Nell Ashby",
    "Grace Oyelaran", "Martin Fell", "Aoife Byrne", "Samir Haddad", "Lucy Thorne", "David Okafor", "Ewa Nowak",
    "Callum Reid", "Hannah Voss", "Yusuf Karim", "Beth Langley", "Owen Pryce", "Mei Tanaka", "Ruth Calder",
    "Daniel Frost", "Zara Malik", "Peter Hale",
)  # fmt: skip


@dataclass(frozen=True)
class Account:
    """A line of var/demo-accounts.json."""

    role: str
    authority: str | None
    email: str
    password: str


@dataclass(frozen=True)
class Wanted:
    """An account to make: a role at an authority or a school, or the owner's with neither."""

    role: str
    authority: Authority | None = None
    school: School | None = None

    @property
    def email(self) -> str:
        """Returns an address that says who it is for; example.org belongs to nobody."""
        place = self.school or self.authority
        return f"{self.role}@{place.slug}.{DOMAIN}" if place else f"{self.role}@{DOMAIN}"


def make_accounts() -> list[Account]:
    """Returns the accounts, the superuser first; people there already keep everything but their password."""
    with transaction.atomic():
        owner, first = make_account(Wanted("superuser"), "Alex Warden", None)
        accounts = [first]
        for number, wanted in enumerate(wanted_accounts()):
            _, account = make_account(wanted, NAMES[number % len(NAMES)], owner)
            accounts.append(account)
    return accounts


def wanted_accounts() -> Iterator[Wanted]:
    """Yields an editor of each authority, a coordinator of each council, and a referrer of each school; then who
    looks after their colleagues at councils and their schools, and each council's finance."""
    for authority in Authority.objects.order_by("pk"):
        if authority.kind == AuthorityKind.COUNCIL:
            yield Wanted(Role.COORDINATOR, authority=authority)
        yield Wanted(Role.EDITOR, authority=authority)
        for school in authority.schools.order_by("pk"):
            yield Wanted(Role.REFERRER, school=school)
    for authority in Authority.objects.filter(kind=AuthorityKind.COUNCIL).order_by("pk"):
        yield Wanted(Role.SENIOR_COORDINATOR, authority=authority)
        yield Wanted(Role.FINANCE, authority=authority)
        for school in authority.schools.order_by("pk"):
            yield Wanted(Role.SCHOOL_ADMINISTRATOR, school=school)


def make_account(wanted: Wanted, name: str, owner: User | None) -> tuple[User, Account]:
    """Returns the user and their account. The owner grants the role; the owner's own account has none."""
    password = "-".join(secrets.token_hex(2) for _ in range(4))
    first, _, last = name.partition(" ")
    user = User.objects.filter(email=wanted.email).first() or User(email=wanted.email)
    user.first_name, user.last_name = first, last
    user.is_superuser = user.is_staff = owner is None
    user.set_password(password)
    user.save()
    place = wanted.authority or (wanted.school.authority if wanted.school else None)
    if owner:
        grant_membership(owner, user, Role(wanted.role), authority=wanted.authority, school=wanted.school)
    return user, Account(str(wanted.role), place.slug if place else None, wanted.email, password)


def write_accounts(path: Path, accounts: list[Account]) -> None:
    """Writes the file, readable by its owner alone, whole or not at all."""
    partial = path.with_suffix(".part")
    partial.touch(mode=0o600)
    partial.write_text(json.dumps([asdict(account) for account in accounts], indent=2) + "\n", encoding="utf-8")
    partial.replace(path)


def read_accounts(path: Path) -> list[Account]:
    """Returns what was written. Raises OSError, or ValueError or TypeError for a file that is not ours."""
    return [Account(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))]
