"""party.*, step.nobody, consent.*: everybody named exists and may do what is asked of them."""

from collections.abc import Iterator
from typing import Any

from wizard.routes.checking.reading import Reading
from wizard.routes.problems import Problem

JSON = dict[str, Any]
CASE_KINDS = {"referral", "continuation"}


def check_people(reading: Reading) -> Iterator[Problem]:
    """Yields a problem for each party that is unknown, missing, or cannot do its part."""
    may = {party["key"]: set(party["may"]) for _, party in reading.parts("parties")}
    for at, name in _named(reading):
        if name not in may:
            yield Problem(at, "party.unknown", f"No party is called “{name}”.")
    for at, step in reading.parts("steps"):
        if not any(may.get(name, set()) & {"start", "contribute", "submit"} for name in step["by"]):
            yield Problem(f"{at}/by", "step.nobody", "None of these parties can contribute answers.")
    yield from _signers(reading, may)
    if "steps" in reading.data:
        yield from _nobody(reading, may)


def _named(reading: Reading) -> Iterator[tuple[str, str]]:
    """Every place where a party is named."""
    for at, step in reading.parts("steps"):
        yield from _list(step, "by", at)
    for at, test in reading.parts("tests"):
        yield from _list(test, "by", at)
    for at, requirement in reading.parts("requirements"):
        yield from _of_requirement(at, requirement)
    for at, clock in reading.parts("clocks"):
        yield f"{at}/owner", clock["owner"]
        if "who" in clock["then"]:
            yield f"{at}/then/who", clock["then"]["who"]
    decision, provision = reading.decision, reading.provision
    yield from _list(decision, "by", "/casework/decision")
    for index, outcome in enumerate(decision.get("outcomes", [])):
        yield from _list(outcome, "tell", f"/casework/decision/outcomes/{index}")
    for index, way in enumerate(decision.get("challenges", [])):
        yield from _list(way, "by", f"/casework/decision/challenges/{index}")
    yield from _list(provision, "end_by", "/casework/provision")
    for index, row in enumerate(reading.data.get("casework", {}).get("funding", [])):
        yield f"/casework/funding/{index}/payer", row["payer"]


def _of_requirement(at: str, requirement: JSON) -> Iterator[tuple[str, str]]:
    for name in ("by", "readers", "copies_to", "attested_by"):
        yield from _list(requirement, name, at)
    yield from _list(requirement.get("waive", {}), "by", f"{at}/waive")
    for index, signer in enumerate(requirement.get("signed_by", [])):
        yield f"{at}/signed_by/{index}/who", signer["who"]
    for index, part in enumerate(requirement.get("parts", [])):
        yield from _list(part, "by", f"{at}/parts/{index}")
    if "to" in requirement.get("withdraw", {}):
        yield f"{at}/withdraw/to", requirement["withdraw"]["to"]


def _list(part: JSON, name: str, at: str) -> Iterator[tuple[str, str]]:
    for index, key in enumerate(part.get(name, [])):
        yield f"{at}/{name}/{index}", key


def _signers(reading: Reading, may: dict[str, set[str]]) -> Iterator[Problem]:
    for at, requirement in reading.parts("requirements"):
        signers = requirement.get("signed_by", [])
        for index, signer in enumerate(signers):
            if signer["who"] in may and "sign" not in may[signer["who"]]:
                sentence = f"“{signer['who']}” must sign here and may not sign."
                yield Problem(f"{at}/signed_by/{index}/who", "party.cannot_sign", sentence)
        if requirement["kind"] != "consent":
            continue
        if requirement["form"] == "signed" and not signers:
            yield Problem(at, "consent.no_signer", "A signed consent says who signs it.")
        if not requirement["withdraw"].get("effect"):
            yield Problem(at, "consent.no_withdrawal", "A consent says how it is withdrawn, and with what effect.")


def _nobody(reading: Reading, may: dict[str, set[str]]) -> Iterator[Problem]:
    powers = set().union(*may.values())
    # A route that another system takes on has no casework of ours, so nobody here decides or ends.
    case = reading.data["route"]["kind"] in CASE_KINDS and "casework" in reading.data
    if "start" not in powers:
        yield Problem("/parties", "party.nobody_starts", "No party may start.")
    if case and not any("decide" in may.get(name, ()) for name in reading.decision.get("by", [])):
        yield Problem("/casework/decision/by", "party.nobody_decides", "Nobody named here may decide.")
    if case and not any("end" in may.get(name, ()) for name in reading.provision.get("end_by", [])):
        yield Problem("/casework/provision/end_by", "party.nobody_ends", "Nobody named here may end provision.")
