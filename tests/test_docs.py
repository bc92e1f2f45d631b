"""The docs: what is there is documented, what is documented is there. Nothing here reads a report."""

from __future__ import annotations

import ast
import importlib.util
import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer

import reportedly
from doc_pages import BLOCK, DOCS, PAGES, ROOT, name_of, prose_of, section_of, text_of
from factory import make_actor, make_claim, make_figure, make_place, make_report, make_speaker, make_time
from reportedly import registry
from reportedly.cli.app import app
from reportedly.config import Settings
from reportedly.ingest.columns import GUESSES
from reportedly.model.actor import Via
from reportedly.model.claim import Instrument, Proof, Verification
from reportedly.model.incident import Incident
from reportedly.model.incident_records import incident_record
from reportedly.model.place import PlaceCandidate, RelativePlace, SiteNear
from reportedly.model.records import claim_record
from reportedly.model.span import Span
from reportedly.model.standing import Standing
from reportedly.model.toll import Toll, TollEntry
from reportedly.model.vocabulary import KINDS, MEASURES, STANDINGS

_LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?P<target>[^)\s]+)\)")
_SPAN = Span(0, 1, "A")


def _commands(group: Any, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, (*before, name))
        else:
            yield (*before, name), command


CLI: Any = typer.main.get_command(app)
COMMANDS = dict(_commands(CLI))


def _options(command: Any) -> list[str]:
    return [option for param in command.params for option in param.opts if option.startswith("-")]


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_and_option_is_documented(path: tuple[str, ...]) -> None:
    name = f"`reportedly {' '.join(path)}"
    section = section_of(text_of("docs/reference.md"), f"## {name}`")
    assert [option for option in _options(COMMANDS[path]) if f"`{option}" not in section] == []
    assert f"| {name}" in section_of(text_of("README.md"), "## Commands")


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_documented_option_is_there(path: tuple[str, ...]) -> None:
    section = section_of(text_of("docs/reference.md"), f"## `reportedly {' '.join(path)}`")
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `-")]
    named = set(re.findall(r"`(-{1,2}[a-z][a-z-]*)", " ".join(cells)))
    assert named <= set(_options(COMMANDS[path]))


def test_options_of_all_commands_and_settings_are_documented() -> None:
    everywhere = section_of(text_of("docs/reference.md"), "## All commands")
    assert [option for option in _options(CLI) if f"`{option}" not in everywhere] == []
    settings = section_of(text_of("docs/reference.md"), "## Settings")
    for field in fields(Settings):
        assert f"| `{field.name}` | `REPORTEDLY_{field.name.upper()}` |" in settings


def test_every_column_field_is_documented() -> None:
    section = section_of(text_of("docs/reference.md"), "## `reportedly read`")
    assert [field for field in GUESSES if f"`{field}`" not in section] == []


def test_every_public_name_is_documented() -> None:
    section = section_of(text_of("docs/reference.md"), "## Python")
    assert [name for name in reportedly.__all__ if f"`{name}`" not in section] == []


def test_every_exporter_is_documented() -> None:
    section = section_of(text_of("docs/reference.md"), "## `reportedly export`")
    assert [name for name in registry.EXPORTERS.shipped if f"| `{name}` |" not in section] == []


def test_every_suffix_that_is_read_is_documented() -> None:
    section = section_of(text_of("docs/reference.md"), "## `reportedly read`")
    for reader in registry.READERS.shipped:
        suffixes = registry.READERS.make(reader).suffixes
        assert any(f"`{suffix}`" in section for suffix in suffixes), reader


def test_every_protocol_is_documented() -> None:
    section = section_of(text_of("docs/extending.md"), "## The steps")
    tables = [table for table in vars(registry).values() if isinstance(table, registry.Table)]
    tree = ast.parse(text_of("src/reportedly/steps.py"))
    protocols = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    assert len(protocols) == len(tables)
    for node in protocols:
        parts = [part for part in node.body if isinstance(part, ast.FunctionDef)]
        methods = [part.name for part in parts if not part.decorator_list]  # a name may be a property
        listed = ", ".join(f"`{method}`" for method in methods)
        assert f"| `{node.name}` | {listed} |" in section
    for table in tables:
        assert f"`reportedly.{table.kind}`" in section


def test_every_kind_measure_and_standing_is_documented() -> None:
    page = text_of("docs/vocabulary.md")
    assert [kind for kind in KINDS if f"### `{kind}`" not in page] == []
    assert [value for terms in (MEASURES, STANDINGS) for value in terms if f"| `{value}` |" not in page] == []


def test_the_vocabulary_page_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("vocabulary_page", ROOT / "tools/docs/vocabulary_page.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert text_of("docs/vocabulary.md") == module.page(), "run: make docs"


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _keys(part)


def _full_records() -> list[dict[str, Any]]:
    """Records in which nothing is missing, so that every field shows."""
    report = make_report()
    candidate = PlaceCandidate("Kursk", "RUS", None, 51.7, 36.2, 1, 0.9, "a reason")
    place = make_place("Kursk", relative=RelativePlace("Sudzha", 60, "north"), candidates=(candidate,))
    figure = make_figure(more_spans=(_SPAN,))
    claim = make_claim(
        report, speaker=make_speaker(), actor=make_actor(), target=make_actor(), place=place, cue=_SPAN,
        time=make_time(), stated=make_time(), via=(Via(_SPAN),), instrument=Instrument(_SPAN),
        figures=(figure,), sites=(SiteNear("a", "A", "nuclear"),), proof=(Proof("video", _SPAN),),
        verification=Verification("unverified", span=_SPAN),
    )  # fmt: skip
    standing = Standing("single_origin", ("a reason",))
    toll = Toll("killed", (TollEntry(claim.id, report.id, figure, "an origin"),), standing)
    incident = Incident("inc_1", claim.kind, (claim.id,), (report.id,), standing, place, claim.time, (toll,))
    return [claim_record(claim, report), incident_record(incident)]


@pytest.mark.parametrize("record", _full_records(), ids=lambda record: record["schema"])
def test_every_field_of_the_records_is_documented(record: dict[str, Any]) -> None:
    page = text_of("docs/claim-record.md")
    assert [key for key in dict.fromkeys(_keys(record)) if f"`{key}`" not in page] == []
    assert record["schema"] in page


def test_the_layers_and_folders_are_documented() -> None:
    page = text_of("docs/architecture.md")
    contracts = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    assert "\n".join(layers) in page
    package = ROOT / "src" / "reportedly"
    folders = [path.name for path in package.iterdir() if (path / "__init__.py").is_file()]
    assert [name for name in folders if f"| `{name}/` |" not in page] == []


def test_the_errors_are_documented() -> None:
    tree = (ast.get_docstring(ast.parse(text_of("src/reportedly/errors.py"))) or "").split("\n\n")[1]
    drawn = "\n".join(line.strip() for line in tree.splitlines())
    page = "\n".join(line.strip() for line in text_of("docs/architecture.md").splitlines())
    assert drawn in page


def _command_lines(path: Path) -> Iterator[str]:
    """Lines of shell blocks that call `reportedly`: all lines of `sh`, those after `$` of `console`."""
    for block in BLOCK.finditer(path.read_text(encoding="utf-8")):
        prompt = {"sh": "", "console": "$ "}.get(block["language"])
        lines = [line.strip() for line in block["body"].splitlines()]
        for line in [line for line in lines if prompt is not None and line.startswith(prompt)]:
            for part in re.split(r"\s(?:\||&&)\s", line):
                if (at := re.search(r"(?:^|\s)reportedly\s", part)) is not None:
                    yield part[at.start() :].strip()


LINES = [(path, line) for path in PAGES for line in _command_lines(path)]
_ADDED_EXPORTER = "counts"  # by the example of docs/extending.md


@pytest.mark.parametrize(("path", "line"), LINES, ids=[f"{name_of(path)}: {line}" for path, line in LINES])
def test_every_command_line_parses(path: Path, line: str) -> None:
    words = shlex.split(re.sub(r"\s*[<>]+\s*\S+", "", line))[1:]
    command = CLI
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]
    if hasattr(command, "commands"):
        assert words in (["--help"], ["--version"]), f"{line!r} names no command"
        return
    context = command.make_context(command.name, words)
    if line.startswith("reportedly export "):
        assert context.params["name"] in (*registry.EXPORTERS.shipped, _ADDED_EXPORTER)


def test_there_are_command_lines() -> None:
    assert {name_of(path) for path, _ in LINES} >= {"README.md", "docs/tutorial.md", "docs/measurements.md"}


def test_every_make_target_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), flags=re.MULTILINE))
    for path in PAGES:
        blocks = BLOCK.finditer(path.read_text(encoding="utf-8"))
        named = {name for block in blocks for name in re.findall(r"(?m)^\s*make ([a-z-]+)", block["body"])}
        assert named <= targets, name_of(path)


def test_every_script_that_is_named_is_there() -> None:
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        for name in re.findall(r"python ((?:benchmarks|tools)/\S+\.py)", text):
            assert (ROOT / name).is_file(), f"{name_of(path)}: {name}"
        for name in re.findall(r"python -m (tools\.\w+)", text):
            assert (ROOT / name.replace(".", "/") / "__main__.py").is_file(), f"{name_of(path)}: {name}"


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_python_in_the_docs_is_python(path: Path) -> None:
    for block in BLOCK.finditer(path.read_text(encoding="utf-8")):
        if block["language"] == "python":
            compile(block["body"], name_of(path), "exec")


def _anchor(heading: str) -> str:
    """The anchor that the usual renderers give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.replace("`", "").strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_resolve(path: Path) -> None:
    for link in _LINK.finditer(prose_of(path.read_text(encoding="utf-8"))):
        target, _, anchor = link["target"].partition("#")
        if "://" in target or target.startswith("mailto:"):
            continue
        page = (path.parent / target).resolve() if target else path
        assert page.exists(), f"{name_of(path)}: {link['target']}"
        if anchor:
            headings = re.findall(r"(?m)^#+ (.+)$", prose_of(page.read_text(encoding="utf-8")))
            assert anchor in map(_anchor, headings), f"{name_of(path)}: {link['target']}"


def test_every_page_can_be_reached() -> None:
    linked = {
        (path.parent / link["target"].partition("#")[0]).resolve()
        for path in PAGES
        for link in _LINK.finditer(prose_of(path.read_text(encoding="utf-8")))
        if "://" not in link["target"]
    }
    folders = {target for target in linked if target.is_dir()}
    lost = [page for page in DOCS.rglob("*.md") if page not in linked and page.parent not in folders]
    assert lost == []


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_no_path_of_a_machine(path: Path) -> None:
    assert re.findall(r"(?:/home|/root|/Users|/work|/tmp|/opt)/\S*", path.read_text(encoding="utf-8")) == []
