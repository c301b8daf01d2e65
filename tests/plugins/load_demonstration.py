"""`python -m tests.plugins.load_demonstration`: loads what `manage.py demo` does, on PostgreSQL, which that refuses."""

import django

django.setup()

from django.conf import settings  # noqa: E402  (Django must know its settings first)

from waymark.demonstration import accounts, families, loading, pupils  # noqa: E402  (models come after settings)
from wizard.evidence.service import ensure_key  # noqa: E402  (models come after settings)

for _, do in loading.steps():
    do()
accounts.write_accounts(settings.VAR / "demo-accounts.json", accounts.make_accounts())
pupils.load_pupils()
families.load_families()
ensure_key()
