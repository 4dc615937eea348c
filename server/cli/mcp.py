"""MCP: the assistant as a tool of other assistants, over standard input and output."""

import click

from index.model.layout import default_directory
from index.model.load import load_embedder
from index.store import Store
from server.assistant import IndexAssistant
from server.settings import Settings


@click.command()
@click.pass_obj
def mcp(settings: Settings) -> None:
    """Anderen Assistenten als Werkzeug dienen (Model Context Protocol, Standardein- und -ausgabe)."""
    from server.logs import configure_logging
    from server.mcp_server import create_server

    configure_logging()
    embedder = load_embedder(settings.model or default_directory(settings.data))
    create_server(settings, IndexAssistant(Store(settings.data), embedder)).run("stdio")
