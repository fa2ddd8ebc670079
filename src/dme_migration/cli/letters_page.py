"""The letters of a case, listed: what each is, who writes it to whom, by when, why, and what it lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from dme_migration.cli.assessment_words import name_of
from dme_migration.cli.layout import Page, Style
from dme_migration.cli.sources import shown_path
from dme_migration.cli.wording import moment_in_words
from dme_migration.model import PARTY_LABELS
from dme_migration.report import DueLetter
from dme_migration.rules import Assessment, Bearer
from dme_migration.rules.words import capital
from dme_migration.text import NBSP, Language, Text, day_in_words, instant_in_words, joined

__all__ = ["letters_document", "letters_page"]

_FORMAT: Final = "dme-migration/letters-1"
_HEAD: Final = Text(fr=f"{{name}}{NBSP}: lettres, au {{day}}.", en="{name}: letters, as of {day}.")
_NONE: Final = Text(
    fr="Il n'y a pas de lettre à écrire pour l'instant; --all les montre toutes.",
    en="There is no letter to write for now; --all shows them all.",
)
_KIND: Final = Text(fr="{title} ({kind})", en="{title} ({kind})")
_FROM: Final = Text(fr=f"De{NBSP}:", en="From:")
_TO: Final = Text(fr=f"À{NBSP}:", en="To:")
_COPY: Final = Text(fr=f"Copie{NBSP}:", en="Copy:")
_WHEN: Final = Text(fr=f"Quand{NBSP}:", en="When:")
_WHY: Final = Text(fr=f"Pourquoi{NBSP}:", en="Why:")
_ENCLOSED: Final = Text(fr=f"À joindre{NBSP}:", en="To attach:")
_MISSING: Final = Text(fr=f"Il manque{NBSP}:", en="Missing:")
_LABELS: Final = (_FROM, _TO, _COPY, _WHEN, _WHY, _ENCLOSED, _MISSING)
_BY: Final = Text(fr="d'ici le {day}", en="by {day}")
_LATE: Final = Text(fr="en retard, c'était dû le {day}", en="overdue, it was due on {day}")
_TO_MEND: Final = Text(fr="dès que possible, il est déjà trop tard", en="as soon as possible, it is already late")
_NOW: Final = Text(fr="dès que possible", en="as soon as possible")
_MAY: Final = Text(fr="si vous le jugez utile", en="if you think fit")
_NO_ADDRESS: Final = Text(
    fr="{name} (adresse à compléter, ou --address {party}=…)", en="{name} (address to fill in, or --address {party}=…)"
)
_MORE: Final = Text(
    fr="«\u00a0letters --write RÉPERTOIRE\u00a0» écrit celles auxquelles rien ne manque.",
    en="“letters --write FOLDER” writes those that lack nothing.",
)


def letters_page(
    letters: Sequence[DueLetter], assessment: Assessment, path: str, language: Language, *, written: bool
) -> Page:
    """List letters for a reader."""
    page = Page()
    day = moment_in_words(assessment.as_of, assessment.case.zone, language)
    head = _HEAD.filled(language, name=name_of(assessment, path, language), day=day)
    page.text(head, hang=2, style=Style.STRONG)
    if not letters:
        page.blank()
        page.text(_NONE[language])
        return page
    width = max(len(label[language]) for label in _LABELS) + 1
    for letter in letters:
        _write(page, letter, width, language)
    if not written and any(not letter.missing for letter in letters):
        page.blank()
        page.text(_MORE[language], style=Style.FAINT)
    return page


def _write(page: Page, letter: DueLetter, width: int, language: Language) -> None:
    page.blank()
    page.text(_KIND.filled(language, title=letter.title[language], kind=letter.kind), style=Style.STRONG)

    def line(label: Text, words: str, style: Style = Style.PLAIN) -> None:
        page.columns(label[language], words, indent=2, label_width=width, style=style)

    line(_FROM, _who(letter.writer, language))
    line(_TO, joined((_who(party, language) for party in letter.to), language))
    if letter.copies:
        line(_COPY, joined((_who(party, language) for party in letter.copies), language))
    line(_WHEN, _when(letter, language), Style.BAD if letter.overdue else Style.NEXT)
    if letter.called_for_by:
        line(_WHY, "; ".join(obligation.title[language] for obligation in letter.called_for_by))
    if letter.encloses is not None:
        line(_ENCLOSED, letter.encloses[language])
    for place, fact in enumerate(letter.missing):
        label = _MISSING[language] if place == 0 else ""
        page.columns(label, fact.message(language), indent=2, label_width=width, style=Style.CARE)


def _who(bearer: Bearer, language: Language) -> str:
    name = capital(bearer.name or PARTY_LABELS[bearer.party][language])
    if bearer.address is None:
        return _NO_ADDRESS.filled(language, name=name, party=bearer.party)
    return f"{name} <{bearer.address}>"


def _when(letter: DueLetter, language: Language) -> str:
    if letter.optional:
        return _MAY[language]
    if letter.due_on is None:
        return (_TO_MEND if letter.overdue else _NOW)[language]
    day = day_in_words(letter.due_on, language)
    if letter.due_at is not None:
        day = instant_in_words(letter.due_at, language)
    return (_LATE if letter.overdue else _BY).filled(language, day=day)


def letters_document(
    letters: Sequence[DueLetter],
    assessment: Assessment,
    path: str,
    language: Language,
    files: Mapping[int, str],
) -> dict[str, Any]:
    """Write letters as a document for a program; ``files`` gives the file of each one that was written, by place."""
    return {
        "format": _FORMAT,
        "source": shown_path(path),
        "id": assessment.case.id,
        "as_of": assessment.as_of.isoformat(),
        "letters": [
            {
                "kind": letter.kind,
                "title": letter.title[language],
                "writer": _party(letter.writer),
                "to": [_party(party) for party in letter.to],
                "copies": [_party(party) for party in letter.copies],
                "due_on": None if letter.due_on is None else letter.due_on.isoformat(),
                "due_at": None if letter.due_at is None else letter.due_at.isoformat(),
                "overdue": letter.overdue,
                "optional": letter.optional,
                "obligations": [obligation.id for obligation in letter.called_for_by],
                "encloses": None if letter.encloses is None else letter.encloses[language],
                "missing": [{"path": fact.path, "message": fact.message(language)} for fact in letter.missing],
                "file": files.get(place),
            }
            for place, letter in enumerate(letters)
        ],
    }


def _party(bearer: Bearer) -> dict[str, str | None]:
    return {"party": bearer.party, "name": bearer.name, "address": bearer.address}
