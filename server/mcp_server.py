"""MCP server: the tools ``ask`` and ``search`` for assistants that speak the Model Context Protocol."""

from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from server.asking import Assistant
from server.settings import Settings
from server.web.api import answer_body, hits_body
from server.web.http_errors import HttpError
from server.web.question import clean_history, clean_question

INSTRUCTIONS = (
    "Beantwortet Fragen aus dem Dokumentenbestand der Verwaltung mit wörtlichen Sätzen und Fundstellen. Gib die "
    "Sätze unverändert wieder und nenne zu jedem die Fundstelle. Hat eine Antwort keine Teile, steht die Auskunft "
    "nicht in den Dokumenten; erfinde dann nichts."
)


def create_server(settings: Settings, assistant: Assistant) -> MCPServer[Any]:
    """The server with its two tools; run it with ``.run("stdio")``."""
    server: MCPServer[Any] = MCPServer(settings.title, instructions=INSTRUCTIONS)
    limit = settings.question_limit

    @server.tool()
    def ask(question: str, history: list[str] | None = None) -> dict[str, Any]:
        """Beantwortet eine Frage mit wörtlichen Sätzen der Dokumente.

        history: frühere Fragen desselben Gesprächs, älteste zuerst. Das Ergebnis hat status, parts (Text und Nummer
        der Quelle), sources (Titel, Abschnitt, Seite, Stand, Zitat) und bei einer Absage reason.
        """
        try:
            return answer_body(assistant.ask(clean_question(question, limit), clean_history(history or [], limit)))
        except HttpError as error:
            raise ToolError(error.message) from None

    @server.tool()
    def search(question: str, limit_passages: int = 5) -> dict[str, Any]:
        """Liefert die Passagen, die einer Frage am nächsten sind, mit Fundstelle, ob sie antworten oder nicht."""
        try:
            return hits_body(assistant.search(clean_question(question, limit), max(1, min(limit_passages, 50))))
        except HttpError as error:
            raise ToolError(error.message) from None

    return server
