import ast
import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from email.message import Message

import pytest
from packaging.requirements import Requirement

from index.model.source import TOKENIZER, WEIGHTS, Source
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "drittanbieter.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUNTIME = PROJECT["dependencies"]
EXTRAS = PROJECT["optional-dependencies"]
TESTING = [entry for extra in EXTRAS.values() for entry in extra]
INSTALLED = [*RUNTIME, *EXTRAS["check"], *EXTRAS["test"]]
"""What is there whenever the tests run; training needs more."""

ROOMS = ("ingest", "index", "server")
COME_WITH_OTHERS = {"anyio", "huggingface_hub", "pydantic", "starlette"}
"""What fastapi, pydantic-settings and sentence-transformers are built on; pinned by them, so not again by us."""


def listed(heading: str) -> list[str]:
    """First column of the table below a heading."""
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    return [row for row in re.findall(r"^\| ([^|]+?) \|", section, re.MULTILINE) if row != "Paket"]


@pytest.mark.parametrize(
    ("heading", "declared"),
    [("Python-Pakete zur Laufzeit", RUNTIME), ("Python-Pakete für Tests und Prüfungen", TESTING)],
)
def test_every_dependency_is_listed_and_nothing_else(heading: str, declared: list[str]) -> None:
    assert listed(heading) == sorted(Requirement(entry).name for entry in declared)


@pytest.mark.parametrize("source", [WEIGHTS, TOKENIZER])
def test_sources_of_the_model_are_listed_with_their_version(source: Source) -> None:
    assert f"Paket {source.package} {source.version} |" in PAGE


@pytest.mark.parametrize("entry", RUNTIME + TESTING)
def test_dependency_is_bounded_below_and_above(entry: str) -> None:
    operators = {specifier.operator for specifier in Requirement(entry).specifier}
    assert operators in ({">=", "<"}, {"=="})


def test_every_imported_package_is_declared() -> None:
    distributions = importlib.metadata.packages_distributions()
    declared = {normalised(Requirement(entry).name) for entry in RUNTIME}
    undeclared = {
        module
        for module in imported_modules()
        if not declared & {normalised(name) for name in distributions.get(module, [])}
    }
    assert undeclared <= COME_WITH_OTHERS


def test_no_installed_dependency_is_under_gpl_or_agpl() -> None:
    licences = {name: licence(metadata) for name, metadata in closure(INSTALLED)}
    assert {"torch", "starlette", "pytest"} <= set(licences)
    found = {
        name: text for name, text in licences.items() if re.search(r"(?<!L)A?GPL|(?<!Lesser )General Public", text)
    }
    assert not found


def imported_modules() -> set[str]:
    """Top-level modules that the program imports, except its own and those of Python."""
    trees = [ast.parse(file.read_text(encoding="utf-8")) for room in ROOMS for file in (ROOT / room).rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    return {name.split(".")[0] for name in names} - set(ROOMS) - sys.stdlib_module_names


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def closure(entries: Iterable[str]) -> Iterator[tuple[str, Message]]:
    """Name and metadata of every distribution that the entries need here, directly or not."""
    waiting, seen = [Requirement(entry) for entry in entries], set()
    while waiting:
        requirement = waiting.pop()
        name = normalised(requirement.name)
        extras = ["", *requirement.extras]
        if (name, *extras) in seen:
            continue
        seen.add((name, *extras))
        distribution = importlib.metadata.distribution(name)
        yield name, distribution.metadata  # type: ignore[misc]
        for needed in map(Requirement, distribution.requires or []):
            if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append(needed)


def licence(metadata: Message) -> str:
    """Whatever a distribution says of its licence, in the old form or the new one."""
    classifiers = [value for value in metadata.get_all("Classifier") or [] if value.startswith("License ::")]
    return "; ".join([metadata.get("License-Expression") or "", (metadata.get("License") or "")[:200], *classifiers])
