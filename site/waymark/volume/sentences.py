"""Sentences of made-up clauses: some words in every other one, some in one of a hundred thousand."""

import random
from collections.abc import Callable

COMMON = [
    "The school tells the council when a pupil has been away for {days} days because of illness at {place}.",
    "The school keeps the pupil’s name on its register and marks each day with the code that {place} gives.",
    "A referral to {place} needs one letter that says how illness keeps the pupil from school.",
    "The council answers within {days} school days of the referral.",
    "Teaching begins at {place} as soon as the pupil is well enough for {days} hours a week.",
    "The family and the school meet the officer of {place} every {days} weeks.",
    "A school may ask {place} for advice before it refers.",
]
LESS_COMMON = [
    "A hospital teacher at {place} plans the lessons with the school.",
    "Evidence of a nurse, a therapist or a doctor counts the same at {place}.",
    "A pupil who is expecting a baby stays on the register and is taught at {place}.",
    "Travel to {place} is paid for when the walk is longer than {days} miles.",
    "Examinations can be sat at {place} if the board agrees {days} weeks before.",
]
RARE = [
    "An appeal goes to the panel of {place} within {days} days.",
    "A tutor of {place} is never alone with a pupil.",
    "An oxygen bottle is kept at {place}.",
]
STARTS = "bram crin dun fen gal hex kil lor mun nar pol quen ros sed tul wex".split()
MIDDLES = "a el en er i in o ol u ur".split()
ENDS = "bury combe dale ford ham ley mere mouth stead ton wick worth".split()
PLACES = [f"{a}{b}{c}".title() for a in STARTS for b in MIDDLES for c in ENDS]


def writer(seed: int) -> Callable[[], str]:
    """Returns a function that writes one clause after another, the same ones for the same seed."""
    chance = random.Random(seed)  # noqa: S311  (the same words every time, and no secret)
    kinds = [COMMON, LESS_COMMON, RARE]

    def write() -> str:
        chosen = chance.choices(kinds, weights=(90, 9, 1), k=2)
        # Places follow a long tail, as words do: the square of an even chance meets the first ones most.
        place = PLACES[int(len(PLACES) * chance.random() ** 3)]
        return " ".join(chance.choice(kind) for kind in chosen).format(place=place, days=chance.randint(2, 30))

    return write
