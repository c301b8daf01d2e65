"""A Chromium to drive: the machine's own, or one that installs from npm without root and brings its libraries.

The npm package holds brotli-compressed archives made for another purpose (serverless functions); unpacked, they
need telling where their libraries and fonts are.
"""

import io
import os
import platform
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import brotli

from tests.plugins.fingerprints import ROOT
from tests.plugins.template_database import only_one_process

PACKAGES = ROOT / "var" / "npm-test"
UNPACKED = ROOT / "var" / "chromium"
ASKED_FOR = ROOT / "tests" / "browser"
INSTALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# Root may not use the sandbox, containers have a small /dev/shm, and no test wants a GPU.
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--font-render-hinting=none"]

# Python 3.11.2, which Debian ships, has no filters yet; the archive's hash is in the lock file.
SAFELY: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}

FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


@dataclass(frozen=True)
class Chromium:
    """Where the program is, and the variables it needs."""

    program: Path
    variables: dict[str, str] = field(default_factory=dict)


def find() -> Chromium:
    """WAYMARK_CHROMIUM, else one installed on the machine, else Playwright's own, else the one from npm."""
    named = os.environ.get("WAYMARK_CHROMIUM", "")
    if named == "npm":
        return from_npm()
    if named:
        return Chromium(Path(named))
    installed = next(filter(_works, filter(None, map(shutil.which, INSTALLED))), None)
    if installed:
        return Chromium(Path(installed))
    kept = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    playwrights = sorted(kept.glob("chromium*/chrome-*/chrome")) + sorted(kept.glob("chromium*/chrome-*/*shell"))
    return Chromium(playwrights[0]) if playwrights else from_npm()


def _works(program: str) -> bool:
    """Ubuntu's chromium may be a script that only says which package to install."""
    return subprocess.run([program, "--version"], capture_output=True).returncode == 0


def from_npm() -> Chromium:
    """Installs and unpacks once into var/. Raises RuntimeError on a machine the package is not made for."""
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        raise RuntimeError("No Chromium found: install one, or run .venv/bin/playwright install chromium")
    packages = npm_packages()
    version = (packages / "@sparticuz" / "chromium" / "package.json").read_text(encoding="utf-8")
    UNPACKED.mkdir(parents=True, exist_ok=True)
    with only_one_process("unpack", UNPACKED):
        stamp = UNPACKED / "package.json"
        if not stamp.exists() or stamp.read_text(encoding="utf-8") != version:
            _unpack(packages / "@sparticuz" / "chromium" / "bin")
            stamp.write_text(version, encoding="utf-8")
    libraries = [str(UNPACKED / "al2023" / "lib"), os.environ.get("LD_LIBRARY_PATH", "")]
    return Chromium(
        UNPACKED / "chromium",
        {
            "LD_LIBRARY_PATH": os.pathsep.join(filter(None, libraries)),
            "FONTCONFIG_FILE": str(UNPACKED / "fonts.conf"),
            "HOME": str(UNPACKED / "home"),
        },
    )


def npm_packages() -> Path:
    """var/npm-test/node_modules, holding what tests/browser/package-lock.json locks."""
    lock = (ASKED_FOR / "package-lock.json").read_text(encoding="utf-8")
    stamp = PACKAGES / "installed"
    PACKAGES.mkdir(parents=True, exist_ok=True)
    with only_one_process("npm", PACKAGES):
        if not stamp.exists() or stamp.read_text(encoding="utf-8") != lock:
            for name in ("package.json", "package-lock.json", ".npmrc"):
                shutil.copyfile(ASKED_FOR / name, PACKAGES / name)
            npm = [str(Path(sys.executable).parent / "npm"), "ci", "--ignore-scripts", "--no-progress"]
            cache = f"--cache={PACKAGES / 'cache'}"  # a test may run where there is no home to write to
            subprocess.run([*npm, cache], cwd=PACKAGES, check=True, stdout=subprocess.DEVNULL)
            stamp.write_text(lock, encoding="utf-8")
    return PACKAGES / "node_modules"


def _unpack(archives: Path) -> None:
    for name in ("al2023", "fonts", "swiftshader"):
        opened = io.BytesIO(brotli.decompress((archives / f"{name}.tar.br").read_bytes()))
        with tarfile.open(fileobj=opened) as archive:
            archive.extractall(UNPACKED / name, **SAFELY)
    program = UNPACKED / "chromium"
    program.write_bytes(brotli.decompress((archives / "chromium.br").read_bytes()))
    program.chmod(0o755)
    (UNPACKED / "home").mkdir(exist_ok=True)
    fonts = FONTCONFIG.format(fonts=UNPACKED / "fonts", cache=UNPACKED / "home" / "fontcache")
    (UNPACKED / "fonts.conf").write_text(fonts, encoding="utf-8")
