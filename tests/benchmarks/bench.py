"""`./run bench [NAME ...] [--postgres]`: runs the measure_*.py beside it, prints a table, keeps var/bench.json.

A measurement is a module with `measure(bench: Bench)`. Exit 1 when a figure is above the limit it was given.
"""

import argparse
import importlib
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.plugins import one_run, postgres_server
from tests.plugins.fingerprints import ROOT
from tests.plugins.site_process import Site, database_for

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Figure:
    """One measured thing, in milliseconds."""

    name: str
    median: float
    slowest: float
    limit: float | None

    def holds(self) -> bool:
        """Whether the median is within the limit."""
        return self.limit is None or self.median <= self.limit


@dataclass
class Bench:
    """What measurements are given: a place for figures, and sites to measure."""

    directory: Path
    figures: list[Figure] = field(default_factory=list)
    _sites: ExitStack = field(default_factory=ExitStack)

    def time(self, name: str, work: Callable[[], object], *, repeat: int = 20, limit: float | None = None) -> None:
        """Times `work` after one run to warm up. `limit` is in milliseconds, for the median."""
        work()
        taken = []
        for _ in range(repeat):
            began = time.perf_counter()
            work()
            taken.append((time.perf_counter() - began) * 1000)
        self.note(Figure(name, statistics.median(taken), max(taken), limit))

    def note(self, figure: Figure) -> None:
        """Keeps a figure and prints it."""
        self.figures.append(figure)
        limit = "" if figure.limit is None else f"limit {figure.limit:g}"
        failed = "" if figure.holds() else "  TOO SLOW"
        told = f"{figure.name:<52} {figure.median:>10.2f} {figure.slowest:>10.2f}  {limit}{failed}\n"
        sys.stdout.write(told)
        sys.stdout.flush()

    def site(self, name: str) -> Site:
        """A site loaded with the demonstration, not started, stopped for you at the end."""
        made = Site(self.directory / name, database_for(f"waymark_bench_{name}")).load()
        self._sites.callback(made.stop)
        return made

    def close(self) -> None:
        """Stops the sites."""
        self._sites.close()


def chosen(names: list[str]) -> list[str]:
    """The measurements named, or all; ends the program when there is no such one."""
    known = sorted(path.stem.removeprefix("measure_") for path in HERE.glob("measure_*.py"))
    unknown = set(names) - set(known)
    if unknown:
        raise SystemExit(f"bench: no measurement {', '.join(sorted(unknown))}: there are {', '.join(known)}")
    return names or known


def run(names: list[str], *, postgres: bool) -> list[Figure]:
    """Runs the measurements in a scratch directory, on SQLite or a PostgreSQL of their own."""
    directory = Path(tempfile.mkdtemp(prefix="waymark-bench-"))
    os.environ[one_run.DIRECTORY] = str(directory)
    os.environ[one_run.DATABASE] = postgres_server.start(directory) if postgres else "sqlite"
    bench = Bench(directory)
    try:
        sys.stdout.write(f"{'milliseconds':<52} {'median':>10} {'slowest':>10}\n")
        for name in names:
            importlib.import_module(f"tests.benchmarks.measure_{name}").measure(bench)
    finally:
        bench.close()
        postgres_server.stop()
        shutil.rmtree(directory, ignore_errors=True)
    return bench.figures


def main() -> int:
    """Reads the command line. Returns 1 when a limit did not hold."""
    parser = argparse.ArgumentParser(prog="./run bench", description="Measures Waymark.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="which measurements; all when none is named")
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")
    options = parser.parse_args()
    figures = run(chosen(options.names), postgres=options.postgres)
    kept = ROOT / "var" / "bench.json"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(json.dumps([asdict(figure) for figure in figures], indent=1), encoding="utf-8")
    return int(not all(figure.holds() for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
