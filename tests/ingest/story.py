"""Made-up documents for round-trip properties: a model, and how Markdown, HTML and Word write it."""

from dataclasses import dataclass
from itertools import count
from pathlib import Path

from hypothesis import strategies as st

from tests.ingest import office

PATTERNS = (
    "Die Stelle {n} prüft den Antrag.",
    "Nach § {n} Abs. 1 Satz 2 entscheidet die Behörde z. B. über Zuschüsse.",
    "Am 3. Oktober {n} beginnt der Kurs im Haus Nr. {n}.",
    "Der Verein {n} e. V. berät ca. 3 Mio. Menschen!",
    "Wer hilft der Gruppe {n} im 1. Quartal?",
    "Das Amt {n} sagt: „Der Bescheid kommt bald.“",
    "Zuständig ist das Referat {n} (vgl. Anlage 2, S. 4 ff.), i. V. m. der Satzung.",
    "Die Kosten der Maßnahme {n} betragen 1.234,50 € im Jahr, "
    + "das ist mehr als geplant, weil die Preise gestiegen sind, " * 4
    + "und bleibt so.",
)


@dataclass(frozen=True)
class Prose:
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Listing:
    lead: str
    items: tuple[tuple[int, tuple[str, ...]], ...]  # level 0 or 1 and the sentences of the item


@dataclass(frozen=True)
class Grid:
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Section:
    heading: str
    parts: tuple[Prose | Listing | Grid, ...]


@st.composite
def stories(draw):
    """Sections whose sentences are all different."""
    numbers = count(1000)

    def sentence():
        return draw(st.sampled_from(PATTERNS)).format(n=next(numbers))

    def several(low, high):
        return tuple(sentence() for _ in range(draw(st.integers(low, high))))

    def part():
        kind = draw(st.sampled_from("ppplg"))
        if kind == "p":
            return Prose(several(1, 6))
        if kind == "l":
            levels = [0, *draw(st.lists(st.integers(0, 1), min_size=1, max_size=8))]
            return Listing(
                f"Folgendes gilt im Fall {next(numbers)}:", tuple((level, several(1, 2)) for level in levels)
            )
        width = draw(st.integers(2, 4))
        header = ("Ort", *(f"Wert {chr(65 + n)}" for n in range(width - 1)))
        rows = draw(st.integers(1, 12))
        return Grid(
            header,
            tuple(
                (f"Stadt {next(numbers)}", *(f"{next(numbers)} Euro" for _ in range(width - 1))) for _ in range(rows)
            ),
        )

    sections = draw(st.integers(1, 4))
    return tuple(
        Section(f"Kapitel {next(numbers)} zum Verfahren", tuple(part() for _ in range(draw(st.integers(1, 4)))))
        for _ in range(sections)
    )


def markdown(story, path: Path) -> Path:
    lines = []
    for section in story:
        lines += [f"## {section.heading}", ""]
        for part in section.parts:
            match part:
                case Prose():
                    lines += ["\n".join(part.sentences), ""]
                case Listing():
                    lines += [part.lead, ""]
                    lines += ["    " * level + "1. " + " ".join(texts) for level, texts in part.items]
                    lines.append("")
                case Grid():
                    rows = [part.header, ("---",) * len(part.header), *part.rows]
                    lines += ["| " + " | ".join(row) + " |" for row in rows]
                    lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def html(story, path: Path) -> Path:
    out = ["<html><body>"]
    for section in story:
        out.append(f"<h2>{section.heading}</h2>")
        for part in section.parts:
            match part:
                case Prose():
                    out.append(f"<p>{' '.join(part.sentences)}</p>")
                case Listing():
                    out.append(f"<p>{part.lead}</p><ul>")
                    for level, texts in part.items:
                        text = " ".join(texts)
                        out.append(f"<li>{text}</li>" if level == 0 else f"<ul><li>{text}</li></ul>")
                    out.append("</ul>")
                case Grid():
                    head = "".join(f"<th>{cell}</th>" for cell in part.header)
                    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in part.rows)
                    out.append(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")
    path.write_text("\n".join(out), encoding="utf-8")
    return path


def word(story, path: Path) -> Path:
    body = []
    for section in story:
        body.append(office.p(section.heading, "berschrift2"))
        for part in section.parts:
            match part:
                case Prose():
                    body.append(office.p(" ".join(part.sentences)))
                case Listing():
                    body.append(office.p(part.lead))
                    body += [office.item(" ".join(texts), 3, level) for level, texts in part.items]
                case Grid():
                    head = "<w:trPr><w:tblHeader/></w:trPr>" + "".join(map(office.cell, part.header))
                    body.append(office.table(head, *("".join(map(office.cell, row)) for row in part.rows)))
    return office.docx(path, *body)


def sentences(story) -> list[str]:
    """Every sentence in reading order; lead-ins included, headings and tables not."""
    found: list[str] = []
    for section in story:
        for part in section.parts:
            match part:
                case Prose():
                    found += part.sentences
                case Listing():
                    found.append(part.lead)
                    found += [text for _, texts in part.items for text in texts]
    return found


def rows(story) -> list[str]:
    """Every table row as the cutter writes it."""
    return [
        "; ".join(f"{head}: {cell}" for head, cell in zip(part.header, row, strict=True))
        for section in story
        for part in section.parts
        if isinstance(part, Grid)
        for row in part.rows
    ]
