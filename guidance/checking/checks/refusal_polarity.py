"""A list of what is refused must not say that it is accepted, nor the other way round."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule
from guidance.checking.sentences import denies

INVERTED = Rule("logic.polarity", Severity.ERROR, "Read it to a colleague: should there be a “not”?")
ACCEPTED = re.compile(
    r"\b(?:(?:will|can|may|would|should|is|are|be)(?: also| usually| normally)? (?:be )?(?:accept\w*|"
    r"consider\w*|sufficient|enough|taken|allowed|valid)|"
    r"(?:we|the \w+(?: \w+)?) (?:will |can |do )?(?:accept|take)s?|counts? as|(?:will|would) do|suffices?|"
    r"serves? as|qualif(?:y|ies))\b",
    re.IGNORECASE,
)
WEAK = re.compile(
    r"fit(?:ness)?[ -](?:for[ -]work|notes?|to[ -]work)|sick(?:ness)?[ -](?:notes?|certificates?)|"
    r"appointment (?:cards?|letters?|slips?)|self[- ]certif\w+|"
    r"(?:letters?|notes?|statements?|e-?mails?) (?:(?:written|signed) )?(?:from|by|of) (?:a |the "
    r")?(?:parents?|carers?|famil\w+|"
    r"relatives?|friends?)|parental (?:letters?|notes?|statements?)|"
    r"prescriptions? alone|out[- ]of[- ]date|photographs? of (?:medicines?|medication)|"
    r"(?:names?|mentions?|showing|shows|evidence of|listing|lists) [^.,;]* (?:but|and|with|without) (?:no|not|any)\b",
    re.IGNORECASE,
)
STRONG = re.compile(
    r"consultant|paediatrician|psychiatrist|psychologist|CAMHS|\bGP\b|general practitioner|school nurse|"
    r"specialist|hospital doctor",
    re.IGNORECASE,
)
WARNS = re.compile(
    r"\b(?:please note|(?:be|is) noted|note that|however|be aware|remember|unfortunately|but no|with no|"
    r"without|only|alone|"
    r"on (?:its|their) own|regret)\b",
    re.IGNORECASE,
)
OTHER_USE = re.compile(
    r"\b(?:for|to) (?:the )?(?:cod\w+|register|school's own|record\w*|authoris\w+)\b|\b(?:alongside|"
    r"together with|in addition to|as well as|if|unless|until|provided)\b",
    re.IGNORECASE,
)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each sentence, or introduced list, that lets in what such lists are there to keep out."""
    for _, clause, sentence in policy.sentences():
        weak = WEAK.search(sentence)
        if (
            weak
            and WARNS.search(sentence)
            and ACCEPTED.search(sentence)
            and not _refuses(sentence)
            and not OTHER_USE.search(sentence)
        ):
            yield INVERTED.at(
                clause, sentence, f"“{weak[0]}” is accepted here, though the sentence reads like a refusal."
            )
    for place, clause in enumerate(policy.clauses):
        items = [item.words for item in policy.items_after(place)] if not clause.is_item else []
        if len(items) < 2 or not ACCEPTED.search(clause.text):
            continue
        weak_ones = sum(bool(WEAK.search(item)) for item in items) * 2 > len(items)
        strong_ones = sum(bool(STRONG.search(item)) and not WEAK.search(item) for item in items) * 2 > len(items)
        if weak_ones and not denies(clause.text):
            yield INVERTED.at(
                clause, clause.text, "The list below is of papers usually refused; its first words accept them."
            )
        if strong_ones and denies(clause.text):
            yield INVERTED.at(
                clause, clause.text, "The list below is of papers usually accepted; its first words refuse them."
            )


def _refuses(sentence: str) -> bool:
    """Whether the accepting verb itself is denied; “no associated illness” denies something else."""
    verb = ACCEPTED.search(sentence)
    near = sentence[max(0, verb.start() - 25) : verb.end() + 12] if verb else sentence
    return bool(re.search(r"\b(?:not|never|cannot|\w+n't|rarely|seldom|neither|none)\b", near, re.IGNORECASE))
