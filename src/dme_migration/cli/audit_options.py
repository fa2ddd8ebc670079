"""What ``audit`` may be asked: what to read, what to look at, what to write."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

import click

from dme_migration.cli.audit_csv import GROUPS
from dme_migration.cli.cases import once
from dme_migration.cli.commands import Argument, Option
from dme_migration.cli.kinds import Moment, Number, OneOf, ParamType
from dme_migration.cli.session import language_of
from dme_migration.cli.wording import did_you_mean, quoted
from dme_migration.model import CERTIFIED_EMRS, Party
from dme_migration.model.names import same_name
from dme_migration.rules import STANDARD_RULEBOOK
from dme_migration.text import NBSP, Text, joined

__all__ = ["Kind", "audit_options", "paths_argument"]

_MOST_JOBS: Final = 64
_VENDORS: Final = tuple(dict.fromkeys(product.vendor for product in CERTIFIED_EMRS.products))
_NO_VENDOR: Final = Text(
    fr="il n'y a pas de fournisseur {value}; ceux des DMÉ certifiés sont {known}.",
    en="there is no vendor {value}; those of the certified EMRs are {known}.",
)
_A_DAY: Final = Text(fr="{value} n'est pas un jour (2026-03-10).", en="{value} is not a day (2026-03-10).")


class Kind(StrEnum):
    """What an audit writes."""

    TABLE = "table"
    CSV = "csv"
    NDJSON = "ndjson"
    HTML = "html"
    JSON = "json"


class _Vendor(ParamType):
    """A vendor of the list of certified EMRs, by its name; a mistyped one would leave every case out."""

    name = "vendor"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Find the vendor, whatever the case of letters, accents and spaces."""
        written, language = str(value), language_of(ctx)
        found = next((vendor for vendor in _VENDORS if same_name(vendor, written)), None)
        if found is None:
            said = _NO_VENDOR.filled(language, value=quoted(written, language), known=joined(_VENDORS, language))
            self.fail(said + did_you_mean(written, _VENDORS, language), param, ctx)
        return found


class _Day(Moment):
    """A day, and no instant."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day by its shape."""
        day = super().convert(value, param, ctx)
        if isinstance(day, datetime):
            self.fail(_A_DAY.filled(language_of(ctx), value=quoted(str(value), language_of(ctx))), param, ctx)
        return day


def _kinds() -> OneOf:
    return OneOf(
        ("table", "csv", "ndjson", "html", "json", "text"), lambda word: Kind("table" if word == "text" else word)
    )


def paths_argument() -> Argument:
    """Make the argument that names files, folders or standard input."""
    return Argument(["paths"], shown=Text(fr="CHEMIN", en="PATH"), nargs=-1, required=True, callback=once)


def audit_options() -> list[Option]:
    """Make the options of an audit alone."""
    return [
        Option(
            ["--format", "kind"],
            about=Text(
                fr="Ce qui s'écrit; table si rien n'est dit, et text en est un autre nom.",
                en="What is written; table when nothing is said, and text is another name of it.",
            ),
            type=_kinds(),
        ),
        Option(
            ["-o", "--output"],
            about=Text(
                fr="Le fichier à écrire, en entier ou pas du tout, même s'il existe; la sortie standard si rien n'est "
                "dit.",
                en="The file to write, whole or not at all, even if it is there; standard output when nothing is said.",
            ),
            shown=Text(fr="FICHIER", en="FILE"),
        ),
        Option(
            ["--jobs"],
            about=Text(
                fr="Le nombre de processus; un seul si rien n'est dit. La réponse est la même.",
                en="How many processes; one when nothing is said. The answer is the same.",
            ),
            type=Number(_MOST_JOBS, 1),
            default=1,
        ),
        Option(
            ["--since"],
            about=Text(
                fr=f"Seulement ce qui a été transmis ce jour-là ou après{NBSP}: la première transmission avec le "
                "formulaire.",
                en="Only what was transmitted on that day or later: the first transmission with the form.",
            ),
            shown=Text(fr="JOUR", en="DAY"),
            type=_Day(),
        ),
        Option(
            ["--obligation"],
            about=Text(
                fr="Une seule exigence, par son identifiant; répétable.",
                en="One requirement only, by its id; repeatable.",
            ),
            shown=Text(fr="ID", en="ID"),
            type=OneOf(STANDARD_RULEBOOK.ids, listed=False),
            multiple=True,
        ),
        Option(
            ["--vendor"],
            about=Text(
                fr="Seulement ce à quoi ce fournisseur prend part, par son nom; répétable.",
                en="Only what this vendor has a part in, by its name; repeatable.",
            ),
            shown=Text(fr="NOM", en="NAME"),
            type=_Vendor(),
            multiple=True,
        ),
        Option(
            ["--party"],
            about=Text(
                fr=f"Seulement ce dont cette partie répond{NBSP}: {', '.join(Party)}; répétable.",
                en=f"Only what this party answers for: {', '.join(Party)}; repeatable.",
            ),
            shown=Text(fr="PARTIE", en="PARTY"),
            type=OneOf(Party, Party),
            multiple=True,
        ),
        Option(
            ["--by"],
            about=Text(
                fr=f"Avec --format csv{NBSP}: les taux par exigence, fournisseur, objectif ou mois, plutôt qu'une "
                "ligne par document.",
                en="With --format csv: the rates by requirement, vendor, objective or month, rather than a line for "
                "each document.",
            ),
            type=OneOf(GROUPS),
        ),
    ]
