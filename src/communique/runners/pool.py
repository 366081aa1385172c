"""Run the pipeline in several processes; outcomes come back in the order of the documents.

At most `WINDOW` documents a process are under way, so the inputs may be many more than fit into memory. When a process
dies, the documents under way are read again one by one, and the one that kills its process twice is set aside.
"""

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from communique.config import Config
from communique.model import Document, Finding
from communique.pipeline import Outcome, Pipeline

WINDOW = 4  # documents a process: enough that no process waits, few enough that a kill loses little
PARENT_CHECK = 1.0  # seconds; a worker whose parent was killed ends itself

_state: dict[str, Pipeline] = {}  # filled in the worker process only, by its initializer


def run_pool(documents: Iterable[Document], *, config: Config, jobs: int) -> Iterator[Outcome]:
    """Yield the outcome of each document, in order, using `jobs` processes."""
    pool = _start(config, jobs)
    waiting: deque[tuple[Document, Future[Outcome]]] = deque()
    source = iter(documents)
    try:
        while True:
            while len(waiting) < jobs * WINDOW and (document := next(source, None)) is not None:
                waiting.append((document, pool.submit(_claims, document)))
            if not waiting:
                return
            document, future = waiting[0]
            try:
                outcome = future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                for suspect, _ in waiting:
                    yield _read_alone(suspect, config)
                waiting.clear()
                pool = _start(config, jobs)
                continue
            waiting.popleft()
            yield outcome
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start(config: Config, jobs: int) -> ProcessPoolExecutor:
    # "spawn": a forked worker would share the parent's open record and its threads
    return ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_load, initargs=(config, os.getpid())
    )


def _read_alone(document: Document, config: Config) -> Outcome:
    with _start(config, 1) as pool:
        try:
            return pool.submit(_claims, document).result()
        except BrokenProcessPool:
            return Finding(
                "reader-crashed",
                document.name,
                "the process that read this document died twice (out of memory, or a fault in a library)",
                "read it alone with --jobs 1, or split it",
            )


def _load(config: Config, parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    threading.Thread(target=_follow, args=(parent,), daemon=True).start()
    _state["pipeline"] = Pipeline(config)


def _follow(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PARENT_CHECK)
    os._exit(1)


def _claims(document: Document) -> Outcome:
    return _state["pipeline"].try_claims(document)
