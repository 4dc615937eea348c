"""A corpus of four small documents with probes, for tests of everything that happens to an index."""

import json
from pathlib import Path

MONITORING = """# Integrationsmonitoring

## Zweck des Monitorings

Das Integrationsmonitoring zeigt jährlich, wie sich die Teilhabe der Zugewanderten in der Stadt entwickelt.

## Indikatoren des Monitorings

Ein Indikator ist eine Messgröße, an der die Stadt den Erfolg ihrer Ziele abliest. Die Statistikstelle erhebt die
Beschäftigungsquote vierteljährlich.

## Bericht des Monitorings

Der Monitoringbericht erscheint alle zwei Jahre im Herbst und wird dem Ausländerbeirat vorgelegt.
"""
LANGUAGE = """# Sprachförderung

## Kurse an der Volkshochschule

Die Volkshochschule bietet Deutschkurse am Vormittag und am Abend an. Ein Deutschkurs dauert zehn Wochen.

## Kosten der Kurse

Ein Deutschkurs kostet 120 Euro. Geringverdienende zahlen 30 Euro.
"""
VOLUNTEERS = """# Ehrenamt

## Integrationslotsinnen

Integrationslotsinnen begleiten Familien zu Behörden. Die Schulung der Lotsinnen umfasst 60 Stunden.

## Versicherung der Ehrenamtlichen

Ehrenamtliche sind während ihres Einsatzes über das Land unfallversichert.
"""
FUNDING = """# Förderung

## Antrag auf Vereinsförderung

Vereine beantragen die Vereinsförderung bis zum 31. März beim Integrationsbüro. Die Vereinsförderung beträgt höchstens
2.500 Euro im Jahr.
"""
FILES = {"monitoring.md": MONITORING, "sprache.md": LANGUAGE, "ehrenamt.md": VOLUNTEERS, "foerderung.md": FUNDING}

QUESTIONS = (
    ("Wie oft erscheint der Monitoringbericht?", "monitoring", "Bericht des Monitorings"),
    ("Wem wird der Monitoringbericht vorgelegt?", "monitoring", "Bericht des Monitorings"),
    ("Was ist ein Indikator?", "monitoring", "Indikatoren des Monitorings"),
    ("Wer erhebt die Beschäftigungsquote?", "monitoring", "Indikatoren des Monitorings"),
    ("Was kostet ein Deutschkurs?", "sprache", "Kosten der Kurse"),
    ("Wie lange dauert ein Deutschkurs?", "sprache", "Kurse an der Volkshochschule"),
    ("Wie viele Stunden umfasst die Schulung der Lotsinnen?", "ehrenamt", "Integrationslotsinnen"),
    ("Bis wann beantragen Vereine die Vereinsförderung?", "foerderung", "Antrag auf Vereinsförderung"),
)


def write_corpus(folder: Path, probes: bool = True) -> Path:
    """Write the documents, and the probes if wanted, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    if probes:
        write_probes(folder)
    return folder


def write_probes(folder: Path) -> None:
    """Write a probe for every question."""
    records = [
        {
            "id": f"p{number}",
            "question": question,
            "expect": "answered",
            "kind": "which",
            "language": "de",
            "targets": [{"document": document, "section": section}],
        }
        for number, (question, document, section) in enumerate(QUESTIONS, 1)
    ]
    records.append(
        {"id": "p99", "question": "Wie wird das Wetter morgen?", "expect": "out_of_scope", "kind": "out-of-scope"}
    )
    text = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    (folder / "prueffragen.jsonl").write_text(text, encoding="utf-8")
