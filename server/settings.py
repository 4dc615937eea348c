"""Settings: everything an operator can set, read once from the environment (prefix ``WEGWEISER_``)."""

import ipaddress
import logging
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from index.storage.store import KEEP
from ingest import WegweiserError
from server.release import ALLOWED_REGRESSIONS

PREFIX = "WEGWEISER_"
log = logging.getLogger(__name__)
_SECRET_FIELDS = frozenset({"admin_token"})
_ADVICE = {
    "int_parsing": "muss eine ganze Zahl sein",
    "greater_than_equal": "ist zu klein (mindestens {ge})",
    "less_than_equal": "ist zu groß (höchstens {le})",
    "string_too_long": "ist zu lang (höchstens {max_length} Zeichen)",
    "literal_error": "muss eines von diesen sein: {expected}",
    "bool_parsing": "muss true oder false sein",
}


class SettingsError(WegweiserError):
    """A setting has a value the program cannot work with; the message names the variable."""


def _origin(value: str) -> str:
    parts = urlsplit(value)
    if value in {"*", "null"}:
        raise ValueError("darf nicht * oder null sein; nennen Sie jede erlaubte Website einzeln")
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.path.strip("/"):
        raise ValueError(
            f"enthält {value!r}; erwartet wird Schema und Name ohne Pfad, zum Beispiel https://www.ministerium.example"
        )
    if parts.query or parts.fragment or not re.fullmatch(r"[A-Za-z0-9.:\-\[\]]+", parts.netloc):
        raise ValueError(f"enthält {value!r}; erlaubt sind nur Schema, Name und Port")
    return f"{parts.scheme}://{parts.netloc}".lower()


def _split(value: object) -> object:
    return [piece for piece in re.split(r"[,\s]+", value) if piece] if isinstance(value, str) else value


def _network(value: str) -> str:
    try:
        network = ipaddress.ip_network(value, strict=False)
    except ValueError:
        raise ValueError(f"enthält {value!r}; erwartet wird eine Adresse oder ein Netz wie 10.0.0.0/8") from None
    if network.num_addresses > 2 ** (network.max_prefixlen - 8):
        raise ValueError(f"enthält {value!r}; nennen Sie den Proxy genauer, sonst kann jeder seine Adresse fälschen")
    return str(network.network_address) if network.num_addresses == 1 else str(network)


Networks = Annotated[
    tuple[Annotated[str, AfterValidator(_network)], ...],
    NoDecode,
    BeforeValidator(_split),
]
Origins = Annotated[
    tuple[Annotated[str, AfterValidator(_origin)], ...],
    NoDecode,
    BeforeValidator(_split),
]
ShortText = Annotated[str, Field(max_length=500)]


class Settings(BaseSettings):
    """What an operator can set; every field is an environment variable with the prefix ``WEGWEISER_``.

    Texts left empty are shown as missing on the pages that the law asks for (imprint, privacy, accessibility), so that
    an operator sees what is still to be filled in.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True)

    corpus: Path = Field(Path("corpus"), description="Ordner mit den Dokumenten")
    data: Path = Field(Path("var"), description="Ordner für Index und Modell")
    model: str | None = Field(None, description="Einbettungsmodell: Ordner oder Name; leer = das mitgelieferte")
    keep_versions: int = Field(KEEP, ge=2, le=1000, description="Versionen des Index, die aufbewahrt werden")
    allowed_regressions: int = Field(
        ALLOWED_REGRESSIONS, ge=0, le=100_000, description="Prüffragen, die ein Neubau verschlechtern darf"
    )
    host: str = Field("127.0.0.1", description="Adresse, auf der der Server lauscht")
    port: int = Field(8000, ge=0, le=65535, description="Port, auf dem der Server lauscht")
    embed_origins: Origins = Field((), description="Websites, die das Widget einbinden dürfen, durch Komma getrennt")
    admin_token: str | None = Field(None, description="Zugang zur Verwaltung; leer = Verwaltung abgeschaltet")
    rate_limit: int = Field(30, ge=0, le=100_000, description="Fragen je Minute und Netz; 0 = ohne Grenze")
    question_limit: int = Field(400, ge=50, le=2000, description="Höchste Länge einer Frage in Zeichen")
    workers: int = Field(2, ge=1, le=64, description="Fragen, die gleichzeitig beantwortet werden")
    processes: int = Field(1, ge=1, le=64, description="Prozesse, die Anfragen annehmen; der Index wird geteilt")
    connections: int = Field(1000, ge=10, le=100_000, description="Offene Verbindungen je Prozess, mehr erhalten 503")
    trusted_proxies: Networks = Field((), description="Adressen der Proxys, deren X-Forwarded-For gilt; leer = keiner")
    api_docs: bool = Field(False, description="Beschreibung der Schnittstelle unter /docs und /openapi.json zeigen")
    feedback: bool = Field(False, description="Rückmeldungen zu Antworten sammeln (ohne die Frage)")
    unanswered: Literal["off", "topics", "questions"] = Field(
        "off", description="Unbeantwortetes sammeln: off = nichts, topics = Stichwörter, questions = geschwärzte Fragen"
    )
    anonymity: int = Field(5, ge=3, le=1000, description="Ab wie vielen Fragen ein Stichwort lesbar wird")
    retention_days: int = Field(90, ge=1, le=3650, description="Nach wie vielen Tagen Gesammeltes gelöscht wird")
    upload_limit: int = Field(100, ge=1, le=500, description="Größtes Dokument in MB, das die Verwaltung annimmt")
    outdated_years: int = Field(5, ge=1, le=100, description="Ab welchem Alter der Inhaltsbericht ein Dokument nennt")
    public_url: str | None = Field(None, description="Öffentliche Adresse samt Pfad, für das Einbinden")
    templates: Path | None = Field(None, description="Ordner mit eigenen Fassungen einzelner Seiten")

    title: ShortText = Field("Wegweiser", description="Name der Auskunft")
    subject: ShortText = Field("", description="Wovon die Dokumente handeln, als Satz für die Startseite")
    operator: ShortText = Field("", description="Name der Behörde")
    operator_address: ShortText = Field("", description="Anschrift der Behörde")
    represented_by: ShortText = Field("", description="Wer die Behörde vertritt")
    responsible: ShortText = Field("", description="Wer für den Inhalt verantwortlich ist")
    vat_id: ShortText = Field("", description="Umsatzsteuer-Identifikationsnummer, wenn vorhanden")
    contact_name: ShortText = Field("", description="Stelle, an die sich Fragende wenden können")
    contact_email: ShortText = Field("", description="E-Mail-Adresse dieser Stelle")
    contact_phone: ShortText = Field("", description="Telefonnummer dieser Stelle")
    contact_hours: ShortText = Field("", description="Wann die Stelle zu erreichen ist")
    contact_url: ShortText = Field("", description="Kontaktseite dieser Stelle")
    privacy_officer: ShortText = Field("", description="Behördliche Datenschutzbeauftragte: Name und Kontakt")
    privacy_authority: ShortText = Field("", description="Aufsichtsbehörde für den Datenschutz")
    hosting: ShortText = Field("", description="Wer den Server betreibt (Auftragsverarbeiter)")
    accessibility_contact: ShortText = Field("", description="Wohin Barrieren gemeldet werden")
    accessibility_authority: ShortText = Field("", description="Durchsetzungs- oder Schlichtungsstelle mit Kontakt")
    accessibility_law: ShortText = Field("", description="Gesetz zur Barrierefreiheit, das gilt")
    accessibility_date: ShortText = Field("", description="Wann die Erklärung erstellt wurde")

    @field_validator("admin_token")
    @classmethod
    def _long_token(cls, value: str | None) -> str | None:
        if value is not None and len(value) < 32:
            raise ValueError("ist zu kurz; nehmen Sie mindestens 32 zufällige Zeichen (openssl rand -hex 32)")
        if value is not None and len(set(value)) < 8:
            raise ValueError("ist zu leicht zu erraten; nehmen Sie zufällige Zeichen (openssl rand -hex 32)")
        return value

    @field_validator("public_url")
    @classmethod
    def _web_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
            raise ValueError(f"ist {value!r}; erwartet wird eine Adresse wie https://fragen.ministerium.example/")
        return value.rstrip("/")

    @field_validator("contact_url")
    @classmethod
    def _contact_address(cls, value: str) -> str:
        if value and urlsplit(value).scheme not in {"http", "https"}:
            raise ValueError(f"ist {value!r}; erwartet wird eine Adresse mit https://")
        return value

    @property
    def root_path(self) -> str:
        """The path below which a proxy shows the program („/fragen“), from ``public_url``; empty at the top."""
        return urlsplit(self.public_url).path.rstrip("/") if self.public_url else ""

    def environment(self) -> dict[str, str]:
        """The settings that were given as environment variables, for another process of this program."""
        variables = {}
        for name in self.model_fields_set:
            value = getattr(self, name)
            if isinstance(value, Path):
                value = value.absolute()
            if value is not None:
                variables[PREFIX + name.upper()] = ",".join(value) if isinstance(value, tuple) else str(value)
        return variables

    @property
    def contact_known(self) -> bool:
        """Whether there is anybody a reader can be sent to."""
        return any((self.contact_name, self.contact_email, self.contact_phone, self.contact_url))


def load_settings(**overrides: Any) -> Settings:  # noqa: ANN401 - command-line flags of any field
    """The settings of the environment, with ``overrides`` (command-line flags) on top.

    Raises SettingsError, in German, naming each variable that cannot be used and why; secrets are not repeated.
    """
    for name in unknown_settings(os.environ):
        log.warning("Die Einstellung %s gibt es nicht; sie bleibt ohne Wirkung.", name)
    try:
        return Settings(**overrides)
    except ValidationError as error:
        lines = [_complaint(dict(entry)) for entry in error.errors()]
        raise SettingsError("Diese Einstellungen sind nicht brauchbar:\n" + "\n".join(lines)) from None


def unknown_settings(environ: Mapping[str, str]) -> list[str]:
    """Variables with the prefix that no setting reads, sorted: most likely misspelt."""
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    return sorted(name for name in environ if name.upper().startswith(PREFIX) and name.upper() not in known)


def _complaint(entry: Mapping[str, Any]) -> str:
    name = str(entry["loc"][0])
    if entry["type"] == "extra_forbidden":
        return f"  {name}: diese Einstellung gibt es nicht"
    context = entry.get("ctx") or {}
    if entry["type"] == "value_error":
        reason = str(context.get("error", "ist nicht brauchbar"))
    else:
        reason = _ADVICE.get(entry["type"], "ist nicht brauchbar").format(**context)
    value = "" if name in _SECRET_FIELDS or entry["type"] == "value_error" else f" (Wert: {str(entry['input'])[:80]!r})"
    return f"  {PREFIX}{name.upper()} {reason}{value}"
