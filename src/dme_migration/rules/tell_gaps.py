"""Explanations of gaps: what happened or is planned, how the days were counted, and what follows."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from dme_migration.calendar import BusinessDays, CalendarDays, DayDelay
from dme_migration.model.moment_words import moment_in
from dme_migration.model.moments import Moment
from dme_migration.rules.condition import Telling
from dme_migration.rules.limits import DelayLimit, Figure
from dme_migration.rules.status import Ruling, Status
from dme_migration.rules.words import days_between, on_day, say, settling, told
from dme_migration.text import Language, Text, joined

__all__ = ["describe_gap", "explain_gap"]

_ORDER: Final = Text(
    fr="{a} d'abord, {b} ensuite (le même jour est permis).", en="First {a}, then {b} (the same day is allowed)."
)
_MINIMUM: Final = Text(fr="{b}\u00a0: au moins {delay} après {a}.", en="{b}: at least {delay} after {a}.")
_MAXIMUM: Final = Text(fr="{b}\u00a0: au plus {delay} après {a}.", en="{b}: at most {delay} after {a}.")
_CONTRACT_NOTICE: Final = Text(fr="le préavis du contrat", en="the contract's notice period")
_FIGURE: Final = Text(fr="le délai «\u00a0{name}\u00a0»", en="the delay “{name}”")


def describe_gap(b: str, a: str, limit: DelayLimit | None, *, maximum: bool, language: Language) -> str:
    """Say a gap in general."""
    names = {"a": _named(a, language), "b": _named(b, language)}
    if limit is None:
        return say(_ORDER, language, **names)
    delay = _FIGURE[language].format(name=limit.name) if isinstance(limit, Figure) else _CONTRACT_NOTICE[language]
    return say(_MAXIMUM if maximum else _MINIMUM, language, delay=delay, **names)


_FIRST_DAY: Final = Text(fr="Le premier jour compté est {on}.", en="The first day counted is {on}.")
_AT_LEAST: Final = Text(
    fr="Il faut au moins {delay} après {a}{skipped}; premier jour permis\u00a0: {on}.",
    en="At least {delay} must pass after {a}{skipped}; first day allowed: {on}.",
)
_AT_MOST: Final = Text(
    fr="Le délai est de {delay} après {a}{skipped}; dernier jour\u00a0: {on}.",
    en="The limit is {delay} after {a}{skipped}; last day on time: {on}.",
)
_AT_MOST_CLOCK: Final = Text(
    fr="Le délai est de {delay}{skipped}; dernier jour\u00a0: {on}.",
    en="The limit is {delay}{skipped}; last day on time: {on}.",
)
_EXTENDED: Final = {
    "planned-day": Text(
        fr="Le calendrier accorde jusqu'à plus tard\u00a0: {on}.", en="The schedule allows until later: {on}."
    ),
    "announced-delay": Text(
        fr="Un délai supplémentaire a été annoncé au client à temps\u00a0: la limite devient {on}.",
        en="The client was told of an extra delay in time: the limit becomes {on}.",
    ),
}
_KEPT: Final = Text(fr="Le délai est respecté.", en="The time limit is kept.")
_ORDER_KEPT: Final = Text(fr="L'ordre est respecté.", en="The order is kept.")
_TOO_EARLY: Final = Text(fr="C'est {gap} trop tôt.", en="That is {gap} too early.")
_TOO_LATE: Final = Text(fr="C'est {gap} trop tard.", en="That is {gap} too late.")
_WRONG_ORDER: Final = Text(
    fr="L'ordre est inversé\u00a0: {a} doit venir d'abord.", en="The order is reversed: {a} must come first."
)
_NOT_IN_JOURNAL: Final = Text(fr="{m} n'est pas au journal.", en="{m} is not in the journal.")
_ABSENT: Final = Text(fr="Le dossier de migration ne contient pas encore {a}.", en="The case does not yet have {a}.")
_NOT_KNOWN: Final = Text(fr="On ne connaît pas encore {m}.", en="It is not known yet: {m}.")
_HOLE: Final = Text(
    fr="On ne peut donc pas comparer les deux dates\u00a0: un oubli au journal ne prouve rien.",
    en="So the two days cannot be compared: a gap in the journal proves nothing.",
)
_GONE_BY: Final = Text(
    fr="Ce jour était déjà passé quand l'étape précédente a eu lieu\u00a0: il faut le replanifier.",
    en="That day had already gone by when the step before it took place: it must be planned again.",
)
_TO_START: Final = Text(
    fr="Pour garder cette date, il faut {a} au plus tard {on}.",
    en="To keep that day, {a} must come by {on} at the latest.",
)
_TO_START_PASSED: Final = Text(
    fr="Pour garder cette date, il fallait le faire au plus tard {on}.",
    en="To keep that day, it had to be done by {on} at the latest.",
)
_RUNNING: Final = Text(fr="Ce n'est pas encore fait, et le délai court.", en="It is not done yet, and time is running.")
_OVERDUE: Final = Text(
    fr="Le journal ne porte pas {b}\u00a0: le retard est de {gap}.",
    en="The journal does not have {b}: it is {gap} late.",
)
_OVERTAKEN: Final = Text(
    fr="Le journal ne porte pas {b}, mais il porte une étape qui vient après\u00a0: "
    "on ne peut pas dire si c'était à temps.",
    en="The journal does not have {b}, but it has a step that follows: whether it was in time cannot be known.",
)
_TO_COME: Final = Text(
    fr="Le délai courra quand cette étape aura eu lieu.", en="The limit will run once that step has taken place."
)
_NOT_YET_OPEN: Final = Text(
    fr="Le calendrier est encore en préparation\u00a0: il manque {names}.",
    en="The schedule is still being drawn up: it lacks {names}.",
)
_NOT_YET_LISTED: Final = Text(
    fr="C'est au calendrier, mais sans date encore\u00a0: {names}.", en="In the schedule, but not dated yet: {names}."
)
_LACKS: Final = Text(fr="Date inconnue\u00a0: {names}.", en="Day unknown: {names}.")
_NO_LIMIT: Final = Text(
    fr="On ne connaît pas le délai qui règle {b}.", en="The length of time that governs {b} is not known."
)
_EXCUSED: Final = Text(
    fr="Un délai supplémentaire a été annoncé au client à temps, et le calendrier ne donne pas encore de date.",
    en="The client was told of an extra delay in time, and the schedule gives no day yet.",
)


def explain_gap(ruling: Ruling, telling: Telling) -> list[str]:
    """Say how a gap was judged."""
    facts: dict[str, Any] = ruling.told
    language = telling.language
    a, b = facts["a"], facts["b"]
    if ruling.why == "no-limit":
        return [say(_NO_LIMIT, language, b=_named(b, language)), settling(ruling.missing, language)]
    a_day = facts["a_on"] or facts["planned_a"]
    b_day = facts["b_on"] or facts["planned_b"]
    names = {"a": _named(a, language), "b": _named(b, language)}
    tell_a = _tell_a(a, facts, language)
    tell_b = told(b, facts["b_on"], facts["planned_b"], language)
    stated = [sentence for sentence in (tell_a, tell_b) if sentence]
    match ruling.why:
        case "compared" | "planned-compared":
            return [*stated, *_reckoning(ruling, facts, telling), _outcome(ruling, facts, b_day, telling)]
        case "too-early":
            if tell_a is None:
                return [*stated, say(_ABSENT, language, **names)]
            return [*stated, say(_WRONG_ORDER, language, **names)]
        case "hole":
            return [*(s for s in (tell_b,) if s), *_hole(ruling, names["a"], language)]
        case "gone-by":
            return [*stated, _GONE_BY[language]]
        case "to-start":
            due = on_day(ruling.due_on, language) if ruling.due_on else ""
            text = _TO_START if ruling.status is Status.PENDING else _TO_START_PASSED
            return [*stated, say(_ABSENT, language, **names), say(text, language, on=due, **names)]
        case "running":
            return [*stated[:1], *_reckoning(ruling, facts, telling), _RUNNING[language]]
        case "overdue":
            limit = facts["limit"]
            gap = _gap_words(limit, telling.as_of, facts["delay"], telling)
            return [*stated[:1], *_reckoning(ruling, facts, telling), say(_OVERDUE, language, gap=gap, **names)]
        case "overtaken":
            return [*stated[:1], *_reckoning(ruling, facts, telling), say(_OVERTAKEN, language, **names)]
        case "to-come":
            return [*stated[:1], _TO_COME[language]] if a_day else [_TO_COME[language]]
        case "excused-without-day":
            return [_EXCUSED[language]]
        case _:
            lacking = joined((_named(m, language) for m in facts["lacking"]), language)
            if ruling.status is Status.UNDETERMINED:
                return [*stated, say(_LACKS, language, names=lacking), settling(ruling.missing, language)]
            text = _NOT_YET_OPEN if facts["open"] else _NOT_YET_LISTED
            return [*stated, say(text, language, names=lacking)]


def _named(moment: str, language: Language) -> str:
    # People know the day on which the clock starts, not its eve.
    return moment_in(Moment.CLOCK_START if moment == Moment.CLOCK_ORIGIN else moment, language)


def _hole(ruling: Ruling, name: str, language: Language) -> list[str]:
    if ruling.missing[0].startswith("journal."):
        return [say(_NOT_IN_JOURNAL, language, m=name), _HOLE[language], settling(ruling.missing, language)]
    return [say(_NOT_KNOWN, language, m=name), settling(ruling.missing, language)]


def _tell_a(a: str, facts: dict[str, Any], language: Language) -> str | None:
    if a == Moment.CLOCK_ORIGIN:
        origin = facts["a_on"]
        if origin is None:
            return None
        return say(_FIRST_DAY, language, on=on_day(date.fromordinal(origin.toordinal() + 1), language))
    return told(a, facts["a_on"], facts["planned_a"], language)


def _reckoning(ruling: Ruling, facts: dict[str, Any], telling: Telling) -> list[str]:
    delay: DayDelay | None = facts["delay"]
    start: date | None = facts["a_on"] or facts["planned_a"]
    language = telling.language
    if delay is None or start is None or _is_zero(delay):
        return []
    if not facts["maximum"]:
        if ruling.not_before is None:
            return []
        skipped = _skipped(start, delay, telling)
        return [
            say(
                _AT_LEAST,
                language,
                delay=delay.in_words(language),
                a=moment_in(facts["a"], language),
                skipped=skipped,
                on=on_day(ruling.not_before, language),
            )
        ]
    base = delay.bind(telling.calendar)(start)
    text = _AT_MOST_CLOCK if facts["a"] == Moment.CLOCK_ORIGIN else _AT_MOST
    sentences = [
        say(
            text,
            language,
            delay=delay.in_words(language),
            a=moment_in(facts["a"], language),
            skipped=_skipped(start, delay, telling),
            on=on_day(base, language),
        )
    ]
    extension = facts.get("extension")
    if extension is not None and facts.get("limit") is not None:
        sentences.append(say(_EXTENDED[extension], language, on=on_day(facts["limit"], language)))
    return sentences


def _is_zero(delay: DayDelay) -> bool:
    return isinstance(delay, CalendarDays | BusinessDays) and delay.n == 0


def _skipped(start: date, delay: DayDelay, telling: Telling) -> str:
    phrase = telling.calendar.deadline(start, delay).skipped_in_words(telling.language)
    return f"; {phrase}" if phrase else ""


def _outcome(ruling: Ruling, facts: dict[str, Any], b_day: date, telling: Telling) -> str:
    language = telling.language
    delay: DayDelay | None = facts["delay"]
    is_order = delay is None or _is_zero(delay)
    if ruling.status is Status.MET:
        return (_ORDER_KEPT if is_order else _KEPT)[language]
    if is_order:
        return say(_WRONG_ORDER, language, a=moment_in(facts["a"], language))
    limit: Any = facts["limit"] if facts["maximum"] else ruling.not_before
    if facts["maximum"]:
        return say(_TOO_LATE, language, gap=_gap_words(limit, b_day, delay, telling))
    return say(_TOO_EARLY, language, gap=_gap_words(b_day, limit, delay, telling))


def _gap_words(after: date, through: date, delay: DayDelay | None, telling: Telling) -> str:
    business = isinstance(delay, BusinessDays) and telling.calendar.count(after=after, through=through) > 0
    return days_between(after, through, telling.calendar if business else None, telling.language)
