"""Turn a document into its claims: read, resolve, extract, in this order, with resources loaded once."""

import importlib
import logging
from typing import Any

import msgspec

from communique.config import Config
from communique.errors import InputError
from communique.model import Claim, Document, Finding, Reading

LOGGER = logging.getLogger(__name__)


class ReadDocument(msgspec.Struct, frozen=True):
    """A document with its reading and what it says."""

    document: Document
    reading: Reading
    claims: tuple[Claim, ...]


Outcome = ReadDocument | Finding


def _room(module: str, name: str) -> Any:
    """Return `name` of `module`, or None while that room is still empty."""
    try:
        return getattr(importlib.import_module(module), name, None)
    except ImportError as error:
        LOGGER.warning("%s.%s is missing: %s", module, name, error)
        return None


class Pipeline:
    """Holds the directory, the gazetteer, the ontology and the reader; nothing of one document stays for the next."""

    def __init__(self, config: Config) -> None:
        self.config = config
        load_directory = _room("communique.directory", "load_directory")
        load_gazetteer = _room("communique.directory.places", "load_gazetteer")
        load_ontology = _room("communique.ontology", "load_ontology")
        load_reader = _room("communique.read", "load_reader")
        self.directory: Any = load_directory(config.directories) if load_directory else None
        self.gazetteer: Any = load_gazetteer() if load_gazetteer else None
        self.ontology: Any = load_ontology(config.ontology) if load_ontology else None
        self.reader: Any = load_reader(config, directory=self.directory) if load_reader else None
        self._resolve = _room("communique.resolve", "resolve_reading")
        self._extract = _room("communique.extract", "extract_claims")

    def read(self, document: Document) -> Reading:
        """Return the marks on `document`, its mentions bound to actors and places, its times to dates."""
        if self.reader is None:
            return Reading(document=document.id, sentences=(), tokens=())
        reading: Reading = self.reader.read(document)
        if self._resolve is not None:
            reading = self._resolve(reading, document, directory=self.directory, gazetteer=self.gazetteer)
        return reading

    def claims(self, document: Document) -> tuple[Reading, list[Claim]]:
        """Return the reading of `document` and what the document says, in text order."""
        reading = self.read(document)
        if self._extract is None:
            return reading, []
        return reading, self._extract(reading, document, ontology=self.ontology, directory=self.directory)

    def try_claims(self, document: Document) -> Outcome:
        """Return what `claims` returns, or the finding that sets the document aside when a stage fails on it.

        A batch of a million documents must not stop at one; the failure is logged with its traceback.
        """
        try:
            document.text.encode()
        except UnicodeEncodeError as error:
            return Finding(
                "unpaired-surrogate",
                document.name,
                f"the text has half of a surrogate pair at {error.start}; it cannot be stored as UTF-8",
                "write the file again with a program that encodes UTF-8 correctly",
            )
        try:
            reading, claims = self.claims(document)
        except InputError as error:
            return Finding(error.code, document.name, error.message, error.cure)
        except Exception as error:
            LOGGER.info("%s: a stage failed", document.name, exc_info=True)
            return Finding(
                "reading-failed",
                document.name,
                f"{type(error).__name__}: {error}",
                "this is a fault of communiqué; please report it with the document",
            )
        return ReadDocument(document, reading, tuple(claims))
