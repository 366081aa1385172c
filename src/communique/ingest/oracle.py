"""What the ingest asks of someone who knows who held which office when.

The directory of office-holders lives in another room; the pipeline passes an object of this shape in.
"""

from typing import Protocol


class YearOracle(Protocol):
    """Knows in which years an office-holder phrase is true."""

    def years(self, words: str) -> tuple[int, int] | None:
        """Return the first and last year in which `words` ("Foreign Minister Jane Roe") was true, else None.

        A tenure that has not ended gives the current year or 9999 as last.
        """
        ...
