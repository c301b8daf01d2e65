"""The longest route document that is allowed: reading it, compiling it, and working it out for one child."""

from datetime import date

from tests.benchmarks.figures import Bench
from tests.benchmarks.made_up import long_document, text_of
from wizard.routes.compiling import compile_document
from wizard.routes.service import Given, check_document, evaluate, load_document

STEPS, QUESTIONS = 40, 15


def measure(bench: Bench) -> None:
    """Every question hangs on the one before it, and all are answered: nothing can be left out."""
    text = text_of(long_document(STEPS, QUESTIONS))
    document = load_document(text)
    route = compile_document(document)
    given = Given(today=date(2026, 11, 2), answers=dict.fromkeys(route.questions, "yes"))
    assert len(evaluate(route, given).answered) == STEPS * QUESTIONS
    name = f"routes: {STEPS * QUESTIONS} questions"
    bench.time(f"{name} loaded", lambda: load_document(text), repeat=10)
    bench.time(f"{name} checked", lambda: check_document(document), repeat=3)
    bench.time(f"{name} compiled", lambda: compile_document(document), repeat=10)
    bench.time(f"{name} evaluated", lambda: evaluate(route, given))
    bench.ratio(
        f"{name}, evaluated / compiled", lambda: evaluate(route, given), lambda: compile_document(document), at_most=1
    )
