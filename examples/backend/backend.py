"""The backend of Logiciels du Fleuve, a vendor that does not exist: migrations in SQLite, judged by its own code.

Nothing here knows `dme_migration`. The tables, the words and the rules are the vendor's own: days as text, one row for
each plan ever made of a step, steps by short French codes. The machine of `test_backend.py` tells whether it is right.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from .holidays import HOLIDAYS

__all__ = ["Backend", "Judgement"]

SCHEMA: Final = """
CREATE TABLE demande (emetteur TEXT, receveur TEXT, clinique TEXT, donnees_hors_portee INTEGER);
CREATE TABLE signataire (nom TEXT PRIMARY KEY, signe_le TEXT);
CREATE TABLE autorisation (clinique TEXT, signee_le TEXT);
CREATE TABLE envoi (destinataire TEXT, jour TEXT, courriel INTEGER, formulaire INTEGER);
CREATE TABLE prevision (etape TEXT, jour TEXT, inscrite_le TEXT);
CREATE TABLE realisation (etape TEXT, jour TEXT);
CREATE TABLE renonciation (exigence TEXT, partie TEXT);
CREATE TABLE ferie (jour TEXT PRIMARY KEY);
"""

BUREAU: Final = "certification.homologation@msss.gouv.qc.ca"
ADDRESSES: Final = {
    "KinLogix": "ventesdme@telus.com",
    "Médesync": "ventesdme@telus.com",
    "MobileMed": "support@softinfo.ca",
    "MYLE": "deploiement@medfarsolutions.com",
    "Ofys": "support@infodata.ca",
    "Omnimed": "importations@omnimed.com",
    "Toubib": "importations@omnimed.com",
}
"""The certified EMRs that the vendor deals with, each with the address that takes requests."""

ORDERS: Final = {
    "preanalyse-apres-extraction": ("extraction_test", "debut_preanalyse"),
    "soumission-apres-preanalyse": ("fin_preanalyse", "soumission"),
    "extraction-finale-apres-coupure": ("coupure", "extraction_finale"),
    "production-apres-extraction-finale": ("extraction_finale", "production"),
    "utilisation-apres-production": ("production", "utilisation"),
}
AFTER_EXTRACTION: Final = frozenset(
    {"debut_preanalyse", "fin_preanalyse", "soumission", "importation_test", "controle", "seance"}
    | {"approbation", "coupure", "extraction_finale", "production", "utilisation"}
)
AFTER_VALIDATION: Final = frozenset({"coupure", "extraction_finale", "production", "utilisation"})
WAIVED_BY: Final = {
    "fenetre-de-validation": "client",
    "validation-a-temps": "receveur",
    "extraction-21-jours": "client",
}


class Judgement(NamedTuple):
    """« ok », « retard », « attente », « inconnu », « renonce » or « sans objet », with the limit when there is one."""

    state: str
    latest: date | None = None
    earliest: date | None = None


class Backend:
    """One migration, in a database of its own."""

    access_counted_from = "production"

    def __init__(self, path: str = ":memory:") -> None:
        self._db = sqlite3.connect(path)
        self._db.executescript(SCHEMA)
        self._db.executemany("INSERT INTO ferie VALUES (?)", [(str(day),) for day in HOLIDAYS])

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    # What the vendor's screens write

    def open(self, source: str, receiving: str, clinic: str, *, signatories: list[str], extra_data: bool) -> None:
        """Open a request; ``signatories`` must all sign, when physicians ask themselves."""
        self._db.execute("INSERT INTO demande VALUES (?, ?, ?, ?)", (source, receiving, clinic, extra_data))
        self._db.executemany("INSERT INTO signataire VALUES (?, NULL)", [(name,) for name in signatories])

    def sign(self, name: str, day: date) -> None:
        """Record a signature on the form."""
        self._db.execute("INSERT OR REPLACE INTO signataire VALUES (?, ?)", (name, str(day)))

    def authorize(self, clinic: str, day: date) -> None:
        """Record the written authorization of a clinic."""
        self._db.execute("INSERT INTO autorisation VALUES (?, ?)", (clinic, str(day)))

    def send(self, recipients: tuple[str, ...], day: date, *, email: bool, form: bool) -> None:
        """Record one sending, a row for each recipient."""
        rows = [(address, str(day), email, form) for address in recipients or ("",)]
        self._db.executemany("INSERT INTO envoi VALUES (?, ?, ?, ?)", rows)

    def foresee(self, step: str, day: date | None, on: date) -> None:
        """Plan a step, or plan it anew; without a day, it is only listed."""
        self._db.execute("INSERT INTO prevision VALUES (?, ?, ?)", (step, day and str(day), str(on)))

    def do(self, step: str, day: date) -> None:
        """Record that a step was done."""
        self._db.execute("INSERT INTO realisation VALUES (?, ?)", (step, str(day)))

    def waive(self, requirement: str, party: str) -> None:
        """Record that a party waives a requirement."""
        self._db.execute("INSERT INTO renonciation VALUES (?, ?)", (requirement, party))

    # What the vendor's reports read

    def _day(self, query: str, *values: str) -> date | None:
        row = self._db.execute(query, values).fetchone()
        return date.fromisoformat(row[0]) if row and row[0] else None

    def _done(self, step: str) -> date | None:
        return self._day("SELECT MIN(jour) FROM realisation WHERE etape = ?", step)

    def _foreseen(self, step: str, at: date) -> date | None:
        # The first plan stands from the beginning; those that follow, from the day on which they were written.
        rows = self._db.execute("SELECT jour, inscrite_le FROM prevision WHERE etape = ? ORDER BY rowid", (step,))
        plans = [day for place, (day, written) in enumerate(rows) if place == 0 or written <= str(at)]
        return date.fromisoformat(plans[-1]) if plans and plans[-1] else None

    def _any_done(self, steps: frozenset[str]) -> bool:
        return any(step in steps for (step,) in self._db.execute("SELECT etape FROM realisation"))

    def add_business_days(self, day: date, n: int) -> date:
        """Give the n-th business day after a day, which does not count."""
        while n:
            day += timedelta(days=1)
            n -= self.is_business_day(day)
        return day

    def business_day_from(self, day: date) -> date:
        """Give the day itself when it is a business day, else the next one."""
        while not self.is_business_day(day):
            day += timedelta(days=1)
        return day

    def is_business_day(self, day: date) -> bool:
        """Tell whether the vendor's table leaves the day open."""
        closed = self._db.execute("SELECT 1 FROM ferie WHERE jour = ?", (str(day),)).fetchone()
        return day.weekday() < 5 and closed is None

    # How the vendor judges

    def judge(self, today: date) -> Iterator[tuple[str, Judgement]]:
        """Judge each requirement at the end of a day."""
        for name, found in self._judged(today):
            party = WAIVED_BY.get(name)
            given = self._db.execute(
                "SELECT 1 FROM renonciation WHERE exigence = ? AND partie = ?", (name, party)
            ).fetchone()
            yield name, found._replace(state="renonce") if found.state == "retard" and given else found

    def _judged(self, today: date) -> Iterator[tuple[str, Judgement]]:
        yield "autorisation-ecrite", self._authorized()
        yield "envoi-au-bureau", self._sent_to_bureau()
        if not self._db.execute("SELECT donnees_hors_portee FROM demande").fetchone()[0]:
            yield "extraction-21-jours", self._extracted_in_time(today)
        yield "fenetre-de-validation", self._validation_window(today)
        yield "validation-a-temps", self._validated_in_time(today)
        for name, (first, second) in ORDERS.items():
            yield name, self._apart(first, second, 0, today)
        yield "acces-90-jours", self._apart(self.access_counted_from, "retrait", 90, today)

    def _authorized(self) -> Judgement:
        signed = self._day("SELECT signee_le FROM autorisation")
        sent = self._day("SELECT MIN(jour) FROM envoi WHERE formulaire")
        if signed and (sent is None or signed <= sent):
            return Judgement("ok")
        return Judgement("retard" if sent else "attente")

    def _sent_to_bureau(self) -> Judgement:
        emails = [to for (to,) in self._db.execute("SELECT destinataire FROM envoi WHERE courriel AND formulaire")]
        return Judgement("ok" if BUREAU in emails else "retard" if emails else "attente")

    def _all_in_order(self) -> date | None:
        """Give the day when everybody had the form, signed and authorized."""
        source, receiving, clinic = self._db.execute("SELECT emetteur, receveur, clinique FROM demande").fetchone()
        recipients = [ADDRESSES[emr] for emr in (source, receiving) if emr in ADDRESSES]
        days = [
            self._day("SELECT MIN(jour) FROM envoi WHERE destinataire = ? AND courriel AND formulaire", address)
            for address in (*recipients, BUREAU)
        ]
        days.append(self._day("SELECT signee_le FROM autorisation WHERE clinique = ?", clinic))
        unsigned = self._db.execute("SELECT 1 FROM signataire WHERE signe_le IS NULL").fetchone()
        days.append(None if unsigned else self._day("SELECT MAX(signe_le) FROM signataire"))
        known = [day for day in days if day is not None]
        return max(known) if len(known) == len(days) else None

    def _extracted_in_time(self, today: date) -> Judgement:
        (source,) = self._db.execute("SELECT emetteur FROM demande").fetchone()
        if source not in ADDRESSES:
            return Judgement("sans objet")
        start, done = self._all_in_order(), self._done("extraction_test")
        if start is None:
            return Judgement("inconnu" if done else "rien")
        # Day 1 is the next business day, so that day 21 is twenty days later; an end on a day off runs on.
        latest = self.business_day_from(self.business_day_from(start + timedelta(days=1)) + timedelta(days=20))
        if done:
            return Judgement("ok" if done <= latest else "retard", latest)
        if today <= latest:
            return Judgement("attente", latest)
        return Judgement("inconnu" if self._any_done(AFTER_EXTRACTION) else "retard", latest)

    def _validation_window(self, today: date) -> Judgement:
        at = self._done("validation") or today
        submission, validation = self._foreseen("soumission", at), self._foreseen("validation", at)
        earliest = submission and self.add_business_days(submission, 7)
        if earliest is None or validation is None:
            return Judgement("rien", earliest=earliest)
        return Judgement("ok" if validation >= earliest else "retard", earliest=earliest)

    def _validated_in_time(self, today: date) -> Judgement:
        submitted, validated = self._done("soumission"), self._done("validation")
        start = submitted or self._foreseen("soumission", today)
        if validated and not submitted:
            return Judgement("inconnu")
        if start is None:
            return Judgement("rien")
        planned = self._foreseen("validation", validated or today)
        latest = max(self.add_business_days(start, 7), planned or start)
        if validated:
            return Judgement("ok" if validated <= latest else "retard", latest)
        if not submitted or today <= latest:
            return Judgement("attente", latest)
        return Judgement("inconnu" if self._any_done(AFTER_VALIDATION) else "retard", latest)

    def _apart(self, first: str, second: str, days: int, today: date) -> Judgement:
        """Judge that a step comes so many days after another, or later."""
        a_done, b_done = self._done(first), self._done(second)
        a_planned, b_planned = self._foreseen(first, today), self._foreseen(second, today)
        a, b = a_done or a_planned, b_done or b_planned
        earliest = a and a + timedelta(days=days)
        if b_done and not a_done:
            return Judgement("retard" if a_planned and a_planned > today else "inconnu", earliest=earliest)
        if a is None or b is None or earliest is None:
            return Judgement("rien", earliest=earliest)
        if a_done and not b_done and b < a_done:
            return Judgement("attente", earliest=earliest)
        return Judgement("ok" if b >= earliest else "retard", earliest=earliest)
