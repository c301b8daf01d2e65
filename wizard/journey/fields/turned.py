"""A question turned into what an error says of it: "Is the pupil in hospital?" into "whether the pupil is in hospital".

Only questions of a plain form about the pupil, the school or the reader; any other is quoted after a colon. Pure.
"""

import re

WHO = r"the (?:pupil|student|child|school|illness)|any of this|you|it"
AUX = r"is|are|was|has|have|can|could|will|would"
IT_IS = re.compile(rf"(?P<aux>{AUX}) (?P<who>{WHO})(?P<rest> .*)")
IT_DOES = re.compile(rf"(?:does|do) (?P<who>{WHO}) (?P<verb>[a-z]+)(?P<rest>( .*)?)")
OF_SOMEBODY = re.compile(r"(?:what|who) (?:is|are) (?P<what>the (?:[a-z]+['’]s .*|main reason .*))")
ASKING_WORD = re.compile(rf"(?:what|which|where|why|how)\b.*? (?=(?:{AUX}|does|do) (?:{WHO})\b)")
OF_ONE = {"have": "has", "do": "does", "go": "goes"}


def turned(ask: str) -> str:
    """Returns what is asked, to stand after "Enter" or "Select"; empty where the question is not of a plain form."""
    if not ask.endswith("?") or "," in ask:
        return ""
    plain = ask[:1].lower() + ask[1:-1]
    if found := OF_SOMEBODY.fullmatch(plain):
        return found["what"]
    word = ASKING_WORD.match(plain)
    stated = _stated(plain[word.end() :] if word else plain)
    return f"{word[0] if word else 'whether '}{stated}" if stated else ""


def _stated(asked: str) -> str:
    """Returns "is the pupil in hospital" as "the pupil is in hospital", and "does it help" as "it helps"."""
    if found := IT_DOES.fullmatch(asked):
        verb = found["verb"] if found["who"] == "you" else OF_ONE.get(found["verb"], ending_in_s(found["verb"]))
        return f"{found['who']} {verb}{found['rest']}"
    found = IT_IS.fullmatch(asked)
    return f"{found['who']} {found['aux']}{found['rest']}" if found else ""


def ending_in_s(verb: str) -> str:
    """Returns "lives" of "live", "applies" of "apply"."""
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search(r"(?:s|x|z|ch|sh)$", verb) else f"{verb}s"
