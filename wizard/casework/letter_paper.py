"""Letters and a panel's papers as tagged PDF/UA-1, made each time they are asked for: nothing is kept in a cache."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.dateformat import format as format_date

from people.models import Authority
from printing import typesetting
from printing.letters import printable
from printing.typesetting import pdf_response
from wizard.casework.models import Case, CaseLetter

Part = dict[str, Any]
TEMPLATE = Path(__file__).parent / "paper.typ"


def typeset(papers: dict[str, Any], at: datetime) -> bytes:
    """Returns the PDF of plain data: title, authority, accent, footer, facts, parts. Raises typst.TypstError."""
    return typesetting.typeset(TEMPLATE, papers, at)


def papers(authority: Authority, title: str, footer: str, facts: list[str], parts: list[Part]) -> dict[str, Any]:
    """Returns the data of a document whose words fit our font."""
    return {
        "title": printable(title),
        "authority": printable(authority.name),
        "accent": authority.accent,
        "footer": printable(footer),
        "facts": [printable(one) for one in facts],
        "parts": parts,
    }


def part(
    heading: str,
    lines: str = "",
    answers: list[tuple[str, str]] | None = None,
    *,
    level: int = 1,
    new_page: bool = False,
) -> Part:
    """Returns a part of a document: a heading, paragraphs, and answers with their labels."""
    return {
        "heading": printable(heading),
        "level": level,
        "new_page": new_page,
        "lines": [printable(one) for one in lines.splitlines() if one.strip()],
        "answers": [
            {"label": printable(label), "lines": [printable(one) for one in said.splitlines()]}
            for label, said in answers or []
        ],
    }


def table(
    heading: str, columns: list[str], rows: list[list[str]], *, widths: list[int], figures: list[int], level: int = 1
) -> Part:
    """Returns a part that is a table. `widths` are shares of the line, 0 as wide as its words; `figures` columns of
    numbers, which stand on the right."""
    ruled = {
        "columns": [printable(one) for one in columns],
        "rows": [[printable(one) for one in row] for row in rows],
        "widths": widths,
        "figures": figures,
    }
    return {**part(heading, level=level), "table": ruled}


def letter_response(case: Case, letter: CaseLetter) -> HttpResponse:
    """Returns a letter as it went out."""
    day = format_date(timezone.localtime(letter.made_at), "j F Y")
    facts, body = [day, letter.to_name], [part("", letter.body)]
    told = papers(case.authority, letter.subject, case.submission.reference, facts, body)
    return pdf_response(typeset(told, letter.made_at), f"{case.submission.reference}-letter")
