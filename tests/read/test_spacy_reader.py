"""The spaCy plug-in, on tiny pipelines built here."""

from pathlib import Path

import pytest

from communique.config import Config
from communique.directory import load_directory
from communique.errors import PluginError
from communique.model import Document, Segment, Span
from communique.plugins import load_plugin
from communique.read import load_reader

spacy = pytest.importorskip("spacy")
TEXT = 'The envoy met Zorblatt Industries in Geneva. "We agreed," he said.'


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    nlp = spacy.blank("en")
    nlp.meta.update(name="tiny", version="1.0")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Zorblatt Industries"}])
    path = tmp_path_factory.mktemp("pipeline") / "tiny"
    nlp.to_disk(path)
    return path


def document() -> Document:
    return Document(id="doc-1", name="one.txt", text=TEXT, segments=(Segment(Span(0, len(TEXT)), "body"),))


def test_a_pipeline_given_by_name_reads_on_our_own_offsets(pipeline: Path) -> None:
    reader = load_reader(Config(reader=f"spacy:{pipeline}"), directory=load_directory())
    reading = reader.read(document())
    assert reading.reader == "spacy:en_tiny@1.0"
    assert [token.span.of(TEXT) for token in reading.tokens] == [token.text for token in reading.tokens]
    assert "Zorblatt Industries" in [mention.span.of(TEXT) for mention in reading.mentions]
    assert [attribution.speaker.of(TEXT) for attribution in reading.attributions if attribution.speaker] == ["he"]


def test_a_missing_pipeline_names_the_cure() -> None:
    with pytest.raises(PluginError, match="spacy download no_such_pipeline"):
        load_plugin("spacy")(Config(reader="spacy:no_such_pipeline"))


def test_the_pipeline_must_be_named() -> None:
    with pytest.raises(PluginError, match="behind a colon"):
        load_plugin("spacy")(Config(reader="spacy"))
