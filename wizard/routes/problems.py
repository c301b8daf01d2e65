"""What is wrong with a route document: where, which rule, and a sentence a person can act on."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault. `pointer` is a JSON pointer into the document; `severity` is "error" or "warning"."""

    pointer: str
    code: str
    sentence: str
    severity: str = "error"

    def as_dict(self) -> dict[str, str]:
        """The problem as plain data, for `--json` and for pages."""
        return asdict(self)

    def __str__(self) -> str:
        return f"{self.pointer or '/'}: {self.sentence} [{self.code}]"


class DocumentRefused(Exception):
    """The text is not a route document at all: it could not be read, or has another shape."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("; ".join(str(problem) for problem in problems[:3]))
