"""Batches done by one process or by several, and handed over in their order whatever the order of completion.

Each process is fresh (``spawn``: the same on every system) and is fed through a pipe of its own, so that it ends by
itself when the one that started it is killed. A process has one batch at a time, and few batches wait: memory stays
the same however many documents there are.
"""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Final, Self

from dme_migration.cli.audit_sources import Document
from dme_migration.cli.audit_work import Done, Work

__all__ = ["WorkerLostError", "batches", "done_in_order"]

_DOCUMENTS: Final = 64
_BYTES: Final = 1 << 20
_AHEAD: Final = 4
"""How many batches a process may be ahead of the first that is not done."""


class WorkerLostError(Exception):
    """A process ended before its work was done: killed from outside, for want of memory most often."""


def batches(documents: Iterable[Document]) -> Iterator[tuple[Document, ...]]:
    """Cut documents into batches: so many of them, or so many bytes, whichever comes first."""
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.data)
        if len(batch) >= _DOCUMENTS or size >= _BYTES:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def done_in_order(documents: Iterable[Document], work: Work, jobs: int) -> Iterator[Done]:
    """Do the work on each batch, and hand the batches over in order.

    Raises:
        WorkerLostError: one of several processes ended before its time.
    """
    if jobs == 1:
        yield from map(work.done, batches(documents))
        return
    with _Crew(work, jobs) as crew:
        yield from crew.done(enumerate(batches(documents)))


class _Crew:
    """Some processes, and the pipe of each."""

    def __init__(self, work: Work, jobs: int) -> None:
        self._context = get_context("spawn")
        self._work, self._jobs = work, jobs
        self._workers: dict[Connection, SpawnProcess] = {}

    def __enter__(self) -> Self:
        for _ in range(self._jobs):
            ours, theirs = self._context.Pipe()
            worker = self._context.Process(target=_serve, args=(theirs, self._work), daemon=True)
            worker.start()
            theirs.close()
            self._workers[ours] = worker
        return self

    def __exit__(self, *_: object) -> None:
        for pipe, worker in self._workers.items():
            pipe.close()  # an idle process ends here; one at work is not waited for
            worker.terminate()
        for worker in self._workers.values():
            worker.join()

    def done(self, numbered: Iterator[tuple[int, tuple[Document, ...]]]) -> Iterator[Done]:
        ready: dict[int, Done] = {}
        idle, busy = list(self._workers), set[Connection]()
        following, ahead = 0, _AHEAD * self._jobs
        sent, more = 0, True
        while True:
            while more and idle and sent - following < ahead:
                task = next(islice(numbered, 1), None)
                if task is None:
                    more = False
                    break
                pipe = idle.pop()
                self._send(pipe, task)
                busy.add(pipe)
                sent += 1
            if not busy and following not in ready:
                return
            while following in ready:
                yield ready.pop(following)
                following += 1
            for found in wait(busy) if busy else ():
                pipe = next(each for each in busy if each is found)
                number, done = self._received(pipe)
                ready[number] = done
                busy.remove(pipe)
                idle.append(pipe)

    @staticmethod
    def _send(pipe: Connection, task: tuple[int, tuple[Document, ...]]) -> None:
        try:
            pipe.send(task)
        except OSError:
            raise WorkerLostError from None

    @staticmethod
    def _received(pipe: Connection) -> tuple[int, Done]:
        try:
            number, done = pipe.recv()
        except (EOFError, OSError):
            raise WorkerLostError from None
        return number, done


def _serve(pipe: Connection, work: Work) -> None:
    """Do one batch after the other until the pipe is closed; an interruption is for the process that reads."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        while True:
            number, batch = pipe.recv()
            pipe.send((number, work.done(batch)))
