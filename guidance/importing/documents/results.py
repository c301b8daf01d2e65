"""What importing a document comes to: a title, metadata, clauses in order, and findings about the import."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from guidance.importing.documents.inline import Link, links_of, plain_without_notes

ADVICE, WARNING = "advice", "warning"


@dataclass
class Finding:
    """Something the editor should know. `clause` names the clause, or is empty for the whole document."""

    code: str
    severity: str
    clause: str
    message: str
    suggestion: str = ""


@dataclass
class ReadClause:
    """One clause as it stood. `number` is whole ("11.b.ii") or empty; a footnote's is its mark.

    `lines` are the places (from 0) of the source's lines it was read from.
    """

    kind: str
    level: int
    number: str = ""
    heading: str = ""
    html: str = ""
    lines: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words without tags and footnote marks."""
        return plain_without_notes(self.html)

    @property
    def name(self) -> str:
        """What an editor would call it: its number, or its first words."""
        words = self.heading or self.text
        return self.number or (words[:40] + "…" if len(words) > 40 else words)

    @property
    def links(self) -> list[Link]:
        """What the links in the words say and where they lead."""
        return links_of(self.html)

    def as_json(self) -> dict[str, Any]:
        """Returns the clause as `import_policy --json` prints it."""
        return {
            "number": self.number,
            "level": self.level,
            "kind": self.kind,
            "heading": self.heading,
            "text": self.text,
            "links": self.links,
        }


@dataclass
class Imported:
    """A document read. `styles` is the numbering of each level, as an edition keeps it."""

    title: str = ""
    metadata: dict[str, Any] = field(default_factory=dict)
    clauses: list[ReadClause] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)

    def day(self, name: str) -> date | None:
        """Returns a date of the metadata, or None when the document does not give it."""
        written = self.metadata.get(name)
        return date.fromisoformat(written) if written else None

    def as_json(self) -> dict[str, Any]:
        """Returns exactly what `import_policy --json` prints."""
        return {
            "title": self.title,
            "metadata": self.metadata,
            "clauses": [clause.as_json() for clause in self.clauses],
            "findings": [asdict(finding) for finding in self.findings],
        }
