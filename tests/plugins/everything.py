"""`./run test` without arguments: the suite on SQLite, then on PostgreSQL, then the browser, each summed up last.

A few browser tests that fail beside other work are looked at once more, alone (decision 027): what fails twice fails.
"""

import os
import re
import subprocess
import sys
import time

WORKERS = str(max(2, min(4, os.cpu_count() or 2)))
CLOSING = re.compile(r"^=+ .* in [\d.]+s.* =+$")
FAILED = re.compile(r"^(?:FAILED|ERROR) (tests/\S+?::.+?)(?: - .*)?$")
LOOKED_AT_AGAIN = 4

PARTS = {
    "SQLite": ("sqlite", ["-m", "not browser and not benchmark and not postgres"]),
    "PostgreSQL": ("postgres", ["-m", "not browser and not benchmark", "--ignore=tests/ground"]),
    "browser": ("sqlite", ["-m", "browser", "--dist=loadfile", "tests/journeys"]),
}


def run_part(database: str, arguments: list[str], workers: str = WORKERS) -> tuple[int, str, list[str]]:
    """Runs pytest once and passes its output on. Returns its exit code, its closing line and what failed."""
    command = [sys.executable, "-m", "pytest", "-n", workers, *arguments]
    environment = {**os.environ, "WAYMARK_TEST_DATABASE": database}
    closing, failed = "pytest did not finish", []
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as pytest:
        assert pytest.stdout is not None
        for line in pytest.stdout:
            sys.stdout.write(line)
            sys.stdout.flush()
            if CLOSING.match(line.strip()):
                closing = line.strip()
            elif found := FAILED.match(line.strip()):
                failed.append(found.group(1))
    return pytest.returncode, closing, failed


def run_browser_again(code: int, closing: str, failed: list[str]) -> tuple[int, str]:
    """Looks once more, with nothing beside it, at the few browser tests that failed. Returns code and closing line.

    More than LOOKED_AT_AGAIN of them are no noise of the machine, and neither is a run that did not finish.
    """
    if code != 1 or not 0 < len(failed) <= LOOKED_AT_AGAIN:
        return code, closing
    sys.stdout.write(f"\n### browser, once more and alone: {len(failed)}\n")
    again, _, _ = run_part("sqlite", ["-m", "browser", *failed], workers="0")
    return again, f"{closing} (looked at twice: {', '.join(failed)})"


def main() -> int:
    """Runs every part even when one fails; returns 1 if any did."""
    began, results = time.monotonic(), {}
    for name, (database, arguments) in PARTS.items():
        sys.stdout.write(f"\n### {name}\n")
        code, closing, failed = run_part(database, arguments)
        results[name] = run_browser_again(code, closing, failed) if name == "browser" else (code, closing)
    sys.stdout.write(f"\nWhole suite, {time.monotonic() - began:.0f} s:\n")
    for name, (code, closing) in results.items():
        sys.stdout.write(f"{closing} {name}: {'ok' if code == 0 else 'FAILED'}\n")
    return int(any(code for code, _ in results.values()))


if __name__ == "__main__":
    sys.exit(main())
