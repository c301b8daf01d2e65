"""`./run bench [NAME ...] [--postgres]`: runs the measure_*.py beside it, prints a table, keeps var/bench.json.

A measurement is a module with `measure(bench: Bench)`. All run in this process, on a loaded demonstration of its own.
Exit 1 when a ratio, a count or memory is above its limit; times are printed and never fail.
"""

import argparse
import importlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

from tests.benchmarks import figures
from tests.plugins import one_run, postgres_server
from tests.plugins.fingerprints import ROOT
from tests.plugins.site_process import Site, database_for

HERE = Path(__file__).parent
KEPT = ROOT / "var" / "bench.json"


def chosen(names: list[str]) -> list[str]:
    """The measurements named, or all; ends the program when there is no such one."""
    known = sorted(path.stem.removeprefix("measure_") for path in HERE.glob("measure_*.py"))
    unknown = set(names) - set(known)
    if unknown:
        raise SystemExit(f"bench: no measurement {', '.join(sorted(unknown))}: there are {', '.join(known)}")
    return names or known


@contextmanager
def loaded_site(*, postgres: bool) -> Iterator[None]:
    """Makes a scratch directory with a loaded site, on SQLite or a PostgreSQL of its own; Django is ready to use it."""
    directory = Path(tempfile.mkdtemp(prefix="waymark-bench-"))
    os.environ[one_run.DIRECTORY] = str(directory)
    try:
        os.environ[one_run.DATABASE] = postgres_server.start(directory) if postgres else "sqlite"
        database = database_for("waymark_bench")
        Site(directory / "site", database).load()
        os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings", "WAYMARK_SERVED_VAR": f"{directory}/site"}
        if postgres:
            os.environ["WAYMARK_SERVED_DATABASE"] = database
        django.setup()
        yield
    finally:
        postgres_server.stop()
        shutil.rmtree(directory, ignore_errors=True)


def main() -> int:
    """Reads the command line. Returns 1 when a limit did not hold."""
    parser = argparse.ArgumentParser(prog="./run bench", description="Measures Waymark.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="which measurements; all when none is named")
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")
    options = parser.parse_args()
    names = chosen(options.names)
    bench = figures.Bench()
    with loaded_site(postgres=options.postgres):
        sys.stdout.write(figures.HEADINGS)
        for name in names:
            importlib.import_module(f"tests.benchmarks.measure_{name}").measure(bench)
    KEPT.write_text(json.dumps(bench.kept(), indent=1) + "\n", encoding="utf-8")
    return int(not all(figure.holds() for figure in bench.figures))


if __name__ == "__main__":
    sys.exit(main())
