"""The published vectors, made anew: the same files each time, whatever the version of any library.

A test tells when the files are stale; to write them all again, from the root of the checkout::

    python -m tests.vectors.generate
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import attrs

import dme_migration
from dme_migration import BusinessCalendar, Finding, MigrationCase, Readings
from dme_migration.rules import STANDARD_RULEBOOK
from dme_migration.serialization import case_to
from dme_migration.text import Text
from tests.vectors import by_hand, clocks, holidays, readings, whole, year_ends
from tests.vectors.drafts import Draft
from tests.vectors.own import Own, evaluator
from tests.vectors.smaller import smaller

FOLDER: Final = Path(dme_migration.__file__).parent / "vectors" / "v1"
FORMAT: Final = "dme-migration/vectors-1"
FIRST: Final = date(2023, 1, 1)
LAST: Final = date(2032, 12, 31)
"""The days whose holidays the index lists."""

THEMES: Final = {
    "request": Text(
        fr="L'avis, l'autorisation, le formulaire et son envoi (§1 et §2)",
        en="The notice, the authorization, the form and its sending (§1 and §2)",
    ),
    "schedule": Text(fr="Le calendrier de migration (§3)", en="The migration schedule (§3)"),
    "extraction": Text(
        fr="L'extraction TEST et la préanalyse (§3 Extraction)",
        en="The TEST extraction and the pre-analysis (§3 Extraction)",
    ),
    "import": Text(
        fr="L'importation, l'approbation, la coupure et la mise en production (§3 Importation)",
        en="The import, the approval, the cutover and the production start (§3 Importation)",
    ),
    "access": Text(fr="L'accès à l'ancien DMÉ", en="Access to the old EMR"),
    "complaints": Text(fr="Les plaintes et les questions", en="Complaints and questions"),
    "avenant": Text(fr="Les délais et les plafonds de l'avenant", en="The limits and ceilings of the addendum"),
    "practice": Text(fr="Nos bonnes pratiques", en="Our good practice"),
    "waivers": Text(fr="Les renonciations", en="Waivers"),
    "objectives": Text(fr="Les trois motifs d'une demande", en="The three objectives of a request"),
    "one-vendor": Text(fr="Un seul fournisseur pour les deux DMÉ", en="One vendor for both EMRs"),
    "readings": Text(fr="Chaque valeur de chaque lecture", en="Every value of every reading"),
    "holidays": Text(fr="Chaque jour férié autour de chaque limite", en="Every holiday around every limit"),
    "year-ends": Text(fr="Les fins d'année, de 2024 à 2030", en="Year ends, from 2024 to 2030"),
    "leap-day": Text(fr="Autour du 29 février", en="Around February 29"),
    "clocks": Text(fr="Changements d'heure et fuseaux du Québec", en="Changes of time and Québec's time zones"),
    "whole": Text(
        fr="Des dossiers de migration entiers, toutes les exigences attendues",
        en="Whole cases, every requirement expected",
    ),
}


def drafts() -> Iterator[Draft]:
    """Give every draft."""
    yield from by_hand.drafts()
    yield from readings.drafts()
    yield from holidays.drafts()
    yield from year_ends.drafts()
    yield from clocks.drafts()
    yield from whole.drafts()


def written(draft: Draft) -> dict[str, Any]:
    """Write a vector, its case as small as it can be."""
    case = draft.case if draft.obligation is None else _smallest(draft, draft.obligation)
    assessment = evaluator(draft.readings).evaluate(case, as_of=draft.as_of)
    return {
        "id": draft.id,
        "about": {"fr": draft.about.fr, "en": draft.about.en},
        "obligation": draft.obligation,
        "as_of": draft.as_of.isoformat(),
        "readings": dict(draft.readings),
        "case": case_to(case),
        "expected": {
            finding.obligation.id: _expected(finding)
            for finding in assessment
            if draft.obligation in {None, finding.obligation.id}
        },
    }


def _smallest(draft: Draft, identifier: str) -> MigrationCase:
    """Strike what changes nothing: neither the finding, nor those of just before and after, nor what is told apart."""
    each = [Own(draft.case, draft.as_of, readings) for readings in (draft.readings, *draft.beside)]
    known = [[moment.finding(identifier) for moment in own.around()] for own in each]
    kills = each[0].kills(identifier)

    def shows(case: MigrationCase) -> bool:
        others = [attrs.evolve(own, case=case) for own in each]
        same = all(
            moment.finding(identifier) == finding
            for other, findings in zip(others, known, strict=True)
            for moment, finding in zip(other.around(), findings, strict=True)
        )
        return same and others[0].kills(identifier) >= kills

    return smaller(draft.case, shows, edited=draft.edited)


def _expected(finding: Finding) -> dict[str, Any]:
    return {
        "status": str(finding.status),
        "final": finding.final,
        "due_on": _iso(finding.due_on),
        "due_at": _iso(finding.due_at),
        "not_before": _iso(finding.not_before),
        "missing": list(finding.missing),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def files() -> dict[str, str]:
    """Give the text of every file, by its name."""
    by_theme: dict[str, list[dict[str, Any]]] = {theme: [] for theme in THEMES}
    for draft in drafts():
        by_theme[draft.theme].append(written(draft))
    texts = {"index.json": json.dumps(_index(by_theme), ensure_ascii=False, indent=1) + "\n"}
    for theme, vectors in by_theme.items():
        head = {"format": FORMAT, "theme": theme, "about": _both(THEMES[theme])}
        lines = ",\n".join(json.dumps(vector, ensure_ascii=False) for vector in vectors)
        opening = json.dumps(head, ensure_ascii=False)[:-1]
        texts[f"{theme}.json"] = f'{opening}, "vectors": [\n{lines}\n]}}\n'
    return texts


def _index(by_theme: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    calendar = BusinessCalendar.quebec()
    off = [day.on.isoformat() for day in calendar.days_off(FIRST, LAST) if not day.weekly_rest]
    return {
        "format": FORMAT,
        "version": 1,
        "edition": list(STANDARD_RULEBOOK.names),
        "profile": str(calendar.profile),
        "readings": Readings().as_dict(),
        "days_off": {"from": FIRST.isoformat(), "through": LAST.isoformat(), "weekly": [6, 7], "holidays": off},
        "obligations": list(STANDARD_RULEBOOK.ids),
        "count": sum(map(len, by_theme.values())),
        "themes": [
            {"name": theme, "file": f"{theme}.json", "count": len(vectors), "about": _both(THEMES[theme])}
            for theme, vectors in by_theme.items()
        ],
    }


def _both(text: Text) -> dict[str, str]:
    return {"fr": text.fr, "en": text.en}


def main() -> None:
    """Write the folder."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    texts = files()
    for stale in FOLDER.iterdir():
        if stale.name not in texts:
            stale.unlink()
    for name, text in texts.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
