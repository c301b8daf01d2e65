"""The largest files that are taken, sent and fetched again: the time, and what they take in memory besides the site."""

import json
import os
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from PIL import Image

from tests.benchmarks.figures import Bench, Figure
from tests.benchmarks.made_up_letters import letter
from tests.benchmarks.measure_walk import a_referrer, norfolk_referral
from tests.plugins import virus_scanner
from tests.referral_walk import NORFOLK, address, answer_all, good_letter, pages, signed_in

JSON = dict[str, Any]
SECRET = "s" * 32  # a CSRF cookie may hold the bare secret, and the form the same
MEGABYTE = 1024 * 1024
LARGEST = settings.EVIDENCE_MAX_BYTES - 64 * 1024
MOST_MEGABYTES = 40
WIDEST = 4_400  # pixels each way: about the largest picture that is decoded


def measure(bench: Bench) -> None:
    """Has a real scanner look at what is sent: the demonstration's processes read its place from the environment."""
    clamd = virus_scanner.made()
    clamd.start()
    os.environ["WAYMARK_EVIDENCE_SCANNER"] = settings.EVIDENCE_SCANNER = clamd.socket
    try:
        measure_scanned(bench)
    finally:
        clamd.stop()
        del os.environ["WAYMARK_EVIDENCE_SCANNER"]


def measure_scanned(bench: Bench) -> None:
    """Sends each file to a process of its own, warm from a small file of the same kind, then fetches the letter."""
    user = a_referrer()
    referral, client = norfolk_referral(user), signed_in(user)
    answer_all(client, referral, NORFOLK)
    step = next(page.address for page in pages(referral).values() if page.kind == "evidence")
    there = address(referral, step)
    letters = [sending(client, there, a_letter(size)) for size in (400_000, LARGEST)]
    in_memory(bench, "evidence: memory to scan and keep it", cost(bench, "evidence: 25 MB letter sent", letters))
    fetched = [
        asking(client, "GET", f"/evidence/{item.public_id}/original/") for item in referral.evidence.order_by("size")
    ]
    in_memory(bench, "evidence: memory to fetch it", cost(bench, "evidence: letter fetched", fetched))
    copied = [{**one, "path": one["path"].replace("original/", "")} for one in fetched]
    in_memory(bench, "evidence: memory to make its copy", cost(bench, "evidence: first look at it", copied))
    pictures = [sending(client, there, picture(width)) for width in (10, WIDEST)]
    opened = cost(bench, "evidence: picture of 19 megapixels sent", pictures)
    bench.note(Figure("evidence: memory to open that picture", opened / MEGABYTE, "MB", at_most=200))


def in_memory(bench: Bench, name: str, taken: float) -> None:
    """Notes memory beside the site's own; more than 40 MB is too much."""
    bench.note(Figure(name, taken / MEGABYTE, "MB", MOST_MEGABYTES))


def a_letter(size: int) -> SimpleUploadedFile:
    """Returns a letter of that many bytes, as a browser sends it."""
    return SimpleUploadedFile("letter.pdf", letter(size), "application/pdf")


def cost(bench: Bench, name: str, requests: list[JSON]) -> float:
    """Notes how long the last request took, and returns the bytes by which it raised the peak of its process."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.one_request"],
        input=json.dumps(requests),
        capture_output=True,
        text=True,
        check=True,
        env=dict(os.environ),
    )
    answers = json.loads(done.stdout)
    for asked, answer in zip(requests, answers, strict=True):
        assert answer["status"] == (302 if asked["method"] == "POST" else 200), answer
    assert requests[-1]["method"] == "POST" or answers[-1]["bytes"] > LARGEST
    bench.note(Figure(name, answers[-1]["seconds"] * 1000, "ms"))
    return float(answers[-1]["peak"] - answers[0]["peak"])


def asking(client: Client, method: str, path: str, **more: Any) -> JSON:
    """Returns a request of the person signed in, as one_request wants it."""
    cookies = {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}
    sent = "; ".join(f"{name}={value}" for name, value in {**cookies, settings.CSRF_COOKIE_NAME: SECRET}.items())
    headers = {"HTTP_COOKIE": sent, "HTTP_HOST": "localhost", "CONTENT_TYPE": MULTIPART_CONTENT}
    return {"method": method, "path": path, "headers": headers, "body": "", **more}


def sending(client: Client, path: str, upload: SimpleUploadedFile) -> JSON:
    """Returns the request that sends a file with what is said of it."""
    fields = {**good_letter(), "file": upload, "csrfmiddlewaretoken": SECRET}
    body = Path(tempfile.mkdtemp(dir=settings.VAR)) / "body"
    body.write_bytes(encode_multipart(BOUNDARY, fields))
    return asking(client, "POST", path, body=str(body))


def picture(width: int) -> SimpleUploadedFile:
    """Returns a blank square PNG, small as a file and large when opened."""
    out = BytesIO()
    Image.new("RGB", (width, width), "white").save(out, "PNG")
    return SimpleUploadedFile("photo.png", out.getvalue(), "image/png")
