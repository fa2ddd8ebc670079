"""Who made a report: the name of the package and its version, as installed."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import Final

__all__ = ["PRODUCT", "product_version"]

PRODUCT: Final = "dme-migration"


@cache
def product_version() -> str:
    """Give the version of the package that is installed."""
    return version(PRODUCT)
