"""Two editions of 300 clauses compared, and the two pages that compare."""

import random

from guidance.policies.comparing import Wording, compare
from guidance.policies.wording import digest
from tests.benchmarks.figures import Bench
from tests.benchmarks.measure_reading import getting

CLAUSES, WORDS, SEED = 300, 45, 3
VOCABULARY = [f"word{n}" for n in range(800)] + ["the", "a", "of", "to"] * 60
NORFOLK = "/norfolk/policies/medical-needs/compare/2024-25/2024-25/"
SIDE_BY_SIDE = "/compare/?one=norfolk&other=essex"


def measure(bench: Bench) -> None:
    """Compares with a fifth of the clauses edited, then all, with every clause renumbered and some in other places."""
    chance = random.Random(SEED)
    texts = [" ".join(chance.choices(VOCABULARY, k=WORDS)) for _ in range(CLAUSES)]
    before = wordings(texts)
    some = wordings([edited(text, chance) if chance.random() < 1 / 5 else text for text in texts])
    every = wordings([edited(text, chance) for text in texts])
    for name, after in (("a fifth edited", some), ("all edited", chance.sample(every, CLAUSES))):
        bench.time(f"comparing: {CLAUSES} clauses, {name}", lambda after=after: compare(before, after))
    for name, address in (("what changed", NORFOLK), ("two councils", SIDE_BY_SIDE)):
        bench.time(f"comparing: {name}, page", getting(address))
        bench.queries(f"comparing: {name}, queries", getting(address), at_most=12)


def wordings(texts: list[str]) -> list[Wording]:
    """Returns the texts as the numbered clauses of one version."""
    return [Wording(f"c{n}", str(n), "clause", "", text, digest(text)) for n, text in enumerate(texts)]


def edited(text: str, chance: random.Random) -> str:
    """Returns the text with four of its words exchanged."""
    words = text.split()
    for place in chance.sample(range(len(words)), 4):
        words[place] = chance.choice(VOCABULARY)
    return " ".join(words)
