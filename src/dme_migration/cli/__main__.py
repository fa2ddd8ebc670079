"""``python -m dme_migration.cli`` is the command line."""

from __future__ import annotations

from dme_migration.cli.app import main

main()
