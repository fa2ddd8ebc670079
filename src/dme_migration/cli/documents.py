"""The documents that come out (DECLARATIONS §6), and the words that stand for them when somebody reads."""

from __future__ import annotations

from typing import Final

from dme_migration.cli.layout import Page, Style
from dme_migration.cli.session import Form, Session
from dme_migration.cli.sources import STANDARD_INPUT, Unreadable, shown_path
from dme_migration.cli.wording import Counted
from dme_migration.model import Party
from dme_migration.rules import Assessment
from dme_migration.serialization import dump_assessment, json_line
from dme_migration.text import NBSP, Language, Text

__all__ = ["put_assessment", "put_problems", "put_steps", "source_in_words"]

_PROBLEMS_FORMAT: Final = "dme-migration/problems-1"
_NEXT_FORMAT: Final = "dme-migration/next-1"
_HEAD: Final = Text(fr=f"{{source}}{NBSP}: document illisible, {{faults}}.", en="{source}: unreadable, {faults}.")
_FAULTS: Final = Counted(Text(fr="{n} faute", en="{n} fault"), Text(fr="{n} fautes", en="{n} faults"))
_INPUT: Final = Text(fr="entrée standard", en="standard input")


def source_in_words(path: str, language: Language) -> str:
    """Name a source for a person."""
    return _INPUT[language] if path == STANDARD_INPUT else shown_path(path)


def put_assessment(session: Session, path: str, assessment: Assessment) -> None:
    """Write an assessment as one line of JSON."""
    document = dump_assessment(assessment, source=shown_path(path), language=session.language)
    session.output.put_json(json_line(document))


def put_steps(session: Session, path: str, assessment: Assessment, party: Party | None) -> None:
    """Write the next steps as one line of JSON: the part of an assessment that says what to do."""
    whole = dump_assessment(assessment, source=shown_path(path), language=session.language)
    steps = [step for step in whole["next_steps"] if party is None or step["party"] == party]
    document = {
        "format": _NEXT_FORMAT,
        "source": whole["source"],
        "id": whole["id"],
        "as_of": whole["as_of"],
        "next_steps": steps,
    }
    session.output.put_json(json_line(document))


_TOLD: Final = 100
"""How many faults are told in words: nobody reads more; JSON has them all."""
_MORE: Final = Text(
    fr="et {n} autres, que «\u00a0--format json\u00a0» dit toutes.", en="and {n} more, all told by “--format json”."
)


def put_problems(session: Session, error: Unreadable) -> None:
    """Tell every fault of a document: words on standard error, or one line of JSON on standard output."""
    language = session.language
    if session.form is Form.JSON:
        problems = [fault.as_json(language) for fault in error.faults]
        document = {"format": _PROBLEMS_FORMAT, "source": shown_path(error.source), "problems": problems}
        session.output.put_json(json_line(document))
        return
    page = Page()
    faults = _FAULTS.of(len(error.faults), language)
    head = _HEAD.filled(language, source=source_in_words(error.source, language), faults=faults)
    page.text(head, style=Style.BAD)
    for fault in error.faults[:_TOLD]:
        page.text(fault.message(language), indent=2, lead="- ", hang=2)
    if len(error.faults) > _TOLD:
        page.text(_MORE.filled(language, n=len(error.faults) - _TOLD), indent=2, lead="- ", hang=2)
    session.output.warn(str(page))
