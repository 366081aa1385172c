"""Remember what was counted over many entries until the record is fused anew.

Facets of a common word or the months of everything look at up to every entry; a web face asks for them on each page.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from sqlalchemy import Connection

from communique.store.documents import get_meta
from communique.store.files import Store

Answer = TypeVar("Answer")

MOST_ANSWERS = 256  # a few kB each


def remember(
    store: Store, connection: Connection, question: Hashable, at: str | None, ask: Callable[[], Answer]
) -> Answer:
    """Return the answer to `question`, from memory when the record and what is under embargo have not changed since.

    at: the hour by which embargoes are judged; the question itself must not hold it.
    """
    hidden = 0
    if at is not None:
        hidden = connection.exec_driver_sql("SELECT count(*) FROM entries WHERE visible > ?", (at,)).scalar_one()
    key = (get_meta(connection, "generation"), hidden, at is None, question)
    # what was asked for last stays longest; several threads may ask at once, so nothing is taken to be there still
    found = store.answers.pop(key, None)
    answer = found[0] if found is not None else ask()
    for oldest in list(store.answers)[: max(0, len(store.answers) - MOST_ANSWERS + 1)]:
        store.answers.pop(oldest, None)
    store.answers[key] = (answer,)
    return cast(Answer, answer)
