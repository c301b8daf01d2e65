"""ruff and mypy find nothing to say."""

from collections.abc import Callable


def test_style(judged_by: Callable[..., None]) -> None:
    judged_by("ruff", "check", "--no-cache", "--output-format=concise", ".")


def test_layout_of_the_code(judged_by: Callable[..., None]) -> None:
    judged_by("ruff", "format", "--no-cache", "--check", ".")


def test_types(judged_by: Callable[..., None]) -> None:
    judged_by("mypy", "site", "guidance", "wizard", "tests/plugins", "tests/conftest.py")
