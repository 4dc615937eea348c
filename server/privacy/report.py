"""Report: what is stored at this moment, for ``wegweiser privacy report``."""

from server.privacy.store import PrivacyStore
from server.settings import Settings

_NAMES = {
    "feedback": "Rückmeldungen (Bewertung, Grund, Fundstellen)",
    "question": "Unbeantwortete Fragen, geschwärzt",
    "term": "Gezählte Stichwörter (als Prüfwert, lesbar erst ab der Schwelle)",
}


def report(settings: Settings) -> str:
    """A German text: what is switched on, what lies in the file and from when, what is never stored."""
    store = PrivacyStore.of(settings)
    store.purge()
    lines = ["Eingestellt:", *(f"  {line}" for line in _switched(settings)), "Gespeichert:"]
    for kept in store.kept():
        period = f", {kept.first} bis {kept.last}" if kept.rows else ""
        lines.append(f"  {_NAMES[kept.table]}: {kept.rows}{period}")
    topics = store.topics()
    if topics:
        lines.append("Lesbare Stichwörter: " + ", ".join(f"{topic.term} ({topic.count})" for topic in topics))
    lines += [
        "Nie gespeichert: IP-Adressen, Cookies der Fragenden, Uhrzeiten, beantwortete Fragen, Antworten.",
        f"Gelöscht wird nach {settings.retention_days} Tagen.",
    ]
    return "\n".join(lines)


def _switched(settings: Settings) -> list[str]:
    gaps = {
        "off": "Unbeantwortete Fragen: nichts",
        "topics": f"Unbeantwortete Fragen: nur Stichwörter, lesbar ab {settings.anonymity} Fragen",
        "questions": "Unbeantwortete Fragen: geschwärzter Wortlaut und Stichwörter",
    }
    return [f"Rückmeldungen: {'an' if settings.feedback else 'aus'}", gaps[settings.unanswered]]
