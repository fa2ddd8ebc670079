"""What an option of ``letters`` holds: a party and the address to write to it."""

from __future__ import annotations

from typing import Any, Final

import click

from dme_migration.cli.kinds import ParamType
from dme_migration.cli.session import language_of
from dme_migration.cli.wording import did_you_mean, quoted
from dme_migration.model import Party
from dme_migration.report.letters.addresses import is_address
from dme_migration.text import Text

__all__ = ["PartyAddress"]

_NO_PAIR: Final = Text(
    fr="{value} ne s'écrit pas PARTIE=ADRESSE, par exemple complainant=a.roy@clinique.example.",
    en="{value} is not written PARTY=ADDRESS, such as complainant=a.roy@clinique.example.",
)
_NO_PARTY: Final = Text(fr="il n'y a pas de partie {value}.", en="there is no party {value}.")
_NO_ADDRESS: Final = Text(
    fr="{value} n'est pas une adresse de courriel à laquelle on peut écrire.",
    en="{value} is no e-mail address that can be written to.",
)


class PartyAddress(ParamType):
    """A party and its address, ``PARTY=ADDRESS``."""

    name = "address"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[Party, str]:
        """Split and check both halves."""
        if isinstance(value, tuple):
            return Party(value[0]), str(value[1])
        written, language = str(value), language_of(ctx)
        name, equals, address = (part.strip() for part in written.partition("="))
        if not equals or not name:
            self.fail(_NO_PAIR.filled(language, value=quoted(written, language)), param, ctx)
        if name not in set(Party):
            said = _NO_PARTY.filled(language, value=quoted(name, language))
            self.fail(said + did_you_mean(name, Party, language), param, ctx)
        if not is_address(address):
            self.fail(_NO_ADDRESS.filled(language, value=quoted(address, language)), param, ctx)
        return Party(name), address
