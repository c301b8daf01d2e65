"""What every test stands on: a database copied from a migrated template."""

import gc
from collections.abc import Iterator

import hypothesis
import pytest
from django.conf import settings
from django.test import TransactionTestCase
from pytest_django.plugin import DjangoDbBlocker

from tests.plugins import template_database

# The same examples in every run, none of them too slow: a machine at work on other things refused what is sound.
hypothesis.settings.register_profile(
    "waymark", deadline=None, derandomize=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("waymark")
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup"}


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Names files in memory by their argument: their bytes are long and may differ from process to process."""
    return argname if isinstance(val, bytes) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out, on SQLite, the tests that only PostgreSQL can answer; on PostgreSQL, those that ask no database."""
    if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        reason = pytest.mark.skip(reason="needs PostgreSQL: set WAYMARK_TEST_DATABASE=postgres")
        for item in items:
            if item.get_closest_marker("postgres"):
                item.add_marker(reason)
    else:
        without = [item for item in items if not asks_a_database(item)]
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if asks_a_database(item)]


def asks_a_database(item: pytest.Item) -> bool:
    """Whether a test may use a database at all: pytest-django refuses it to all others. The browser's start a site."""
    asked = DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    return bool(asked) or any(item.get_closest_marker(one) for one in ("django_db", "postgres", "browser"))


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through 1,800 modules for rubbish took a tenth of the run."""
    gc.collect()
    gc.freeze()


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
