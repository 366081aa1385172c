"""The errors communiqué raises, as one short tree.

CommuniqueError
├── UsageError            the caller asked for something that cannot be: exit code 2
├── InputError            one input cannot be used; carries a Finding
├── ReadingMismatch       a reading was made from another document
├── DirectoryError        a data file of the directory is wrong; names file and row
├── OntologyError         an ontology file is wrong; names file and key
├── PluginError           a plug-in is missing or broken; names the entry point
└── StoreError            the record file cannot be used
    ├── StoreBusy         another process holds the record: exit code 5
    ├── StoreVersion      written by another version of the schema: exit code 5
    ├── StoreCorrupt      not a record, or damaged
    └── CitationMismatch  a claim quotes what its document does not say there

The message says what is wrong and what cures it.
"""


class CommuniqueError(Exception):
    """Root of every error that communiqué raises on purpose."""


class UsageError(CommuniqueError):
    """The request itself is wrong."""


class InputError(CommuniqueError):
    """One input cannot be used; the others can.

    `code` is the finding's code (kebab case), `cure` what the user can do.
    """

    def __init__(self, code: str, message: str, cure: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.cure = cure


class ReadingMismatch(CommuniqueError):
    """A reading was made from another document."""


class DirectoryError(CommuniqueError):
    """A data file of the directory is wrong."""


class OntologyError(CommuniqueError):
    """An ontology file is wrong."""


class PluginError(CommuniqueError):
    """A plug-in is missing or broken."""


class StoreError(CommuniqueError):
    """The record file cannot be used."""


class StoreBusy(StoreError):
    """Another process holds the record."""


class StoreVersion(StoreError):
    """The record was written by another version of the schema."""


class StoreCorrupt(StoreError):
    """The file is not a record, or it is damaged."""


class CitationMismatch(StoreError):
    """A claim quotes what its document does not say at that place; it is not stored."""
