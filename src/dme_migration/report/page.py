"""The HTML pages: one environment of templates, which escapes whatever a case holds, and one look.

A page is a template that extends ``base.html``, fills its blocks (``title``, ``header``, ``main``, ``footer``, and
``style`` for rules of its own), and is given whole: nothing in it runs, and nothing is fetched. It says so itself, in
a content security policy that a browser enforces.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dme_migration.report.inert import lines
from dme_migration.report.page_style import DARK, LIGHT
from dme_migration.report.product import PRODUCT, product_version
from dme_migration.text import Language

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["html_page"]


def html_page(template: str, language: Language, **values: object) -> str:
    """Write a page from a template of ``report/templates``: one file, in UTF-8, that needs no other.

    The template is given ``values``, the colours and the product. Text is escaped and made inert (`inert.lines`);
    markup of our own, such as a drawing, comes as `markupsafe.Markup`.

    Raises:
        ImportError: the package ``jinja2`` is not installed; it comes with the extra ``report``.
    """
    written = (
        _environment()
        .get_template(template)
        .render(
            values,
            language=language.value,
            light=LIGHT,
            dark=DARK,
            product=f"{PRODUCT} {product_version()}",
        )
    )
    return written if written.endswith("\n") else written + "\n"


@cache
def _environment() -> Environment:
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - an optional package
    except ImportError as error:
        raise ImportError(
            'an HTML page needs the package jinja2: pip install "dme-migration[report]"', name="jinja2"
        ) from error
    return Environment(
        loader=PackageLoader("dme_migration.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_inert,
    )


def _inert(value: object) -> object:
    """Make every text that a template shows inert; markup of our own is inert already."""
    return lines(value) if type(value) is str else value
