"""README and docs: what they tell people to type works, and what they say about the program is so."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

import server.cli.assistant
import server.cli.commands
import server.cli.index
import server.doctor
from server.answer import Status
from server.cli import cli
from server.settings import PREFIX, Settings
from server.web.app import create_app
from tests.conftest import ROOT
from tests.server.fake_assistant import FakeAssistant
from tests.server.life import Life

README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architektur.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "corpus" / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]

GO_ON_FOREVER = {"serve", "mcp", "index watch"}


def typed(text: str, program: str) -> list[str]:
    """Every call of a program in inline code or a console block, without its comment."""
    settings = rf"(?:{PREFIX}[A-Z_]+=\S+ )*"
    inline = re.findall(rf"`{settings}({program} [^`]+)`", text)
    console = re.findall(rf"^\$ {settings}({program} [^#\n]+)", text, re.MULTILINE)
    return sorted({call.strip() for call in inline + console})


def leaves(group: click.Group, above: str = "") -> Iterator[str]:
    """Every command of the command line that does something, by its words."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from leaves(command, f"{above}{name} ")
        else:
            yield above + name


def named(call: str) -> str:
    """The command that a call is about."""
    words = shlex.split(call)
    return next((name for name in leaves(cli) if f" {name} " in f" {' '.join(words)} "), call)


CALLS = typed(README + ARCHITECTURE, "wegweiser")


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Life:
    life = Life(tmp_path_factory.mktemp("readme"))
    life.build()
    life.write("ehrenamt.md", "# Ehrenamt\n\nIntegrationslotsinnen begleiten Familien zu Behörden.\n")
    life.build(force=True)  # a second version, so that there is one to go back to
    return life


@pytest.mark.parametrize("call", CALLS)
def test_command_exists_with_its_options(call: str) -> None:
    result = CliRunner().invoke(cli, [*shlex.split(call)[1:], "--help"])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("call", [call for call in CALLS if named(call) not in GO_ON_FOREVER])
def test_command_succeeds(call: str, life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (server.cli.assistant, server.cli.commands, server.cli.index, server.doctor):
        monkeypatch.setattr(module, "embedder_of", lambda settings: life.embedder)
    monkeypatch.chdir(ROOT)
    words = [str(life.corpus) if word == "/pfad/zum/ordner" else word for word in shlex.split(call)[1:]]
    result = CliRunner().invoke(cli, ["--corpus", str(life.corpus), "--data", str(life.data), *words])
    assert result.exit_code == 0, result.output or repr(result.exception)
    assert result.output or named(call) == "privacy purge"


def test_every_command_is_listed() -> None:
    assert {named(call) for call in typed(README, "wegweiser")} == set(leaves(cli))


def test_every_make_target_is_listed_and_exists() -> None:
    described = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))
    assert {call.split()[1] for call in typed(README + ARCHITECTURE, "make")} == described


def test_settings_are_those_of_the_program() -> None:
    expected = [
        f"| `{PREFIX}{name.upper()}` | {shown(field.default)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    listed = re.findall(rf"^\| `{PREFIX}[A-Z_]+` \|.*$", README, re.MULTILINE)
    assert listed == expected, "the table for README.md:\n" + "\n".join(expected)


def test_settings_named_in_the_text_exist() -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    assert set(re.findall(rf"{PREFIX}[A-Z_]+", README + ARCHITECTURE)) <= known


def test_request_to_the_interface_is_answered() -> None:
    found = re.search(r"curl -s http://127\.0\.0\.1:8000(\S+) -H '([^:]+): ([^']+)' -d '([^']+)'", README)
    assert found
    path, header, value, body = found.groups()
    client = TestClient(create_app(Settings(), FakeAssistant()))
    answer = client.post(path, headers={header: value}, content=body)
    assert (answer.status_code, answer.json()["status"]) == (200, "answered")
    assert json.loads(body)["question"]


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`(/(?:api|v1|docs|einbinden)[a-z/]*)`", README))))
def test_address_is_served(path: str) -> None:
    client = TestClient(create_app(Settings(api_docs=True), FakeAssistant()))
    assert client.get(path).status_code in {200, 405}  # 405: exists, and wants a POST


def test_embedding_tag_is_that_of_the_page() -> None:
    tag = re.search(r"<script ([^>]+)></script>", README)
    assert tag
    page = TestClient(create_app(Settings(), FakeAssistant())).get("/einbinden").text
    attributes = re.findall(r"([a-z-]+)(?:=|\s|$)", re.sub(r'"[^"]*"', "", tag[1]))
    assert {"src", "data-title"} <= set(attributes)
    assert all(attribute in page for attribute in attributes)
    assert "/widget.js" in tag[1]


def test_statuses_are_those_of_the_program() -> None:
    assert re.findall(r"^\| `([a-z_]+)` \|", ARCHITECTURE, re.MULTILINE) == [status.value for status in Status]


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:corpus|docs|index|ingest|server|tests)/[\w./-]*)`", README + ARCHITECTURE)))
)
def test_named_file_exists(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_internal_links_resolve(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def anchors(page: Path) -> set[str]:
    """Names of the headings of a page, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}


def shown(default: object) -> str:
    """A default as the table shows it."""
    if default in (None, "", ()):
        return "leer"
    return str(default).lower() if isinstance(default, bool) else str(default)
