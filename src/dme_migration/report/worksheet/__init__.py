"""The request worksheet as a PDF (§1 and §2): the request laid out for signature, or a blank one to fill in by hand.

What may be relied on:

* The ministry's own form prevails; the sheet says so at its head and at the foot of each page.
* The same case gives the same bytes: there is no clock, and no random identifier.
* Nothing of the request is lost, however long; what the typeface cannot print is replaced visibly, and said.
* US Letter, text three quarters of an inch from the sides; the typeface is embedded; title, author, language and an
  outline are set. The file has no structure tree (it is not a tagged PDF): reportlab cannot make one.
"""

from __future__ import annotations

from dme_migration.model.case import MigrationCase
from dme_migration.model.emrs import CERTIFIED_EMRS, EmrRegistry
from dme_migration.model.grid import DEFAULT_GRID, DataGrid
from dme_migration.report.worksheet.content import sheet_of
from dme_migration.text import Language

__all__ = ["worksheet_pdf"]


def worksheet_pdf(
    case: MigrationCase | None,
    *,
    language: Language | str = Language.FR,
    emrs: EmrRegistry = CERTIFIED_EMRS,
    grid: DataGrid = DEFAULT_GRID,
) -> bytes:
    """Write the request of a case as a PDF; `None` gives a blank worksheet.

    Args:
        case: The case whose request is laid out; all that it does not say is left to be filled in by hand.
        language: The language of the sheet.
        emrs: The certified EMRs, with the addresses that take a request: those of the day when the form was first
            sent, else those that have no end.
        grid: The categories of data; those that the case chose outside it are listed after them, by their codes.

    Raises:
        ImportError: the package ``reportlab`` is not installed; it comes with the extra ``pdf``.
    """
    try:
        import reportlab  # noqa: F401, PLC0415 - an optional package, loaded when it is needed
    except ImportError as error:
        raise ImportError(
            'a PDF needs the package reportlab: pip install "dme-migration[pdf]"', name="reportlab"
        ) from error
    from dme_migration.report.worksheet.pages import written  # noqa: PLC0415 - it stands on that package

    language = Language(language)
    return written(sheet_of(case, language=language, emrs=emrs, grid=grid), language)
