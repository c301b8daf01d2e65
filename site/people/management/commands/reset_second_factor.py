"""`manage.py reset_second_factor EMAIL --by EMAIL`: for a person who lost the phone and the recovery codes."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser

from people.actions.reset_second_factor import reset_second_factor
from people.models import User


class Command(BaseCommand):
    help = "Take off a person's second factors and end their sessions, so that they set up another at the next sign-in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="whose second factors; make sure that it is them who asks")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="who does it; must be allowed to")

    def handle(self, *args: Any, email: str, by: str, **options: Any) -> None:
        try:
            actor, user = User.objects.get(email=by.lower()), User.objects.get(email=email.lower())
            taken = reset_second_factor(actor, user)
        except User.DoesNotExist as missing:
            raise CommandError(str(missing)) from missing
        except PermissionDenied as refused:
            raise CommandError(f"{by} may not do this for {email}.") from refused
        self.stdout.write(f"{email}: {taken} taken off. They set up another when they next sign in.")
