"""Turn a document into its claims: read, resolve, extract, in this order, with resources loaded once."""

import logging

import msgspec

from communique.config import Config
from communique.directory import load_directory
from communique.directory.places import load_gazetteer
from communique.errors import InputError
from communique.extract import extract_claims
from communique.model import Claim, Document, Finding, Reading
from communique.model.reader import Reader
from communique.ontology import load_ontology
from communique.read import load_reader
from communique.resolve import resolve_reading

LOGGER = logging.getLogger(__name__)


class ReadDocument(msgspec.Struct, frozen=True):
    """A document with its reading and what it says."""

    document: Document
    reading: Reading
    claims: tuple[Claim, ...]


Outcome = ReadDocument | Finding


class Pipeline:
    """Holds the directory, the gazetteer, the ontology and the reader; nothing of one document stays for the next."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.directory = load_directory(config.directories)
        self.gazetteer = load_gazetteer()
        self.ontology = load_ontology(config.ontology)
        self.reader: Reader = load_reader(config, directory=self.directory)

    def read(self, document: Document) -> Reading:
        """Return the marks on `document`, its mentions bound to actors and places, its times to dates."""
        reading = self.reader.read(document)
        return resolve_reading(reading, document, directory=self.directory, gazetteer=self.gazetteer)

    def claims(self, document: Document) -> tuple[Reading, list[Claim]]:
        """Return the reading of `document` and what the document says, in text order."""
        reading = self.read(document)
        return reading, extract_claims(reading, document, ontology=self.ontology, directory=self.directory)

    def try_claims(self, document: Document) -> Outcome:
        """Return what `claims` returns, or the finding that sets the document aside when a stage fails on it.

        A batch of a million documents must not stop at one; the failure is logged with its traceback.
        """
        try:
            document.text.encode()
        except UnicodeEncodeError as error:
            return unencodable(document, error)
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


def unencodable(document: Document, error: UnicodeEncodeError) -> Finding:
    """Return the finding that sets aside a document whose text or name cannot be written as UTF-8."""
    where = error.object[max(0, error.start - 20) : error.end + 20]
    return Finding(
        "unpaired-surrogate",
        document.name,
        f"half of a surrogate pair cannot be stored as UTF-8: {where!r}",
        "write the file, or its name, again with a program that encodes UTF-8 correctly",
    )
