"""Names as one meets them in Québec, short ones first: what is drawn shrinks to the first of its list."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

__all__ = [
    "CLINICS",
    "CLINIC_ADDRESSES",
    "EMRS",
    "EVIDENCE",
    "OTHER_ADDRESSES",
    "OWN_KEYS",
    "PEOPLE",
    "PERSON_ADDRESSES",
    "REASONS",
    "SAME_VENDOR",
    "SPELLINGS",
]

PEOPLE: Final = ("Anne Roy", "Luc Côté", "Léa Roy", "Marie Gagnon", "Émile Bouchard", "Jean-Guy Lévesque")
PERSON_ADDRESSES: Final = ("a.roy@clinique.example", "l.cote@clinique.example", "m.gagnon@gmf.example")
SPELLINGS: Final = ("{}", "Dre {}", "{}, M.D.", "Dr {}")
"""How one person's name may be written: each is the same person."""

CLINICS: Final = ("Clinique Roy", "GMF du Lac", "Clinique du Parc", "CLINIQUE  ROY", "Clinique Sainte-Thérèse")
CLINIC_ADDRESSES: Final = ("info@clinique.example", "direction@gmf.example")

EMRS: Final = (
    "MYLE", "Ofys", "KinLogix", "Omnimed", "Toubib", "Médesync", "MobileMed",
    "myle", "Medesync", "Kinlogic", "Dossier Plus",
)  # fmt: skip
"""The certified ones first, then other spellings of two of them, then two that are not certified."""

SAME_VENDOR: Final = MappingProxyType(
    {
        "KinLogix": ("Médesync", "KinLogix"),
        "Médesync": ("KinLogix",),
        "Omnimed": ("Toubib", "Omnimed"),
        "MYLE": ("myle",),
    }
)
"""The EMRs of the vendor that owns this one."""

OTHER_ADDRESSES: Final = ("info@ailleurs.example", "VENTESDME@TELUS.COM")
REASONS: Final = ("Congé", "Images à part", "Panne du serveur")
EVIDENCE: Final = ("118", "<b4f1@clinique.example>")
OWN_KEYS: Final = ((("x-dossier", "7"),), (("x-note", '{"é": [true, null]}'),))
