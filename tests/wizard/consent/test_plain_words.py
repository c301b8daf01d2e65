"""What families read is short: sentences and words are measured, template by template."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[3] / "wizard/journey/templates/family"
LETTERS = Path(__file__).parents[3] / "wizard/consent/templates/consent"
FOR_FAMILIES = ("answer.html", "home.html", "take_back.html", "words.html", "papers.html")
PAGES = Path(__file__).parents[3] / "wizard/parents/templates/parents"
ON_THEIR_PAGE = sorted(
    {*PAGES.glob("*.html"), *PAGES.glob("parts/*.html")}
    - {PAGES / f"{name}.html" for name in ("case_messages", "conversation", "silence", "picture", "caption")}
    - {PAGES / "part.html", PAGES / "parts/messages.html"}  # what others say, and no sentence of their own
)
VOWELS = re.compile(r"[aeiouy]+")


def words_of(template: Path) -> list[list[str]]:
    """The sentences of a template, each as its words; tags and markup end a sentence."""
    text = re.sub(
        r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", template.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    text = re.sub(r"\{\{.*?\}\}", "Grace", text)
    text = re.sub(r"\{%.*?%\}|</?(?:em|strong|a)\b[^>]*>", " ", text)
    text = re.sub(r"<[^>]+>", ". ", text)
    sentences = re.split(r"[.!?:;]+\s", text)
    return [found for one in sentences if len(found := re.findall(r"[A-Za-z’']+", one)) > 2]


def syllables(word: str) -> int:
    """A count good enough for comparing: groups of vowels, without a silent e."""
    found = len(VOWELS.findall(word.lower()))
    return max(1, found - (word.lower().endswith("e") and found > 1))


def grade(sentences: list[list[str]]) -> float:
    """Flesch and Kincaid's school grade; a reading age is about five years more."""
    words = [word for one in sentences for word in one]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@pytest.mark.parametrize(
    "template", [*(TEMPLATES / name for name in FOR_FAMILIES), *sorted(LETTERS.glob("consent_[ar]*.txt")),
        *ON_THEIR_PAGE, PAGES / "family_page.txt", PAGES / "family_news.txt"],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)  # fmt: skip
def test_families_read_short_sentences_of_short_words(template: Path) -> None:
    sentences = words_of(template)
    assert max(map(len, sentences)) <= 24, max(sentences, key=len)
    assert grade(sentences) < 6, f"{template.name} is read from the age of {grade(sentences) + 5:.0f}"


def test_the_measure_tells_hard_words_from_easy_ones(tmp_path: Path) -> None:
    hard = tmp_path / "hard.html"
    hard.write_text(
        "<p>Processing necessitates unambiguous authorisation by individuals holding parental responsibility.</p>"
    )
    assert grade(words_of(hard)) > 12
