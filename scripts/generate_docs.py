"""Write the reference of the documentation, which follows from the code, in both languages.

The pages are committed; a test tells when one is stale. To write them all again, from the root of the checkout::

    .venv/bin/python -m scripts.generate_docs
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from scripts.reference.pages import every_page

__all__ = ["COMMAND", "DOCS", "main", "standing"]

COMMAND: Final = ".venv/bin/python -m scripts.generate_docs"
DOCS: Final = Path(__file__).parents[1] / "docs"


def standing() -> set[str]:
    """Name the pages of the reference that stand in ``docs``."""
    return {path.relative_to(DOCS).as_posix() for path in DOCS.glob("*/reference/**/*.md")}


def main() -> None:
    """Write every page, and strike those that are no longer made."""
    for name in standing() - set(every_page()):
        (DOCS / name).unlink()
    for name, text in every_page().items():
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
