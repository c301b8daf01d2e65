"""`./run test` without arguments: the suite on SQLite, then on PostgreSQL, then the browser, each summed up last."""

import os
import re
import subprocess
import sys
import time

WORKERS = str(max(2, min(4, os.cpu_count() or 2)))
CLOSING = re.compile(r"^=+ .* in [\d.]+s.* =+$")

PARTS = {
    "SQLite": ("sqlite", ["-m", "not browser and not benchmark and not postgres"]),
    "PostgreSQL": ("postgres", ["-m", "not browser and not benchmark", "--ignore=tests/ground"]),
    "browser": ("sqlite", ["-m", "browser", "--dist=loadfile", "tests/journeys"]),
}


def run_part(database: str, arguments: list[str]) -> tuple[int, str]:
    """Runs pytest once and passes its output on. Returns its exit code and closing line."""
    command = [sys.executable, "-m", "pytest", "-n", WORKERS, *arguments]
    environment = {**os.environ, "WAYMARK_TEST_DATABASE": database}
    closing = "pytest did not finish"
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as pytest:
        assert pytest.stdout is not None
        for line in pytest.stdout:
            sys.stdout.write(line)
            sys.stdout.flush()
            if CLOSING.match(line.strip()):
                closing = line.strip()
    return pytest.returncode, closing


def main() -> int:
    """Runs every part even when one fails; returns 1 if any did."""
    began, results = time.monotonic(), {}
    for name, (database, arguments) in PARTS.items():
        sys.stdout.write(f"\n### {name}\n")
        results[name] = run_part(database, arguments)
    sys.stdout.write(f"\nWhole suite, {time.monotonic() - began:.0f} s:\n")
    for name, (code, closing) in results.items():
        sys.stdout.write(f"{closing} {name}: {'ok' if code == 0 else 'FAILED'}\n")
    return int(any(code for code, _ in results.values()))


if __name__ == "__main__":
    sys.exit(main())
