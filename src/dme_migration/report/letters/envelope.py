"""To whom a letter goes, and from whom: each address checked, one copy for an address, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs

from dme_migration.model import Party
from dme_migration.report.letters.addresses import is_address
from dme_migration.report.letters.declaration import Letter
from dme_migration.report.letters.facts import Facts
from dme_migration.report.letters.lacking import Lacking
from dme_migration.text import Text

__all__ = ["Envelope", "Mailbox", "envelope_of"]

_PATHS: Final = {
    Party.CLIENT: "request.client.email",
    Party.CONTRACTING_CLINIC: "request.contract.email",
    Party.SOURCE_VENDOR: "request.source_emr",
    Party.RECEIVING_VENDOR: "request.receiving_emr",
}
"""Where the case says to whom to write; it says nothing of the complainant."""
_ABSENT: Final = {
    Party.CLIENT: Text(fr="inscrivez le courriel du client.", en="enter the client's e-mail address."),
    Party.CONTRACTING_CLINIC: Text(
        fr="inscrivez le courriel de la clinique contractante.", en="enter the contracting clinic's e-mail address."
    ),
    Party.SOURCE_VENDOR: Text(
        fr="nommez un DMÉ de la liste des DMÉ certifiés, ou donnez vous-même l'adresse du fournisseur émetteur.",
        en="name an EMR of the list of certified EMRs, or give the source vendor's address yourself.",
    ),
    Party.RECEIVING_VENDOR: Text(
        fr="nommez un DMÉ de la liste des DMÉ certifiés, ou donnez vous-même l'adresse du fournisseur receveur.",
        en="name an EMR of the list of certified EMRs, or give the receiving vendor's address yourself.",
    ),
}
_UNFIT: Final = Text(
    fr="ce n'est pas une adresse de courriel à laquelle on peut écrire; corrigez-la.",
    en="this is no e-mail address that can be written to; correct it.",
)


@attrs.frozen(kw_only=True)
class Mailbox:
    """A party as a header names it."""

    party: Party
    name: str
    address: str


@attrs.frozen(kw_only=True)
class Envelope:
    """Who writes, to whom, with copies to whom; and the addresses that are missing or unfit.

    ``unaddressed`` holds the parties whose address no case can hold: the letter is a draft without them.
    """

    writer: Mailbox | None
    to: tuple[Mailbox, ...]
    copies: tuple[Mailbox, ...]
    unaddressed: tuple[Party, ...]
    missing: tuple[Lacking, ...]


def envelope_of(letter: Letter, facts: Facts) -> Envelope:
    """Address a letter."""
    missing: dict[str, Lacking] = {}
    unaddressed: list[Party] = []

    def mailbox(party: Party) -> Mailbox | None:
        address, path = facts.address(party), _PATHS.get(party)
        if address is not None and is_address(address):
            return Mailbox(party=party, name=facts.name(party) or "", address=address)
        if path is not None:
            missing.setdefault(path, Lacking(path=path, remedy=_ABSENT[party] if address is None else _UNFIT))
        elif address is None:
            unaddressed.append(party)
        else:
            missing.setdefault(party, Lacking(path=party, remedy=_UNFIT))
        return None

    writer = mailbox(letter.writer_for(facts))
    own = {writer.address.casefold()} if writer is not None else set()
    to = _unlike((mailbox(party) for party in letter.recipients(facts)), set())
    # One vendor that plays both roles does not write to itself, unless nobody else would be written to.
    to = tuple(box for box in to if box.address.casefold() not in own) or to
    known = own | {box.address.casefold() for box in to}
    copies = _unlike((mailbox(party) for party in letter.copies), known)
    return Envelope(
        writer=writer, to=to, copies=copies, unaddressed=tuple(unaddressed), missing=tuple(missing.values())
    )


def _unlike(boxes: Iterable[Mailbox | None], known: set[str]) -> tuple[Mailbox, ...]:
    """Keep one mailbox for each address, in order."""
    seen, kept = set(known), []
    for box in boxes:
        if box is not None and box.address.casefold() not in seen:
            seen.add(box.address.casefold())
            kept.append(box)
    return tuple(kept)
