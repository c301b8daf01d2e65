"""Bringing a policy in: a long Word file read, a step of its review, and the memory a reading holds."""

import random
import time
import tracemalloc
from io import BytesIO

import docx
from django.db import transaction
from django.test import Client

from guidance.importing.actions.bring_in import ArrivedFile, bring_in
from guidance.importing.actions.change_clauses import change_clauses
from guidance.importing.documents.reading import read_document
from guidance.importing.models import BroughtIn
from guidance.importing.review.restructuring import demote, promote
from people.enums import Role
from people.models import Membership
from tests.benchmarks.figures import Bench, Figure

PAGES, PARAGRAPHS_A_PAGE, WORDS, SEED = 60, 9, 55, 7
CLAUSES = 300
VOCABULARY = [f"word{n}" for n in range(900)] + ["the", "school", "a", "pupil", "of", "to"] * 60
MOST_MEGABYTES = 60


def measure(bench: Bench) -> None:
    """Reads 60 pages of Word, compares with half of them, and takes steps over 300 clauses."""
    whole, half = word_file(PAGES), word_file(PAGES // 2)
    bench.time(f"importing: a Word file of {PAGES} pages", lambda: read_document("long.docx", whole), repeat=5)
    bench.note(Figure("importing: of it, time of the processor", processor_seconds(whole), "s", how="aim: 3 in all"))
    bench.ratio(
        f"importing: {PAGES} pages against {PAGES // 2}",
        lambda: read_document("long.docx", whole),
        lambda: read_document("half.docx", half),
        at_most=4,
        repeat=5,
    )
    bench.note(Figure(f"importing: memory held for {PAGES} pages", held(whole), "MB", MOST_MEGABYTES))
    with transaction.atomic():
        steps(bench)
        transaction.set_rollback(True)


def steps(bench: Bench) -> None:
    """Times a step with its findings, and the two long screens, for an edition of 300 clauses."""
    member = Membership.objects.filter(role=Role.EDITOR, authority__slug="norfolk").select_related("user").first()
    assert member
    assert member.authority
    file = ArrivedFile("policy.txt", "text/plain", text_file(CLAUSES))
    review = bring_in(member.user, member.authority, None, "2041-42", file)
    client = Client(HTTP_HOST="localhost")
    client.force_login(member.user)
    turns = [promote, demote]

    def step() -> None:
        lock = BroughtIn.objects.get(pk=review.pk).lock_version
        turns.reverse()
        change_clauses(member.user, review.pk, lock, "A step", lambda clauses: turns[0](clauses, "c100"))

    bench.time(f"importing: a step over {len(review.clauses)} clauses, findings and all", step, repeat=6)
    home = f"/cms/import/{review.pk}/"
    bench.time("importing: the review screen", lambda: client.get(home), repeat=6)
    # Nearly all are the CMS asking what its menu may show; none is asked once a clause.
    bench.queries("importing: the review screen, queries", lambda: client.get(home), at_most=60)


def word_file(pages: int) -> bytes:
    """Returns a Word file of about so many pages: headings, paragraphs of 55 words, lists."""
    chance = random.Random(SEED)
    document = docx.Document()
    for page in range(pages):
        document.add_heading(f"{page + 1}. What page {page + 1} is about", 1)
        for place in range(PARAGRAPHS_A_PAGE):
            style = "List Bullet" if place % 3 == 2 else None
            document.add_paragraph(" ".join(chance.choices(VOCABULARY, k=WORDS)) + ".", style)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def text_file(clauses: int) -> bytes:
    """Returns a text file that becomes so many clauses."""
    chance = random.Random(SEED)
    lines = []
    for place in range(clauses // 5):
        lines.append(f"{place + 1}. What part {place + 1} is about")
        lines += [" ".join(chance.choices(VOCABULARY, k=25)).capitalize() + "." for _ in range(4)]
    return "\n\n".join(lines).encode()


def processor_seconds(content: bytes) -> float:
    """Returns what one reading takes of the processor: on a busy machine the clock says little."""
    began = time.process_time()
    read_document("long.docx", content)
    return time.process_time() - began


def held(content: bytes) -> float:
    """Returns the most memory in megabytes that Python's own objects took while reading."""
    read_document("long.docx", content)
    tracemalloc.start()
    try:
        read_document("long.docx", content)
        return tracemalloc.get_traced_memory()[1] / 1_000_000
    finally:
        tracemalloc.stop()
