"""What the API gives out, field by field. Nothing that is not here leaves; nothing here is about a person."""

from datetime import date, datetime
from typing import Annotated

from ninja import Field, Schema

Address = Annotated[str, Field(description="A whole web address, or empty.")]


class Problem(Schema):
    detail: str


class AuthorityOut(Schema):
    slug: str
    name: str
    kind: str = Field(description="council, trust or school")
    within: str = Field(description="The slug of the council whose area a school is in, or empty.")
    page: Address
    policies: Address
    contacts: Address


class Authorities(Schema):
    items: list[AuthorityOut]


class ContactOut(Schema):
    role: str
    about: str
    audience: str
    phone: str
    text: str
    email: str = Field(description="A shared mailbox of the role, never a person's own.")
    url: str
    hours: str
    reply: str
    named_officer: bool


class Contacts(Schema):
    items: list[ContactOut]


class VersionOut(Schema):
    edition: str = Field(description="The edition's name in addresses, such as 2026-27.")
    number: int = Field(description="1 as first published; each correction is the next.")
    title: str
    effective_from: date
    issued_on: date | None
    review_due: date | None
    approved_by: str
    change_note: str
    note: str
    published_at: datetime
    sha256: str = Field(description="Of the frozen words. It never changes.")
    in_force: bool = Field(description="Whether these are the words in force today.")
    page: Address
    pdf: Address
    clauses: Address


class PolicyOut(Schema):
    slug: str
    authority: str
    title: str
    page: Address
    feed: Address
    current: VersionOut | None
    versions: Address


class Policies(Schema):
    items: list[PolicyOut]


class Versions(Schema):
    items: list[VersionOut]


class ClauseOut(Schema):
    uid: str = Field(description="The clause's identity: it stays when number and words change.")
    number: str
    kind: str = Field(description="heading, clause, paragraph, item or footnote")
    level: int
    under: str = Field(description="The uid of the clause it stands under, or empty.")
    heading: str
    text: str
    html: str
    sources: list[str] = Field(description="Keys of the laws and guidance it names.")
    sha256: str


class Clauses(Schema):
    items: list[ClauseOut]
    next: Address


class Wording(Schema):
    edition: str
    number_of_version: int
    effective_from: date
    number: str
    heading: str
    text: str
    sha256: str
    page: Address


class ClauseHistory(Schema):
    uid: str
    authority: str
    policy: str
    topics: list[str]
    in_force: bool = Field(description="Whether the words in force today have this clause.")
    page: Address
    wordings: list[Wording] = Field(description="Every version that has it, newest first.")


class SourceOut(Schema):
    key: str
    kind: str
    title: str
    short: str
    url: str
    issued_on: date | None
    status: str
    superseded_by: str = Field(description="The key of what replaced it, or empty.")


class Sources(Schema):
    items: list[SourceOut]
    next: Address


class FoundClause(Schema):
    uid: str
    authority: str
    policy: str
    number: str
    text: str
    page: Address


class FoundClauses(Schema):
    total: int = Field(description="At most 1,000 are ranked.")
    page: int
    pages: int
    items: list[FoundClause]
