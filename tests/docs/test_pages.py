"""The documentation holds: its commands run, its Python runs, its links lead somewhere, every command is described."""

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from communique.cli.main import main
from communique.directory import load_directory
from communique.export import TABLES, table_rows
from communique.record import Filters, list_entries, list_sources
from communique.store import load_corrections, open_store

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "samples" / "reports"
PAGES = sorted(path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts)
FRONT = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "samples/README.md")
PAGES += [ROOT / name for name in FRONT if (ROOT / name).exists()]  # a source distribution leaves some out
NOT_RUN = (
    "communique serve",  # runs until interrupted; tests/web has its pages
    "communique bench",  # needs a corpus; tests/bench
    "--reader spacy:",  # needs a pipeline that is not on PyPI
    "communique COMMAND",
    *(("--format parquet",) if importlib.util.find_spec("pyarrow") is None else ()),
)
CONTINUED = re.compile(r"\\\n\s*")
FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
SOURCE_ONLY = pytest.mark.skipif(not REPORTS.exists(), reason="the samples are not in this distribution")


def commands_of(page: Path) -> list[str]:
    """Return the command lines of a page's code blocks, from `communique` on, without what they are piped into."""
    found = []
    for language, block in FENCE.findall(page.read_text(encoding="utf-8")):
        if language in ("", "bash", "sh", "console"):
            for line in CONTINUED.sub(" ", block).splitlines():
                start = re.search(r"(?:^|\$ |\| )(communique .*)", line.strip())
                if start and not any(part in line for part in NOT_RUN):
                    found.append(start.group(1))
    return found


def anchor(heading: str) -> str:
    kept = re.sub(r"[^\w\- ]", "", heading.strip().casefold().replace("`", ""))
    return kept.replace(" ", "-")


def all_commands(command: click.Command = main, path: str = "communique") -> Iterator[str]:
    if isinstance(command, click.Group):
        for name, part in command.commands.items():
            yield f"{path} {name}"
            yield from all_commands(part, f"{path} {name}")


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a record of the sample reports, read once."""
    record = tmp_path_factory.mktemp("samples") / "record.db"
    read = CliRunner().invoke(main, ["add", str(REPORTS), "--record", str(record)])
    assert read.exit_code == 0, read.output
    return record


@pytest.fixture
def desk(tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which a reader of the pages types: the names in the pages are there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMMUNIQUE_RECORD", "record.db")
    for name in ("record.db", "other.db"):
        shutil.copy(samples, tmp_path / name)
    for name in ("reports", "NEWS-FOLDER", "FOLDER"):
        (tmp_path / name).mkdir()
        shutil.copy(REPORTS / "12-iaea-meeting-held.txt", tmp_path / name)
    for name in ("report.txt", "FILE"):
        shutil.copy(REPORTS / "07-inf-treaty-signed.txt", tmp_path / name)
    shutil.copy(REPORTS / "06-geneva-treaty-completed.txt", tmp_path / "record.txt")
    page = (
        "<html><body><p>Ada Berg met Luis Soto in Oslo on Tuesday, and said that talks would go on.</p></body></html>"
    )
    (tmp_path / "file.html").write_text(page)
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "page.html.gz").write_text(page)
    for name in ("news.jsonl", "more.jsonl"):
        (tmp_path / name).write_text(
            '{"doc": "a.txt", "text": "Berg said the talks would go on.", "published": "2013"}\n'
        )
    item = "<item><title>Talks</title><description>Berg said that talks go on.</description></item>"
    feed = f"<rss><channel>{item}</channel></rss>"
    for name in ("feed.rss", "feed.xml"):
        (tmp_path / name).write_text(feed)
    own = (ROOT / "docs" / "guides" / "own-data.md").read_text(encoding="utf-8")
    (tmp_path / "my-directory").mkdir()
    for name, block in re.findall(r"`(my-[\w./-]+)`\n\n```\w+\n(.*?)```", own, re.DOTALL):
        (tmp_path / name).write_text(block, encoding="utf-8")
    return tmp_path


def fill_in(line: str, record: Path) -> list[str]:
    """Return the arguments of a command line, placeholders replaced by what the record holds, without redirections."""
    words = shlex.split(line.partition(" | ")[0], comments=True)[1:]
    with open_store(record) as store:
        kind = "meeting" if {"format", "place", "status"} & set(words) else "statement"
        entries = list_entries(store, Filters(kinds=(kind,)), limit=None).entries
        source = list_sources(store, Filters())[0].id
        with store.read() as connection:
            log = load_corrections(connection)
    told = next((one for one in entries if len(one.entry.claims) > 1), entries[0])
    ids = iter([one.id for one in entries])
    values = {
        "CLAIM": told.entry.claims[-1],
        "DOCUMENT": source,
        "CORRECTION": log[-1].id if log else "",
        "ENTRY": told.id,
    }
    arguments: list[str] = []
    for word in words:
        if word == ">":
            break
        if word == "ID":
            word = told.id if "split" in words else next(ids)
        arguments.append(values.get(word, word))
    return arguments


@SOURCE_ONLY
@pytest.mark.parametrize("page", [page for page in PAGES if commands_of(page)], ids=lambda page: str(page.name))
def test_commands_of_the_page_run(page: Path, desk: Path) -> None:
    for line in commands_of(page):
        piped = b"Berg said on Tuesday that the talks would go on.\n"
        result = CliRunner().invoke(main, fill_in(line, desk / "record.db"), input=piped)
        assert result.exit_code == 0, f"{page.name}: {line}\n{result.output}\n{result.exception!r}"
        target = re.search(r"> (\S+)$", line.partition("#")[0].strip())
        if target:
            (desk / target.group(1)).write_bytes(result.stdout_bytes)


@SOURCE_ONLY
def test_python_of_the_reference_runs(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(REPORTS, desk / "reports", dirs_exist_ok=True)
    page = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
    code = "\n".join(block for language, block in FENCE.findall(page) if language == "python")
    exec(compile(code, "python.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "held ['Ada Berg', 'Luis Soto'] 2010-05-11" in printed
    assert "opposes Ada Berg" in printed


@SOURCE_ONLY
def test_sql_of_the_pages_runs_on_a_record(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import sqlite3

    connection = sqlite3.connect(f"file:{desk / 'record.db'}?mode=ro", uri=True)
    reference = (ROOT / "docs" / "reference" / "record-file.md").read_text(encoding="utf-8")
    queries = [block for language, block in FENCE.findall(reference) if language == "sql"]
    assert queries
    for query in queries:
        connection.execute(query).fetchall()
    guide = (ROOT / "docs" / "guides" / "analyse.md").read_text(encoding="utf-8")
    code = next(block for language, block in FENCE.findall(guide) if language == "python" and "sqlite3" in block)
    exec(compile(code, "analyse.md", "exec"), {})
    assert capsys.readouterr().out.count("\n") == 5


def export_all(desk: Path) -> None:
    """Write what the pages on use from Python and R read, as they say."""
    shapes = ["--format csv --output tables", "--output record.jsonl"]
    if importlib.util.find_spec("pyarrow"):
        shapes.append("--format parquet --output tables-parquet")
    for shape in shapes:
        assert CliRunner().invoke(main, ["export", *shape.split()]).exit_code == 0


@SOURCE_ONLY
def test_python_of_the_page_for_analysts_runs(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export_all(desk)
    page = (ROOT / "docs" / "guides" / "from-python.md").read_text(encoding="utf-8")
    run = 0
    for language, block in FENCE.findall(page):
        needed = {*re.findall(r"^import (\w+)", block, re.MULTILINE), *(["pyarrow"] if ".parquet" in block else [])}
        if language == "python" and all(importlib.util.find_spec(name) for name in needed):
            exec(compile(block, "from-python.md", "exec"), {})
            run += 1
    assert run >= 2  # what needs the standard library alone
    assert "entry-" in capsys.readouterr().out


@SOURCE_ONLY
@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_r_of_the_page_for_analysts_runs(desk: Path) -> None:
    export_all(desk)
    page = (ROOT / "docs" / "guides" / "from-r.md").read_text(encoding="utf-8")
    code = "\n".join(block for language, block in FENCE.findall(page) if language == "r")
    packages = ", ".join(f'"{name}"' for name in sorted(set(re.findall(r"library\((\w+)\)", code))))
    asked = subprocess.run(["Rscript", "-e", f"stopifnot(all(c({packages}) %in% rownames(installed.packages())))"])
    if asked.returncode:
        pytest.skip(f"R has not all of {packages}")
    (desk / "page.R").write_text(code, encoding="utf-8")
    done = subprocess.run(["Rscript", "page.R"], cwd=desk, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@SOURCE_ONLY
@pytest.mark.parametrize("table", sorted(TABLES))
def test_tables_of_the_samples_hold_what_the_codebook_says(samples: Path, table: str) -> None:
    with open_store(samples) as store:
        rows = list(table_rows(store, table, Filters(), directory=load_directory))
    assert rows
    for column in TABLES[table]:
        cells = [row[column.name] for row in rows]
        assert not column.always or None not in cells, column.name
        told = {one for cell in cells for one in (cell if isinstance(cell, tuple) else (cell,)) if one is not None}
        assert not column.values or {str(one) for one in told} <= set(column.values), column.name


@SOURCE_ONLY
def test_reader_of_the_guide_is_a_reader(desk: Path) -> None:
    from communique.config import Config
    from communique.ingest import document_from_text

    guide = (ROOT / "docs" / "guides" / "readers.md").read_text(encoding="utf-8")
    code = next(block for language, block in FENCE.findall(guide) if language == "python")
    names: dict[str, type] = {}
    exec(compile(code, "readers.md", "exec"), names)
    document = document_from_text("Ada Berg said that talks would go on. “We wait.”\n", name="a.txt")
    reading = names["CarefulReader"](Config()).read(document)
    assert reading.reader == "careful@1" and reading.sentences
    assert all(one.speaker is not None for one in reading.attributions)


def test_every_command_is_described() -> None:
    page = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    headings = {line.lstrip("# ") for line in page.splitlines() if line.startswith("##")}
    assert set(all_commands()) <= headings


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in LINK.findall(FENCE.sub("", text)):
        if target.startswith(("http:", "https:", "mailto:")):
            continue
        name, _, fragment = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.exists(), f"{page.name}: {target}"
        if fragment:
            headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
            assert fragment in {anchor(heading) for heading in headings}, f"{page.name}: {target}"


def test_every_page_stands_in_the_contents() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    for page in sorted((ROOT / "docs").glob("*.md")):
        assert page.stem == "index" or re.search(rf"^{re.escape(page.stem)}$", index, re.MULTILINE), page.name


@SOURCE_ONLY
def test_commands_of_the_pages_are_found(desk: Path) -> None:
    found = [line for page in PAGES for line in commands_of(page)]
    assert len(found) > 60
    assert all(os.sep not in line.split()[1] for line in found)
