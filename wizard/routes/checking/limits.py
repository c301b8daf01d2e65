"""limit.*: how much one document may hold, so that reading and evaluating stay quick."""

from collections.abc import Iterator

from wizard.routes.checking.reading import Reading
from wizard.routes.problems import Problem
from wizard.routes.walking import depth, nodes

MOST_QUESTIONS = 600
MOST_NODES = 200
MOST_NODES_IN_ALL = 5000
DEEPEST_GROUPS = 2


def check_limits(reading: Reading) -> Iterator[Problem]:
    """Yields a problem for each limit passed. List lengths are the schema's."""
    if len(reading.questions) > MOST_QUESTIONS:
        yield Problem("/steps", "limit.questions", f"More than {MOST_QUESTIONS} questions.")
    in_all = 0
    for site in reading.sites:
        count = nodes(site.condition)
        in_all += count
        if count > MOST_NODES:
            yield Problem(site.pointer, "limit.condition", f"More than {MOST_NODES} parts in one condition.")
        if depth(site.condition) > DEEPEST_GROUPS:
            sentence = "Groups nest more than two deep: give the inner part a name as a test."
            yield Problem(site.pointer, "limit.nesting", sentence)
    if in_all > MOST_NODES_IN_ALL:
        yield Problem("", "limit.conditions", f"More than {MOST_NODES_IN_ALL} parts in all conditions together.")
