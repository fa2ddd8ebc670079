"""How far a long command is, on a terminal alone: what is sent to a file or a pipe never sees it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import click

from dme_migration.text import Language, Text

__all__ = ["progress"]

_LABEL = Text(fr="Audit", en="Audit")


def progress(sizes: Callable[[], Iterable[int]], language: Language) -> AbstractContextManager[Any]:
    """Open a bar on standard error, or nothing when that is no terminal; its ``update`` takes a size done.

    ``sizes`` gives the sizes to come; it is asked only when there is a bar.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        return nullcontext(_Nothing())
    return click.progressbar(
        length=max(1, sum(sizes())), label=_LABEL[language], file=sys.stderr, show_pos=False, width=30
    )


class _Nothing:
    """A bar that nobody sees."""

    def update(self, n_steps: int) -> None:
        """Do nothing."""
