"""Explanations of presence: what is there, what is not, and since when it is late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from dme_migration.model.moment_words import moment_in, of_moment
from dme_migration.model.parties import PARTY_LABELS
from dme_migration.rules.condition import Telling
from dme_migration.rules.status import Ruling
from dme_migration.rules.words import on_day, path_in_words, say, settling, told
from dme_migration.text import Language, Text, joined

if TYPE_CHECKING:
    from dme_migration.rules.present import Present

__all__ = ["describe_presence", "explain_presence"]

_DESCRIPTIONS: Final = {
    "Recorded": Text(fr="{m}, au plus tard le jour {n}.", en="{m}, by the day {n}."),
    "Done": Text(fr="{m} doit être au journal quand vient le jour {n}.", en="{m} is in the journal by the day {n}."),
    "Planned": Text(fr="Le calendrier donne une date\u00a0: {m}.", en="The schedule gives a day: {m}."),
    "Listed": Text(
        fr="Le calendrier nomme l'activité, avec ou sans date\u00a0: {m}.",
        en="The schedule names the activity, dated or not: {m}.",
    ),
    "Agreed": Text(
        fr="{parties} s'entendent sur la date prévue\u00a0: {m}.", en="{parties} agree on the planned day: {m}."
    ),
    "SentTo": Text(fr="Un courriel avec le formulaire rejoint {party}.", en="An e-mail with the form reaches {party}."),
    "OnFile": Text(fr="Au dossier de migration\u00a0: {path}.", en="On file: {path}."),
}


def describe_presence(condition: Present, language: Language) -> str:
    """Say what a condition of presence wants, in general."""
    wanted: dict[str, Any] = attrs.asdict(condition, recurse=False)
    by = wanted.get("by")
    before = wanted.get("once") or (by if isinstance(by, str) else None)
    return say(
        _DESCRIPTIONS[type(condition).__name__],
        language,
        m=moment_in(wanted["moment"], language) if "moment" in wanted else "",
        n=of_moment(before, language) if before else "",
        parties=joined((PARTY_LABELS[p][language] for p in by), language) if isinstance(by, tuple) else "",
        party=PARTY_LABELS[wanted["party"]][language] if "party" in wanted else "",
        path=path_in_words(wanted["fact"], language) if "fact" in wanted else "",
    )


_SENTENCES: Final = {
    "recorded": Text(fr="{m_told} {n_told} C'est à temps.", en="{m_told} {n_told} This is in time."),
    "recorded-unknown": Text(fr="{n_told} {settling}", en="{n_told} {settling}"),
    "recorded-too-late": Text(fr="{n_told} {m_after}", en="{n_told} {m_after}"),
    "recorded-passed": Text(
        fr="Rien n'est inscrit pour {m}, alors que le journal porte une étape qui vient après {n}.",
        en="Nothing is recorded for {m}, while the journal has a step that comes after {n}.",
    ),
    "recorded-awaited": Text(
        fr="Rien n'est encore inscrit pour {m}. C'est à faire au plus tard le jour {of_n}{n_planned}.",
        en="Nothing is recorded yet for {m}. It is needed by the day {of_n}{n_planned}.",
    ),
    "anchor-hole": Text(
        fr="{anchor} n'est pas au journal\u00a0: on ne peut pas savoir si une confirmation a suivi. {settling}",
        en="{anchor} is not in the journal: whether a confirmation followed cannot be known. {settling}",
    ),
    "anchor-awaited": Text(
        fr="{anchor} n'a pas encore eu lieu\u00a0: la confirmation viendra ensuite.",
        en="{anchor} has not taken place yet: the confirmation will follow.",
    ),
    "done": Text(fr="{m_told}", en="{m_told}"),
    "not-done": Text(
        fr="{m} n'est pas au journal, alors qu'une étape qui en avait besoin y est\u00a0: {n}, ou une étape suivante.",
        en="{m} is not in the journal, while a step that needed it is: {n}, or one that follows.",
    ),
    "done-awaited": Text(
        fr="{m} n'est pas encore au journal{m_planned}. C'est à faire au plus tard le jour {of_n}.",
        en="{m} is not in the journal yet{m_planned}. It must be done by the day {of_n}.",
    ),
    "planned": Text(fr="{m_told}", en="{m_told}"),
    "listed": Text(fr="Le calendrier nomme cette activité\u00a0: {m}.", en="The schedule names this activity: {m}."),
    "listed-open": Text(
        fr="Le calendrier est encore en préparation\u00a0: il ne nomme pas encore {m}.",
        en="The schedule is still being drawn up: it does not name {m} yet.",
    ),
    "listed-lacking": Text(
        fr="Le calendrier remis {delivered} ne nomme pas {m}.",
        en="The schedule delivered on {delivered} does not name {m}.",
    ),
    "planned-open": Text(
        fr="Le calendrier est encore en préparation\u00a0: il n'y a pas encore {what}.",
        en="The schedule is still being drawn up: it does not have {what} yet.",
    ),
    "planned-lacking": Text(
        fr="Le calendrier remis {delivered} ne donne pas {what}.",
        en="The schedule delivered on {delivered} does not give {what}.",
    ),
    "planned-unknown": Text(
        fr="Aucun calendrier n'a été remis au client\u00a0: on ne peut pas savoir ce qu'il contient.",
        en="No schedule has been delivered to the client: what it holds cannot be known.",
    ),
    "agreed": Text(
        fr="{m_told} Toutes les parties requises étaient d'accord\u00a0: {parties}.",
        en="{m_told} Every required party had agreed: {parties}.",
    ),
    "not-agreed": Text(
        fr="{m_told}{since} Accord manquant, ou donné trop tard\u00a0: {lacking}.",
        en="{m_told}{since} Agreement missing, or given too late: {lacking}.",
    ),
    "agreed-awaited": Text(
        fr="{m_told}{since} Il manque encore l'accord de ces parties\u00a0: {lacking}.",
        en="{m_told}{since} The agreement of these parties is still missing: {lacking}.",
    ),
    "agreed-undated": Text(
        fr="{m} n'a pas encore de date\u00a0: l'accord viendra avec elle.",
        en="{m} has no day yet: the agreement will come with it.",
    ),
    "agreed-unknown": Text(
        fr="{m} n'a pas de date au calendrier\u00a0: il n'y a rien sur quoi s'entendre.",
        en="{m} has no day in the schedule: there is nothing to agree on.",
    ),
    "sent": Text(
        fr="Un courriel avec le formulaire a rejoint {who} {reached}.",
        en="An e-mail with the form reached {who} on {reached}.",
    ),
    "not-sent": Text(
        fr="Le formulaire a été envoyé par courriel {sent}, mais pas à {address}, {who}.",
        en="The form was e-mailed on {sent}, but not to {address}, {who}.",
    ),
    "sent-awaited": Text(
        fr="Aucun courriel n'a encore porté le formulaire. Il doit aller à {address}, {who}.",
        en="No e-mail has carried the form yet. It must go to {address}, {who}.",
    ),
    "filed.schedule": Text(fr="Le calendrier de migration est établi.", en="The migration schedule is drawn up."),
    "filed.schedule.delivered_on": Text(
        fr="Le calendrier a été remis au client {on}.", en="The schedule was delivered to the client on {on}."
    ),
    "filed.schedule.coordinated_on": Text(
        fr="Les fournisseurs se sont concertés {on}.", en="The vendors coordinated on {on}."
    ),
    "filed.schedule.test_extraction_period": Text(
        fr="La période d'extraction va du {from_day} au {through_day}.",
        en="The extraction period runs from {from_day} through {through_day}.",
    ),
    "filed-awaited.schedule": Text(
        fr="Le calendrier de migration n'est pas encore établi{due}.",
        en="The migration schedule is not drawn up yet{due}.",
    ),
    "filed-awaited.schedule.delivered_on": Text(
        fr="Le calendrier n'a pas encore été remis au client{due}.",
        en="The schedule has not been delivered to the client yet{due}.",
    ),
    "filed-awaited.schedule.coordinated_on": Text(
        fr="Rien ne dit encore que les fournisseurs se sont concertés.",
        en="Nothing says yet that the vendors have coordinated.",
    ),
    "not-filed.schedule": Text(
        fr="Aucun calendrier de migration n'est établi{due}.", en="No migration schedule is drawn up{due}."
    ),
    "not-filed.schedule.delivered_on": Text(
        fr="Le calendrier n'a pas été remis au client{due}.", en="The schedule was not delivered to the client{due}."
    ),
    "not-filed.schedule.coordinated_on": Text(
        fr="Le calendrier est remis, mais rien ne dit que les fournisseurs se sont concertés.",
        en="The schedule is delivered, but nothing says that the vendors coordinated.",
    ),
    "filed-unknown.schedule.coordinated_on": Text(
        fr="On ne peut pas savoir si les fournisseurs se sont concertés. {settling}",
        en="Whether the vendors coordinated cannot be known. {settling}",
    ),
}
_AFTER: Final = Text(fr="{told} C'est trop tard.", en="{told} That is too late.")
_NEVER: Final = Text(fr="À ce jour-là, il manquait\u00a0: {m}.", en="On that day, this was missing: {m}.")
_PLANNED_FOR: Final = Text(fr=" (date prévue\u00a0: {on})", en=" (planned for {on})")
_SINCE: Final = Text(
    fr=" La date a été changée {on}\u00a0: il faut s'entendre de nouveau.",
    en=" The day was changed on {on}: it must be agreed again.",
)
_DUE: Final = Text(fr="; dernier jour\u00a0: {on}", en="; last day: {on}")
_DATE_OF: Final = Text(fr="de date pour {m}", en="a day for {m}")
_PERIOD: Final = Text(fr="de période d'extraction", en="an extraction period")


def explain_presence(ruling: Ruling, telling: Telling) -> list[str]:
    """Say how a condition of presence was judged."""
    language = telling.language
    facts: dict[str, Any] = ruling.told
    values = {
        "m": moment_in(facts["m"], language) if "m" in facts else "",
        "n": moment_in(facts["n"], language) if "n" in facts else "",
        "of_n": of_moment(facts["n"], language) if "n" in facts else "",
        "anchor": moment_in(facts["anchor"], language) if "anchor" in facts else "",
        "m_told": _told(facts, "m", language),
        "n_told": _told(facts, "n", language),
        "m_after": _m_after(facts, language),
        "m_planned": _planned(facts.get("m_planned"), language),
        "n_planned": _planned(facts.get("n_planned"), language),
        "what": _what(facts, language),
        "delivered": on_day(facts["delivered_on"], language) if "delivered_on" in facts else "",
        "parties": joined((PARTY_LABELS[p][language] for p in facts.get("by", ())), language),
        "lacking": joined((PARTY_LABELS[p][language] for p in facts.get("lacking", ())), language),
        "since": _SINCE[language].format(on=on_day(facts["since"], language)) if facts.get("since") else "",
        "who": _who(facts, language),
        "address": facts.get("address") or "",
        "reached": on_day(facts["reached"], language) if facts.get("reached") else "",
        "sent": on_day(facts["sent_on"], language) if facts.get("sent_on") else "",
        "on": on_day(facts["on"], language) if facts.get("on") else "",
        "from_day": on_day(facts["from"], language).removeprefix("le ") if facts.get("from") else "",
        "through_day": on_day(facts["through"], language).removeprefix("le ") if facts.get("through") else "",
        "due": _DUE[language].format(on=on_day(facts["due"], language)) if facts.get("due") else "",
        "settling": settling(ruling.missing, language) if ruling.missing else "",
    }
    name = ruling.why if ruling.why in _SENTENCES else f"{ruling.why}.{facts['fact'].value}"
    return [say(_SENTENCES[name], language, **values).replace("  ", " ").strip()]


def _told(facts: dict[str, Any], key: str, language: Language) -> str:
    if key not in facts:
        return ""
    return told(facts[key], facts.get(f"{key}_on"), facts.get(f"{key}_planned"), language) or ""


def _m_after(facts: dict[str, Any], language: Language) -> str:
    if facts.get("m_on") is not None:
        return _AFTER[language].format(told=_told(facts, "m", language))
    return _NEVER[language].format(m=moment_in(facts["m"], language)) if "m" in facts else ""


def _planned(day: Any, language: Language) -> str:
    return _PLANNED_FOR[language].format(on=on_day(day, language)) if day is not None else ""


def _what(facts: dict[str, Any], language: Language) -> str:
    if "m" in facts:
        return _DATE_OF[language].format(m=moment_in(facts["m"], language))
    return _PERIOD[language]


def _who(facts: dict[str, Any], language: Language) -> str:
    if "party" not in facts:
        return ""
    label = PARTY_LABELS[facts["party"]][language]
    name = facts.get("name")
    return f"{label} ({name})" if name and name not in label else label
