"""Rendering: from a template to a response, with addresses that work under any prefix."""

import secrets
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from server.answer import Answer
from server.asking import FEEDBACK_REASONS, InContext
from server.compose.cells import cells
from server.links import file_url
from server.texts import Texts, choose_language, load_texts
from server.web.layout import excerpt, lay_out, marked, passage_lines
from server.web.security import page_policy
from server.web.service import service_of

TEMPLATES = Path(__file__).parent.parent / "templates"
THEMES = ("light", "dark")


def public_address(request: Request) -> str:
    """Where the outside world reaches the start page, without a slash at the end: as set, else as asked for."""
    return service_of(request).settings.public_url or str(request.base_url).rstrip("/")


class View:
    """One request as the templates see it: language, theme, embedding, and addresses relative to this page."""

    def __init__(self, request: Request, texts: dict[str, Texts]) -> None:
        query = request.query_params
        self.request = request
        self.language = choose_language(query.get("lang"), request.headers.get("accept-language", ""))
        self.text = texts[self.language]
        self.theme = query.get("theme") if query.get("theme") in THEMES else None
        self.embedded = query.get("embed") == "1"
        self._chosen = {
            "lang": self.language if query.get("lang") == self.language else None,
            "theme": self.theme,
            "embed": "1" if self.embedded else None,
        }
        root = request.scope.get("root_path", "")
        path = request.scope["path"].removeprefix(root)
        sent = request.scope.get("raw_path", b"").decode("ascii", "replace").removeprefix(root) or path
        self.base = "../" * (sent.count("/") - 1) or "./"  # a browser does not see %2F as a slash, so neither do we
        kept = urlencode([(name, query[name]) for name in ("q", "von", "bis") if name in query])
        self.here = path.lstrip("/") + (f"?{kept}" if kept else "")

    def link(self, path: str = "", **parameters: str | None) -> str:
        """The address of a page relative to this one; language, theme and embedding stay as the reader chose them.

        ``path`` may begin with a slash and carry a query and a fragment.
        """
        address, hash_sign, fragment = path.lstrip("/").partition("#")
        chosen = {name: value for name, value in {**self._chosen, **parameters}.items() if value}
        if chosen:
            address += ("&" if "?" in address else "?") + urlencode(chosen)
        return f"{self.base}{address}{hash_sign}{fragment}"

    def foreign(self, answer: Answer, contexts: Mapping[int, InContext | None]) -> bool:
        """Whether a quoted document is in another language than the question or this page."""
        quoted = {found.document.language.split("-")[0] for found in contexts.values() if found}
        return bool(quoted) and quoted != {self.language, answer.language.split("-")[0]}

    def absolute(self, path: str) -> str:
        """An address to print: complete, without the fragment."""
        return public_address(self.request) + path.split("#")[0]

    def new_id(self) -> str:
        """An id no other answer on the page has, even if it was rendered by another request."""
        return f"a{secrets.token_hex(4)}"

    def asset(self, path: str) -> str:
        """The address of a style sheet or script."""
        return self.base + service_of(self.request).assets.url(path)


class Pages:
    """The templates and the texts; an operator's own folder of templates comes first."""

    def __init__(self, own: Path | None = None) -> None:
        folders = [folder for folder in (own, TEMPLATES) if folder is not None]
        self._texts = load_texts()
        self._environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(
            lay_out=lay_out,
            cells=cells,
            excerpt=excerpt,
            marked=marked,
            passage_lines=passage_lines,
            file_url=file_url,
            feedback_reasons=FEEDBACK_REASONS,
        )

    def view(self, request: Request) -> View:
        """The request as the templates see it."""
        return View(request, self._texts)

    def response(
        self,
        request: Request,
        template: str,
        values: Mapping[str, object],
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> HTMLResponse:
        """The page rendered with ``values``, with its language and, when it may be framed, its policy."""
        view = self.view(request)
        service = service_of(request)
        html = self._environment.get_template(template).render(
            view=view,
            t=view.text,
            settings=service.settings,
            feedback=service.feedback.accepts,
            **values,
        )
        answer = {"Content-Language": view.language, "Vary": "Accept-Language, Accept", **(headers or {})}
        if view.embedded:
            answer["Content-Security-Policy"] = page_policy(("'self'", *service.settings.embed_origins))
            answer["Cross-Origin-Resource-Policy"] = "cross-origin"
        return HTMLResponse(html, status_code=status, headers=answer)


def pages_of(request: Request) -> Pages:
    """The templates of the app that handles a request."""
    pages: Pages = request.app.state.pages
    return pages
