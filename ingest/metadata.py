"""Citation data: front matter, the sidecar file "datei.pdf.meta.yaml", and defaults from the file itself."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from ingest.block import Reading
from ingest.dates import iso_date
from ingest.document import Document
from ingest.language.normalise import normalise

SIDECAR = ".meta.yaml"
"""Suffix of the sidecar, after the whole file name: "bericht.pdf" has "bericht.pdf.meta.yaml"."""

_MAX_SIDECAR = 64 * 1024
"""Bytes of the largest sidecar that is read; it holds a handful of lines."""

_FIELDS = {
    "id": ("id", "kennung"),
    "title": ("title", "titel"),
    "publisher": ("publisher", "herausgeber", "herausgeberin", "verlag"),
    "date": ("date", "datum", "stand"),
    "changed": ("gepflegt", "aktualisiert", "veroeffentlicht", "veröffentlicht", "published", "updated"),
    "url": ("url", "link", "adresse"),
    "kind": ("kind", "art", "dokumenttyp"),
    "language": ("language", "sprache", "lang"),
}
_NAMES = {alias: name for name, aliases in _FIELDS.items() for alias in aliases}
_KINDS = re.compile(
    r"\b(Satzung|Verordnung|Gesetz|Richtlinie|Handreichung|Leitfaden|Broschüre|Merkblatt|Drucksache|Bericht|Konzept|"
    r"Glossar|Pressemitteilung|Presseinformation|Protokoll|Rundschreiben|Erlass|Verwaltungsvorschrift|Dienstvorschrift|"
    r"Statistik|Anleitung|Handbuch|Ratgeber|Flyer|Steckbrief|FAQ)",
    re.I,
)
_COMPOUND = re.compile(
    r"(satzung|verordnung|gesetz|richtlinie|handbuch|anleitung|bericht|vorschrift|leitfaden|konzept)\b"
)


def from_front_matter(source: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Known fields of a front matter block, and German warnings; unknown fields are the author's own affair."""
    try:
        data = yaml.safe_load(source) if source.strip() else {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return {}, (f"Die Angaben am Anfang der Datei sind kein gültiges YAML ({_line(error)}); bitte berichtigen.",)
    if not isinstance(data, Mapping):
        return {}, ()
    fields, warnings, _ = _fields(data)
    return fields, tuple(warnings)


def from_sidecar(path: Path) -> tuple[dict[str, str], tuple[str, ...]]:
    """Fields of the sidecar of a file, and German warnings; ({}, ()) when there is none."""
    sidecar = path.with_name(path.name + SIDECAR)
    if sidecar.is_symlink() or not sidecar.is_file():
        return {}, ()
    if sidecar.stat().st_size > _MAX_SIDECAR:
        return {}, (f"{sidecar.name} ist größer als {_MAX_SIDECAR // 1024} KB und wurde übergangen; bitte kürzen.",)
    try:
        data = yaml.safe_load(sidecar.read_text(encoding="utf-8-sig")) or {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return {}, (f"{sidecar.name} ist kein gültiges YAML ({_line(error)}); bitte berichtigen.",)
    if not isinstance(data, Mapping):
        return {}, (f"{sidecar.name} enthält keine Felder wie „titel: …“; bitte berichtigen.",)
    fields, warnings, unknown = _fields(data)
    known = ", ".join(
        aliases[1] if len(aliases) > 1 else aliases[0] for name, aliases in _FIELDS.items() if name != "changed"
    )
    warnings += [
        f"{sidecar.name}: unbekanntes Feld „{name}“; bitte umbenennen oder entfernen (bekannt: {known})."
        for name in unknown
    ]
    return fields, tuple(warnings)


def describe(path: Path, root: Path, sha256: str, reading: Reading) -> tuple[Document, tuple[str, ...]]:
    """The document of a file: sidecar before front matter before what the file says of itself, and warnings."""
    fields, warnings = from_sidecar(path)
    title = fields.get("title") or _clean_title(reading.title) or title_from_name(path.stem)
    stated = fields.get("date") or reading.date
    when = iso_date(stated) if stated else None
    found = list(warnings)
    if stated and when is None:
        found.append(f"Das Datum „{stated}“ ist nicht lesbar; bitte als JJJJ-MM-TT, JJJJ-MM oder JJJJ angeben.")
    elif when is None:
        found.append(f"Kein Datum (Stand) bekannt; bitte in {path.name}{SIDECAR} als „stand: JJJJ-MM“ angeben.")
    stated_id = fields.get("id") or reading.id
    identity = slug(stated_id or path.stem)
    if stated_id and identity != stated_id:
        found.append(f"Die Kennung „{stated_id}“ wurde zu „{identity}“; bitte so angeben.")
    document = Document(
        identity,
        title,
        path.relative_to(root).as_posix(),
        sha256,
        language=_language(fields.get("language") or reading.language),
        publisher=fields.get("publisher") or reading.publisher,
        date=when,
        url=fields.get("url") or reading.url,
        kind=fields.get("kind") or reading.kind or kind_from_title(title),
        page_count=len(reading.page_texts) or None,
    )
    return document, tuple(found)


def slug(name: str) -> str:
    """A name as a slug: "Förderung 2024 (Entwurf)" → "foerderung-2024-entwurf"."""
    text = normalise(name).lower()
    for letter, pair in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("§", "paragraf ")):
        text = text.replace(letter, pair)
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")[:80].strip("-") or "dokument"


def title_from_name(stem: str) -> str:
    """A readable title from a file name: "leitfaden_integration-2012" → "Leitfaden integration 2012"."""
    words = re.sub(r"[_\s]+|-(?=\w)", " ", normalise(stem)).strip()
    return words[:1].upper() + words[1:] if words else "Ohne Titel"


def kind_from_title(title: str) -> str:
    """A German label for the kind of document that its title names, else "Dokument"."""
    match = _KINDS.search(title)
    if match:
        return match[1] if match[1].isupper() else match[1][:1].upper() + match[1][1:].lower()
    compound = _COMPOUND.search(title.lower())
    return compound[1].capitalize() if compound else "Dokument"


def _fields(data: Mapping[Any, Any]) -> tuple[dict[str, str], list[str], list[str]]:
    fields: dict[str, str] = {}
    rank: dict[str, int] = {}
    warnings: list[str] = []
    unknown: list[str] = []
    for key, value in data.items():
        name = _NAMES.get(str(key)[:100].strip().lower())
        if name is None:
            unknown.append(str(key)[:60])
            continue
        if value is None or isinstance(value, (Mapping, list)):
            continue
        text = value.isoformat()[:10] if isinstance(value, (date, datetime)) else normalise(str(value)[:2000]).strip()
        place = _FIELDS[name].index(str(key).strip().lower())
        if name == "url" and not text.startswith(("http://", "https://")):
            warnings.append(f"Die Adresse „{text[:80]}“ beginnt nicht mit http:// oder https://; bitte berichtigen.")
        elif text and place < rank.get(name, 99):
            fields[name] = text
            rank[name] = place
    return fields, warnings, unknown


def _clean_title(title: str | None) -> str | None:
    """A title from the file's properties, unless it is what programs put there."""
    text = " ".join((title or "").split())[:300]
    if len(text) < 3 or re.fullmatch(
        r"(?:Microsoft Word - .*|untitled|unbenannt|dokument ?\d*|.*\.(?:docx?|indd|pdf|odt|html?))", text, re.I
    ):
        return None
    return text


def _language(tag: str | None) -> str:
    text = (tag or "de").strip().replace("_", "-")
    return text if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", text) else "de"


def _line(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"Zeile {mark.line + 1}" if mark is not None else "Aufbau"
