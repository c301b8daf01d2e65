"""Tables: each ends in a row that always holds, none goes on after it, and nobody is sent away with nothing."""

from collections.abc import Iterator
from typing import Any

from wizard.routes.checking.reading import Reading
from wizard.routes.problems import Problem
from wizard.routes.tables import STOPPING

JSON = dict[str, Any]


def check_tables(reading: Reading) -> Iterator[Problem]:
    """Yields no_default, row.after_default, circumstance.no_way_on and evidence.nothing_accepted."""
    yield from _table("/circumstances", reading.data.get("circumstances"), "circumstance")
    yield from _table("/duty", reading.data.get("duty"), "duty")
    for at, test in reading.parts("tests"):
        yield from _table(f"{at}/rows", test.get("rows"), "threshold")
    yield from _table("/casework/provision/providers", reading.provision.get("providers"), "provider")
    for at, row in reading.parts("circumstances"):
        if row["outcome"] in STOPPING and not _way_on(row):
            sentence = f"“{row['title']}” stops people and gives no way on: say what is next, or to whom."
            yield Problem(at, "circumstance.no_way_on", sentence)
    for at, requirement in reading.parts("requirements"):
        if requirement["kind"] == "evidence" and not _can_accept(requirement):
            yield Problem(at, "evidence.nothing_accepted", "No row of this table can accept anything.")


def _table(at: str, rows: list[JSON] | None, name: str) -> Iterator[Problem]:
    if not rows:
        return
    defaults = [index for index, row in enumerate(rows) if "when" not in row]
    if not defaults:
        yield Problem(at, f"{name}.no_default", "The last row has a condition, so the table can fall through.")
    for index in range(defaults[0] + 1, len(rows)) if defaults else ():
        yield Problem(f"{at}/{index}", "row.after_default", "The row before always holds, so this is never read.")


def _way_on(row: JSON) -> bool:
    to = row.get("to", {})
    ways = (row["say"].get("next"), row.get("ask_school"), to.get("contact"), to.get("route"), to.get("council"))
    return any(ways)


def _can_accept(requirement: JSON) -> bool:
    verdicts = {row["verdict"] for row in requirement["verdicts"]} | {requirement["otherwise"]}
    return bool(verdicts & {"accepted", "for_now"})
