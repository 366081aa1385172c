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
    if key not in store.answers:
        if len(store.answers) >= MOST_ANSWERS:
            store.answers.clear()
        store.answers[key] = ask()
    return cast(Answer, store.answers[key])
