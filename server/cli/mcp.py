"""MCP: the assistant as a tool of other assistants, over standard input and output."""

import click

from server.cli.assistant import assistant_of
from server.settings import Settings


@click.command()
@click.pass_obj
def mcp(settings: Settings) -> None:
    """Anderen Assistenten als Werkzeug dienen (Model Context Protocol, Standardein- und -ausgabe)."""
    from server.logs import configure_logging
    from server.mcp_server import create_server

    configure_logging()
    create_server(settings, assistant_of(settings)).run("stdio")
