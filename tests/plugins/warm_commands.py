"""Management commands of a served site without their start: one process has loaded everything, and forks for each.

A start of Django takes three seconds of a core, and journeys ask for letters and rows half a hundred times.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path


class WarmCommands:
    """The process, started when the first command comes. It ends with stop(), or with the process that started it."""

    def __init__(self, variables: dict[str, str]) -> None:
        self._variables = variables
        self._process: subprocess.Popen[str] | None = None

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Runs a management command. Returns its exit code, its output and its errors."""
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        with tempfile.TemporaryDirectory() as folder:
            places = [Path(folder) / name for name in ("said", "complained")]
            process.stdin.write(json.dumps([*map(str, places), *command]) + "\n")
            process.stdin.flush()
            code = int(process.stdout.readline() or -1)
            told = [place.read_text(encoding="utf-8") if place.exists() else "" for place in places]
        return subprocess.CompletedProcess(command, code, *told)

    def stop(self) -> None:
        """Ends it; harmless when it never began."""
        if self._process is not None:
            self._process.communicate()
            self._process = None

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.plugins.obeying"],
                env={**os.environ, **self._variables},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        return self._process
