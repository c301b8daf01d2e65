"""What every test stands on: a database copied from a migrated template."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import TransactionTestCase
from pytest_django.plugin import DjangoDbBlocker

from tests.plugins import template_database


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Names files in memory by their argument: their bytes are long and may differ from process to process."""
    return argname if isinstance(val, bytes) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leaves out, on SQLite, the tests that only PostgreSQL can answer."""
    if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        reason = pytest.mark.skip(reason="needs PostgreSQL: set WAYMARK_TEST_DATABASE=postgres")
        for item in items:
            if item.get_closest_marker("postgres"):
                item.add_marker(reason)


@pytest.fixture(scope="session")
def worker_name(request: pytest.FixtureRequest) -> str:
    """The name of this process in the run: gw0, gw1, ... or main."""
    workerinput: dict[str, str] = getattr(request.config, "workerinput", {})
    return workerinput.get("workerid", "main")


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, worker_name: str
) -> Iterator[None]:
    """Replaces pytest-django's: copies the template, and puts a fresh copy back after each transactional test.

    Django would empty the tables instead. Published rows refuse that, by trigger, and emptying would also take
    what migrations put there: Wagtail's root page, content types, permissions.
    """
    with django_db_blocker.unblock():
        database = template_database.for_process(worker_name)
        database.restore()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _test: database.restore())
        yield
    with django_db_blocker.unblock():
        database.discard()
