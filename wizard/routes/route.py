"""A compiled route: typed parts for showing, and the compiled rules that evaluation runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from wizard.routes.asked import Question, Step
from wizard.routes.parts import (
    Circumstance,
    Clause,
    Clock,
    Contact,
    NamedTest,
    Officer,
    Party,
    Requirement,
    RouteIdentity,
    Start,
)
from wizard.routes.rules import Rules


@dataclass(frozen=True)
class Route:
    """One published document, ready to run. Mappings are by key, in document order."""

    sha256: str
    identity: RouteIdentity
    officer: Officer | None
    start: Start | None
    steps: Mapping[str, Step]
    tests: Mapping[str, NamedTest]
    circumstances: Mapping[str, Circumstance]
    requirements: Mapping[str, Requirement]
    clocks: Mapping[str, Clock]
    contacts: Mapping[str, Contact]
    parties: Mapping[str, Party]
    clauses: Mapping[str, Clause]
    rules: Rules = field(repr=False)
    #: The facts of the case that the document names, so that nobody looks up what it does not ask.
    reads_of_case: frozenset[str] = frozenset()

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by key, in document order."""
        return {question.key: question for step in self.steps.values() for question in step.questions}

    def page_of(self, question_key: str) -> str:
        """The key of the first question on the page a question is shown on; raises KeyError if there is none."""
        question = self.questions[question_key]
        return self.page_of(question.with_key) if question.with_key else question.key

    @cached_property
    def pages(self) -> Mapping[str, tuple[str, ...]]:
        """Page address (key of its first question) -> question keys on it, in document order."""
        pages: dict[str, list[str]] = {}
        for key in self.questions:
            pages.setdefault(self.page_of(key), []).append(key)
        return {page: tuple(keys) for page, keys in pages.items()}
