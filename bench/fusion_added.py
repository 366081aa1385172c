"""Time the fusion of a few added documents against that of the whole record: `fusion_added.py [10000] [--added 100]`.

The record is that of `fusion_scale.py`: seven claims a document, four documents a day. Documents are added at the
archive's end, as news comes, then scattered over all of it, as a box of finds does, then one alone. At the end the
record is fused whole once more, and the entries must be the same. CPU seconds.
"""

import argparse
import json
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from fusion_scale import PER_DOCUMENT, World

from communique.model import Claim, Document, Reading
from communique.pipeline.fusing import Fused, fuse_record
from communique.store import Store, add_document, open_store

TRANSACTION = 1_000  # documents stored at once


def measure(documents: int, added: int, folder: Path) -> dict[str, float]:
    world = World((documents + 2 * added + 1) * PER_DOCUMENT, dense=False)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in world.claims:
        claims[claim.document].append(claim)
    ordered = sorted(world.documents, key=lambda document: document.publication_day() or "")
    ordered, end = ordered[:-added], ordered[-added:]
    scattered = random.Random(1).sample(ordered, added + 1)
    chosen = {document.id for document in scattered}
    rest = [document for document in ordered if document.id not in chosen]
    with open_store(folder / "record.db", create=True) as store:
        figures: dict[str, float] = {"documents": len(rest), "claims": sum(len(claims[d.id]) for d in rest)}
        put(store, rest, claims, world)
        figures["whole_seconds"], _ = timed(store, force=True)
        for name, part in (("at_the_end", end), ("scattered", scattered[:-1]), ("one", scattered[-1:])):
            put(store, part, claims, world)
            seconds, fused = timed(store)
            assert fused is not None
            figures |= {f"{name}_seconds": seconds, f"{name}_written": fused.written}
            figures[f"{name}_percent"] = round(100 * seconds / figures["whole_seconds"], 1)
        found = digests(store)
        fuse_record(store, force=True)
        assert found == digests(store), "another fusion of everything gives other entries"
        figures["megabytes"] = round((folder / "record.db").stat().st_size / 2**20)
    return figures


def put(store: Store, documents: Sequence[Document], claims: dict[str, list[Claim]], world: World) -> None:
    actors = tuple(world.actors.values())
    for start in range(0, len(documents), TRANSACTION):
        with store.write() as connection:
            for number, document in enumerate(documents[start : start + TRANSACTION]):
                own = () if start or number else actors
                reading = Reading(document=document.id, sentences=(), tokens=(), mentions=(), reader="made", actors=own)
                add_document(connection, document, reading, claims[document.id])


def timed(store: Store, *, force: bool = False) -> tuple[float, Fused | None]:
    clock = time.process_time()
    fused = fuse_record(store, force=force)
    return round(time.process_time() - clock, 2), fused


def digests(store: Store) -> set[tuple[object, ...]]:
    with store.read() as connection:
        rows = connection.exec_driver_sql("SELECT id, digest FROM entries UNION SELECT id, copy_of FROM documents")
        return {tuple(row) for row in rows}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("documents", nargs="?", type=int, default=10_000)
    parser.add_argument("--added", type=int, default=100)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measure(args.documents, args.added, Path(folder))))


if __name__ == "__main__":
    main()
