"""`make vendor`: renews the browser files that are kept in the repository, from npm packages."""

import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Vendored:
    package: str
    version: str
    member: str
    folder: str
    name: str

    @property
    def script(self) -> Path:
        return Path(self.folder, f"{self.name}-{self.version}.min.js")

    @property
    def license(self) -> Path:
        return Path(self.folder, f"{self.name}-{self.version}.LICENSE")


# htmx stays on 2: htmx-flask speaks its headers. axe-core only judges pages in tests.
VENDORED = (
    Vendored("htmx.org", "2.0.11", "dist/htmx.min.js", "app/static/vendor", "htmx"),
    Vendored("axe-core", "4.14.1", "axe.min.js", "tests/vendor", "axe"),
)


def main() -> None:
    if not shutil.which("npm"):
        raise SystemExit("make vendor needs npm. Homestretch and its tests do not.")
    for vendored in VENDORED:
        _renew(vendored)
        print(vendored.script)


def _renew(vendored: Vendored) -> None:
    with tempfile.TemporaryDirectory() as folder:
        wanted = f"{vendored.package}@{vendored.version}"
        subprocess.run(["npm", "pack", "--silent", wanted], cwd=folder, check=True)
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as package:
            script = package.extractfile(f"package/{vendored.member}").read()
            license_text = package.extractfile("package/LICENSE").read()
    _remove_older(vendored)
    vendored.script.write_bytes(script)
    vendored.license.write_bytes(license_text)


def _remove_older(vendored: Vendored) -> None:
    folder = Path(vendored.folder)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{vendored.name}-*"):
        old.unlink()


if __name__ == "__main__":
    main()
