"""`manage.py grant_role EMAIL ROLE --authority SLUG --by EMAIL [--end]`: roles, from the command line."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from people.enums import Role
from people.models import Authority, Membership, School, User
from people.service import end_membership, grant_membership


class Command(BaseCommand):
    help = (
        "Give a person a role, or end it. A person not known yet gets an account without a password and "
        "chooses one at /accounts/password/reset/."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="whose role it is")
        parser.add_argument("role", choices=Role.values)
        place = parser.add_mutually_exclusive_group(required=True)
        place.add_argument("--authority", metavar="SLUG")
        place.add_argument("--school", metavar="SLUG")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="who gives it; must be allowed to")
        parser.add_argument("--end", action="store_true", help="end the role instead")

    def handle(self, *args: Any, email: str, role: str, by: str, end: bool, **options: Any) -> None:
        try:
            validate_email(email)
            actor = User.objects.get(email=by.lower())
            authority = Authority.objects.get(slug=options["authority"]) if options["authority"] else None
            school = School.objects.get(slug=options["school"]) if options["school"] else None
            change = self.end if end else self.give
            with transaction.atomic():
                change(actor, email.lower(), Role(role), authority, school)
        except (User.DoesNotExist, Authority.DoesNotExist, School.DoesNotExist, Membership.DoesNotExist) as missing:
            raise CommandError(str(missing)) from missing
        except ValidationError as refused:
            raise CommandError(" ".join(refused.messages)) from refused
        except PermissionDenied as refused:
            raise CommandError(f"{by} may not change roles there.") from refused

    def give(self, actor: User, email: str, role: Role, authority: Authority | None, school: School | None) -> None:
        """Begins the role, making the account when there is none."""
        user = User.objects.filter(email=email).first() or User.objects.create_user(email)
        self.stdout.write(f"{email}: {grant_membership(actor, user, role, authority=authority, school=school)}.")

    def end(self, actor: User, email: str, role: Role, authority: Authority | None, school: School | None) -> None:
        """Ends the running role."""
        held = Membership.objects.get(
            user__email=email, role=role, authority=authority, school=school, ended_at__isnull=True
        )
        self.stdout.write(f"{email}: no longer {end_membership(actor, held)}.")
