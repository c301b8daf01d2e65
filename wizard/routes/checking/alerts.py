"""alert.*: an alert that is sent from a school's register asks nothing that the register does not hold."""

from collections.abc import Iterator

from wizard.routes.checking.reading import Reading
from wizard.routes.problems import Problem

#: What a register knows of a pupil: slots, and the topic of the address.
IN_A_REGISTER = frozenset({"pupil.name", "pupil.dob", "pupil.upn", "absence.first_day"})


def check_alerts(reading: Reading) -> Iterator[Problem]:
    """Yields alert.kind, alert.no_limit and alert.not_in_register for a route that is told once for something."""
    route = reading.data["route"]
    if "once_for" not in route:
        return
    if route["kind"] != "alert":
        yield Problem("/route/once_for", "alert.kind", "Only an alert is sent from a register, once for something.")
    limits = [test for _, test in reading.parts("tests") if test["kind"] == "threshold" and test["measure"] == "days"]
    if not limits:
        yield Problem("/tests", "alert.no_limit", "It does not say after how many days of absence it is sent.")
    counted = {test.get("question") for test in limits}
    for at, question, _ in reading.questions:
        held = question.get("feeds") in IN_A_REGISTER or question.get("brings") == "address"
        if not held and question["key"] not in counted:
            sentence = f"“{question['ask'][:80]}” is not in a register: it can only ask for what is."
            yield Problem(at, "alert.not_in_register", sentence)
