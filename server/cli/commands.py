"""Commands: what can be done on the command line."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from index.storage.records import passage_record
from ingest import ingest_file
from server.answer import Answer
from server.cli.assistant import assistant_of
from server.cli.doctor import doctor
from server.cli.index import index
from server.locations import embedder_of
from server.settings import Settings, load_settings


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--corpus", type=click.Path(path_type=Path), help="Ordner mit den Dokumenten.")
@click.option("--data", type=click.Path(path_type=Path), help="Ordner für Index und Modell.")
@click.version_option(package_name="wegweiser", message="%(version)s")
@click.pass_context
def cli(context: click.Context, corpus: Path | None, data: Path | None) -> None:
    """Beantwortet Fragen mit den wörtlichen Sätzen der eigenen Dokumente."""
    given = {name: value for name, value in (("corpus", corpus), ("data", data)) if value is not None}
    context.obj = load_settings(**given)


cli.add_command(index)
cli.add_command(doctor)


@cli.command()
@click.argument("question", metavar="FRAGE")
@click.option("--json", "as_json", is_flag=True, help="Die Antwort als JSON ausgeben.")
@click.option("--history", "-v", multiple=True, metavar="FRAGE", help="Frühere Frage, auf die sich die neue bezieht.")
@click.pass_obj
def ask(settings: Settings, question: str, as_json: bool, history: tuple[str, ...]) -> None:
    """Eine FRAGE aus den Dokumenten beantworten."""
    answer = assistant_of(settings).ask(question, history)
    click.echo(json.dumps(asdict(answer), ensure_ascii=False, indent=1) if as_json else _readable(answer))


@cli.command()
@click.argument("question", metavar="FRAGE")
@click.option("--limit", default=10, show_default=True, help="Wie viele Passagen.")
@click.option("--json", "as_json", is_flag=True, help="Das Ergebnis als JSON ausgeben.")
@click.pass_obj
def search(settings: Settings, question: str, limit: int, as_json: bool) -> None:
    """Die Passagen zeigen, die einer FRAGE am nächsten sind."""
    found = assistant_of(settings).search(question, limit)
    if as_json:
        passages = [{**passage_record(passage), "score": score} for passage, _, score in found.passages]
        click.echo(json.dumps({"passages": passages, "index": found.index}, ensure_ascii=False, indent=1))
        return
    for passage, document, score in found.passages:
        page = f", S. {passage.page_label or passage.page}" if passage.page else ""
        click.echo(f"{score:.2f}  {document.title}{page} › {' › '.join(passage.heading)}\n{passage.text}\n")


@cli.command()
@click.argument("files", metavar="DATEI…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_obj
def ingest(settings: Settings, files: tuple[Path, ...]) -> None:
    """Jede DATEI lesen und ihre Passagen als JSON Lines ausgeben."""
    embedder = embedder_of(settings)
    for file in files:
        for passage in ingest_file(file, file.parent, embedder.count_tokens).passages:
            click.echo(json.dumps(passage_record(passage), ensure_ascii=False))


@cli.command()
@click.option("--host", help="Adresse, auf der der Server lauscht.")
@click.option("--port", type=int, help="Port, auf dem der Server lauscht.")
@click.pass_obj
def serve(settings: Settings, host: str | None, port: int | None) -> None:
    """Den Server starten."""
    from server.serving import run

    given: dict[str, Any] = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    run(settings.model_copy(update=given))


def _readable(answer: Answer) -> str:
    lines = [answer.reason] if answer.reason else []
    lines += [f"{part.text} [{part.source}]" for part in answer.parts]
    for source in answer.sources:
        page = f", S. {source.page_label or source.page}" if source.page else ""
        lines.append(f"[{source.number}] {source.title}{page} › {' › '.join(source.section)}")
    if answer.related:
        lines.append("Dazu auch: " + " · ".join(answer.related))
    return "\n".join(lines)
