"""A real ClamAV daemon with a signature of our own: the machine's, or one fetched from its distribution without root.

Packages are named without versions and come from wherever the machine's own apt fetches them; what is unpacked stays in
var/tools/clamav. The signature finds MARK anywhere, also within packages, so no test needs a real virus.
"""

import os
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.plugins import one_run
from tests.plugins.fingerprints import ROOT
from tests.plugins.template_database import only_one_process

UNPACKED = ROOT / "var" / "tools" / "clamav"
PACKAGE = "clamav-daemon"
PLACES = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"])
MARK = b"waymark-harmless-test-mark-that-counts-as-a-virus"
VIRUS = "Waymark.Test.UNOFFICIAL"
STREAM_MAX = 40 * 1024 * 1024
CONFIGURATION = """Foreground yes
DatabaseDirectory {folder}/signatures
OfficialDatabaseOnly no
LocalSocket {socket}
TemporaryDirectory {folder}
StreamMaxLength {most}
MaxThreads 4
"""
START_SECONDS = 60


@dataclass
class Clamd:
    """A daemon that can be started and stopped; `socket` is what EVIDENCE_SCANNER says."""

    folder: Path
    socket: str = ""
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Returns when it answers. Raises RuntimeError with its log when it does not."""
        program, variables = found()
        signatures = self.folder / "signatures"
        signatures.mkdir(parents=True, exist_ok=True)
        (signatures / "waymark.ndb").write_text(f"Waymark.Test:0:*:{MARK.hex()}\n")
        self.socket = str(self.folder / "clamd")
        configuration = self.folder / "clamd.conf"
        configuration.write_text(CONFIGURATION.format(folder=self.folder, socket=self.socket, most=STREAM_MAX))
        log = self.folder / "log"
        with log.open("ab") as said:
            self._process = subprocess.Popen(
                [program, f"--config-file={configuration}"], env={**os.environ, **variables}, stdout=said, stderr=said
            )
        for _ in range(START_SECONDS * 20):
            if self.answers():
                return
            if self._process.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError(f"clamd did not start: {log.read_text(errors='replace')[-2000:]}")

    def stop(self) -> None:
        """Ends it; harmless when it is not there."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=30)
            self._process = None
        Path(self.socket).unlink(missing_ok=True)

    def answers(self) -> bool:
        """Whether it says PONG."""
        try:
            with socket.socket(socket.AF_UNIX) as asked:
                asked.settimeout(2)
                asked.connect(self.socket)
                asked.sendall(b"nPING\n")
                return asked.recv(16).strip() == b"PONG"
        except OSError:
            return False


def made() -> Clamd:
    """Returns a daemon not started yet, with a folder of its own in the run's."""
    folder = one_run.directory() / f"clamd-{os.getpid()}"
    folder.mkdir(exist_ok=True, mode=0o700)
    return Clamd(folder)


def found() -> tuple[str, dict[str, str]]:
    """Returns the program and the variables it needs. Raises RuntimeError where there is no way to have one."""
    installed = shutil.which("clamd", path=PLACES)
    if installed:
        return installed, {}
    if not (shutil.which("apt-get") and shutil.which("dpkg")):
        raise RuntimeError("No clamd found, and no apt-get to fetch it with: install ClamAV's daemon")
    program = UNPACKED / "usr" / "sbin" / "clamd"
    UNPACKED.mkdir(parents=True, exist_ok=True)
    with only_one_process("clamav", UNPACKED):
        if not (UNPACKED / "whole").exists():
            _fetch(UNPACKED)
            (UNPACKED / "whole").touch()
    return str(program), _variables(UNPACKED)


def _fetch(target: Path) -> None:
    """Unpacks the daemon and those libraries it needs that the machine lacks."""
    try:
        _unpack([PACKAGE], target, [])
        own: list[str] = []
    except (
        subprocess.CalledProcessError
    ):  # this machine's lists are empty or old: read them anew, into a folder of ours
        lists = target / "apt"
        (lists / "state" / "lists" / "partial").mkdir(parents=True, exist_ok=True)
        (lists / "cache" / "archives" / "partial").mkdir(parents=True, exist_ok=True)
        own = [
            f"-oDir::State={lists}/state",
            f"-oDir::Cache={lists}/cache",
            "-oDir::State::status=/var/lib/dpkg/status",
        ]
        _run("apt-get", *own, "-q", "update")
        _unpack([PACKAGE], target, own)
    missing = _missing(target)
    if missing:
        _unpack(sorted(_libraries(own)), target, own)
        missing = _missing(target)
    if missing:
        raise RuntimeError(f"clamd lacks {', '.join(missing)}")


def _unpack(packages: list[str], target: Path, own: list[str]) -> None:
    parcels = target / "parcels"
    parcels.mkdir(exist_ok=True)
    _run("apt-get", *own, "-q", "download", *packages, cwd=parcels)
    for parcel in parcels.glob("*.deb"):
        _run("dpkg", "-x", str(parcel), str(target))
        parcel.unlink()


def _libraries(own: list[str]) -> set[str]:
    """Returns the library packages that the daemon stands on, near and far, but for those installed."""
    only = ["--no-recommends", "--no-suggests", "--no-conflicts", "--no-breaks", "--no-replaces", "--no-enhances"]
    listed = _run("apt-cache", *own, "depends", "--recurse", *only, PACKAGE)
    known = _run("dpkg-query", "-W", "-f", "${Status} ${Package}\n")
    installed = {line.split()[-1] for line in known.splitlines() if line.startswith("install ok installed")}
    named = {line for line in listed.splitlines() if line.startswith("lib") and " " not in line}
    return {name for name in named if name.partition(":")[0] not in installed}


def _missing(target: Path) -> list[str]:
    listed = subprocess.run(
        ["ldd", str(target / "usr" / "sbin" / "clamd")],
        env={**os.environ, **_variables(target)},
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.split()[0] for line in listed.stdout.splitlines() if "not found" in line]


def _variables(target: Path) -> dict[str, str]:
    folders = sorted({str(path.parent) for path in target.glob("**/lib*.so.*")})
    return {"LD_LIBRARY_PATH": os.pathsep.join(filter(None, [*folders, os.environ.get("LD_LIBRARY_PATH", "")]))}


def _run(*command: str, cwd: Path | None = None) -> str:
    done = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=True, env={**os.environ, "LC_ALL": "C"}
    )
    return done.stdout
