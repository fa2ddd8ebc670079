"""Who signs: the clinic that authorizes (§1), and those who sign the request (§2); what is signed is filled in."""

from __future__ import annotations

from dme_migration.model.names import same_person
from dme_migration.model.parties import ClientKind
from dme_migration.model.request import Request, Signature
from dme_migration.report.worksheet import words
from dme_migration.report.worksheet.parts import Note, Row, Section, Table
from dme_migration.text import Language, day_in_words

__all__ = ["authorization", "signatures"]

_ROOM = 34
_LINES_LEFT = 3
_WIDTHS = (0.34, 0.28, 0.19, 0.19)


def authorization(request: Request, language: Language) -> Section:
    """Give the authorization of the clinic that holds the contract, whatever the objective: §1 excepts none."""
    given = request.authorization
    clinic = given.clinic if given else None
    if clinic is None and request.contract is not None:
        clinic = request.contract.clinic
    table = Table(
        heads=tuple(
            head[language] for head in (words.HOLDER, words.SIGNATORY, words.SIGNATURE, words.SIGNED_ON, words.EVIDENCE)
        ),
        rows=(
            (
                clinic,
                given.signatory if given else None,
                words.RECEIVED[language] if given else None,
                day_in_words(given.signed_on, language, weekday=False) if given else None,
                given.evidence if given else None,
            ),
        ),
        widths=(0.26, 0.22, 0.2, 0.16, 0.16),
        room=_ROOM,
    )
    parts = (Note(f"{words.AUTHORIZES[language]} {words.APART[language]}"), table)
    return Section(title=words.AUTHORIZATION[language], parts=parts)


def signatures(request: Request, language: Language) -> Section:
    """Give a row to each person who signs, or has signed: nobody's signature is lost.

    A physician's is found by name. For a clinic one signature is enough, and a program cannot know who represents it:
    a row waits for that person while nobody has signed.
    """
    kind = request.client.kind if request.client else None
    left = list(request.signatures)
    rows = []
    for number, who in enumerate(request.requesters, 1):
        role = words.REQUESTER.filled(language, n=number)
        mine = [one for one in left if who.name is not None and same_person(one.signatory, who.name)]
        left = [one for one in left if one not in mine]
        rows += [_row(who.name, role, one, language) for one in mine] or [_row(who.name, role, None, language)]
    for_clinic = kind in {ClientKind.CLINIC, None}
    if not request.requesters and kind is not ClientKind.CLINIC:
        rows += [_row(None, words.REQUESTER.filled(language, n=n), None, language) for n in range(1, _LINES_LEFT + 1)]
    other = words.REPRESENTATIVE if kind is ClientKind.CLINIC else words.UNNAMED
    heads = [_row(one.signatory, other[language], one, language) for one in left]
    if for_clinic and not request.signatures:
        heads.append(_row(None, words.REPRESENTATIVE[language], None, language))
    table = Table(
        heads=tuple(head[language] for head in (words.SIGNATORY, words.SIGNATURE, words.SIGNED_ON, words.MEANS)),
        rows=(*heads, *rows) if kind is ClientKind.CLINIC else (*rows, *heads),
        widths=_WIDTHS,
        room=_ROOM,
    )
    said = f"{words.SIGNS[language]} {words.CLINIC_SIGNS[language]}" if for_clinic else words.SIGNS[language]
    return Section(title=words.SIGNATURES[language], parts=(Note(said), table))


def _row(name: str | None, role: str, signature: Signature | None, language: Language) -> Row:
    if signature is None:
        return (name or "", role), None, None, None
    signed_on = day_in_words(signature.signed_on, language, weekday=False)
    return (name or signature.signatory, role), words.RECEIVED[language], signed_on, signature.evidence
