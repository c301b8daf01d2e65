"""link.*: a link in a route's words leads somewhere a reader can follow."""

from collections.abc import Iterator

from wizard.routes.checking.reading import Reading
from wizard.routes.linked_words import linked_texts, links_in
from wizard.routes.problems import Problem


def check_links(reading: Reading) -> Iterator[Problem]:
    """Yields link.form where a link is written in a way that no page shows as a link."""
    for at, text in linked_texts(reading.data):
        for link in links_in(text):
            if not link.fits:
                sentence = (
                    f"“{link.words[:60]}” leads to “{link.where[:80]}”: write source: and a key, a path, or https://."
                )
                yield Problem(at, "link.form", sentence)
