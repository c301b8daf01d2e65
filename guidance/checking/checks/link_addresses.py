"""Addresses that are unsafe, or will not last."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from guidance.checking.document import CheckedClause, CheckedLink, CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

INSECURE = Rule("link.http", Severity.WARNING, "Use the address that begins with https://.")
ASSET = Rule(
    "link.asset", Severity.WARNING, "Link to the publication's own page: a file's address changes at every reissue."
)
AGEING = Rule("link.ageing", Severity.WARNING, "Open it, and use the page's present address.")
OTHER_SITE = Rule("link.other_site", Severity.WARNING, "Make the words and the address agree.")
FILE = re.compile(r"\.(?:pdf|docx?|odt|xlsx?|pptx?)(?:$|[?#])|/uploads?/|//assets\.|/attachment_data/", re.IGNORECASE)
BUILT_WITH = re.compile(r"\.(?:aspx?|php|jsp|cfm|cgi|nsf)(?:$|[?#/])|/_layouts/|(?-i:/Pages/)", re.IGNORECASE)
BARE = re.compile(r"https?://[^\s<>\"')\]]+[^\s<>\"')\].,;:]")
SITE = re.compile(r"\b(?:[a-z0-9-]+\.)+(?:uk|org|com|net|info|app)\b")


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each address (in a link or written out) and each fault it has, once a policy.

    An address of an ageing kind that the worker has opened is not called ageing: whether it answers is known.
    """
    seen = {(AGEING.code, answer.href) for answer in policy.answers}
    for clause in policy.clauses:
        links = {link.href: link for link in clause.links}
        links |= {href: CheckedLink("", href) for href in BARE.findall(clause.words) if href not in links}
        for link in links.values():
            for finding in _faults(clause, link):
                if (finding.code, link.href) not in seen:
                    seen.add((finding.code, link.href))
                    yield finding


def _faults(clause: CheckedClause, link: CheckedLink) -> Iterator[Finding]:
    href = link.href.strip()
    host = (urlsplit(href).hostname or "").removeprefix("www.")
    if href.startswith("http://"):
        yield INSECURE.at(clause, href, f"{href} is not secure.")
    if host and FILE.search(href):
        yield ASSET.at(clause, href, f"{href} is a file, not a page.")
    if host and BUILT_WITH.search(href):
        yield AGEING.at(clause, href, f"{href} is the kind of address that breaks when a site is rebuilt.")
    shown = [site.removeprefix("www.") for site in SITE.findall(link.text.casefold()) if "@" not in link.text]
    if host and shown and host not in shown:
        yield OTHER_SITE.at(clause, f"{link.text} {href}", f"The words say {shown[0]}, the address is {host}.")
