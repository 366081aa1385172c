"""The interface every reader keeps."""

from typing import Protocol

from communique.model.documents import Document
from communique.model.readings import Reading


class Reader(Protocol):
    """Turns a document into a reading. Holds loaded resources, keeps no state between documents."""

    @property
    def name(self) -> str:
        """What made the reading, with its version or the model's hash; recorded with every claim."""
        ...

    def read(self, document: Document) -> Reading:
        """Return the marks on `document`; mentions and times not yet bound to actors and dates."""
        ...
