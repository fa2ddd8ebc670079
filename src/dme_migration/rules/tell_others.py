"""Explanations of amounts, of records, and of the named functions."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from dme_migration.calendar import BusinessHours
from dme_migration.model.moment_words import moment_in
from dme_migration.model.parties import PARTY_LABELS, Party
from dme_migration.rules.condition import Declared, Telling
from dme_migration.rules.sentences import SENTENCES
from dme_migration.rules.status import Ruling
from dme_migration.rules.words import money, on_day, on_instant, path_in_words, say, settling
from dme_migration.text import Language, Text, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["describe_other", "explain_other", "explain_others"]

_DESCRIPTIONS: Final = {
    "fees.extraction_cad": Text(
        fr="Les frais d'extraction ne dépassent pas le plafond par intervenant.",
        en="The extraction fee is no more than the ceiling for each practitioner.",
    ),
    "fees.import_cad": Text(
        fr="Les frais d'importation ne dépassent pas le plafond par intervenant.",
        en="The import fee is no more than the ceiling for each practitioner.",
    ),
    "answered": Text(
        fr="Chaque plainte ou question envoyée au bureau est suivie dans le délai en heures ouvrables.",
        en="Each complaint or question sent to the bureau is followed up within the business hours allowed.",
    ),
}
_ONE_OTHER: Final = Text(fr="(Une autre est dans le même cas.)", en="(One other is in the same case.)")
_OTHERS: Final = Text(fr="({n} autres sont dans le même cas.)", en="({n} others are in the same case.)")


def describe_other(condition: Declared, language: Language) -> str:
    """Say an amount's ceiling, or the follow-up, in general."""
    return _DESCRIPTIONS[getattr(condition, "amount", "answered")][language]


def explain_other(
    ruling: Ruling, telling: Telling, own: Mapping[str, Text] | None = None, otherwise: Text | None = None
) -> list[str]:
    """Say what was found, in a function's own sentences first; ``otherwise`` stands for one that nobody wrote."""
    language = telling.language
    facts: dict[str, Any] = ruling.told
    values = {name: _worded(name, value, language) for name, value in facts.items()}
    if isinstance(hours := facts.get("deadline"), BusinessHours):
        deadline = telling.calendar.deadline(facts["received"], hours)
        skipped = deadline.skipped_in_words(language)
        values["deadline"] = "; ".join(part for part in (hours.in_words(language), skipped) if part)
        values["due"] = deadline.due_in_words(language)
    sentence = (own or {}).get(ruling.why) or SENTENCES.get(ruling.why) or otherwise
    sentences = [] if sentence is None else [say(sentence, language, **values)]
    if ruling.why == "emr-not-listed" and facts["nearest"]:
        sentences.append(say(SENTENCES["emr-nearest"], language, **values))
    if ruling.why == "not-explained":
        lacking = [key for key, there in (("no-reason", facts["reason"]), ("not-told", facts["told"])) if not there]
        sentences += [SENTENCES[key][language] for key in lacking]
    if ruling.why == "kept-ahead" and facts.get("next"):
        sentences.append(say(SENTENCES["kept-next"], language, **values))
    if ruling.missing and not ruling.why.endswith(("-lacking", "-awaited")) and ruling.why != "not-kept":
        sentences.append(settling(ruling.missing, language))
    return sentences


def explain_others(ruling: Ruling, telling: Telling) -> list[str]:
    """Say how many other records are as the one that speaks."""
    others: int = ruling.told.get("others", 0)
    if not others:
        return []
    return [(_OTHERS if others > 1 else _ONE_OTHER)[telling.language].format(n=others)]


def _worded(name: str, value: Any, language: Language) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return on_instant(value, language)
        case date():
            return on_day(value, language)
        case Decimal():
            return money(value, language)
        case Party():
            return PARTY_LABELS[value][language]
        case str() if name == "m":
            return moment_in(value, language)
        case tuple() if name == "lacking":
            return joined((path_in_words(path, language) for path in value), language)
        case tuple() if name == "late":
            return joined((_milestone_day(milestone, day, language) for milestone, day in value), language)
        case tuple() if name == "starts":
            either = Text(fr="ou", en="or")
            return joined((on_day(day, language) for day in value), language, last=either)
        case tuple() if name == "next":
            return _milestone_day(value[1], value[0], language)
        case tuple():
            return _joined_values(value, language)
        case _:
            return str(value)


def _joined_values(values: Iterable[Any], language: Language) -> str:
    return joined((_worded("", value, language) for value in values), language)


def _milestone_day(milestone: str, day: date, language: Language) -> str:
    return f"{moment_in(milestone, language)} ({on_day(day, language)})"
