"""The command line: ``dme-migration``. The only room that reads the clock, files and the terminal."""

from __future__ import annotations

from dme_migration.cli.app import main

__all__ = ["main"]
