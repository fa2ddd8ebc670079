"""Asking on a terminal, in the reader's language: lines, yes or no, one of several."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

import attrs
import click

from dme_migration.cli.layout import Page, Style
from dme_migration.cli.output import Output, cleaned, fitted
from dme_migration.cli.wording import nearest
from dme_migration.text import NBSP, Language, Text

__all__ = ["Asking"]

_T = TypeVar("_T")
_YES: Final = frozenset({"o", "oui", "y", "yes"})
_NO: Final = frozenset({"n", "non", "no"})
_YES_OR_NO: Final = Text(fr="Répondez o (oui) ou n (non).", en="Answer y (yes) or n (no).")
_BOTH: Final = (Text(fr="[O/n]", en="[Y/n]"), Text(fr="[o/N]", en="[y/N]"))
_CHOICE: Final = Text(fr="Votre réponse, de 1 à {most} [1]", en="Your answer, 1 to {most} [1]")
_ONE_OF: Final = Text(fr="Répondez par un des numéros.", en="Answer with one of the numbers.")


_UNREADABLE: Final = Text(
    fr="Cette réponse ne se lit pas comme du texte\u00a0: écrivez-la de nouveau.",
    en="That answer does not read as text: please write it again.",
)


@attrs.frozen
class Asking:
    """A conversation on standard error, so that what is asked never mixes with what is written."""

    language: Language
    output: Output

    def say(self, text: Text, *, style: Style = Style.PLAIN, **values: object) -> None:
        """Say a sentence."""
        page = Page()
        page.text(text.filled(self.language, **values), style=style)
        self.output.warn(str(page))

    def line(self, question: Text, *, default: str = "") -> str:
        """Ask for a line; an empty answer takes the default."""
        shown = f" [{cleaned(default)}]" if default else ""
        while True:
            answer = self._prompt(question[self.language] + shown).strip()
            if answer.isascii() or not any("\ud800" <= c <= "\udfff" for c in answer):
                return answer or default
            self.say(_UNREADABLE, style=Style.CARE)  # bytes of another encoding than the terminal's

    def valid(self, question: Text, read: Callable[[str], _T | None], refused: Text, *, default: str = "") -> _T:
        """Ask until the answer reads."""
        while True:
            answer = read(self.line(question, default=default))
            if answer is not None:
                return answer
            self.say(refused, style=Style.CARE)

    def yes(self, question: Text, *, default: bool = True, **values: object) -> bool:
        """Ask yes or no."""
        asked = f"{cleaned(question.filled(self.language, **values))} {_BOTH[not default][self.language]}"
        while True:
            answer = self._prompt(asked).strip().casefold()
            if not answer or answer in _YES | _NO:
                return answer in _YES if answer else default
            self.say(_YES_OR_NO, style=Style.CARE)

    def one_of(self, question: Text, choices: Iterable[tuple[_T, str]]) -> _T:
        """Ask for one of several, by number or by name; an empty answer takes the first."""
        options = list(choices)
        page = Page()
        page.text(question[self.language])
        for number, (_, label) in enumerate(options, 1):
            page.text(label, indent=2, lead=f"{number}. ", hang=3)
        self.output.warn(str(page))
        names = {str(value): value for value, _ in options}
        while True:
            answer = self._prompt(_CHOICE.filled(self.language, most=len(options))).strip()
            if not answer:
                return options[0][0]
            if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(options):
                return options[int(answer) - 1][0]
            if (near := nearest(answer, names)) is not None:
                return names[near]
            self.say(_ONE_OF, style=Style.CARE)

    def _prompt(self, words: str) -> str:
        colon = f"{NBSP}: " if self.language is Language.FR else ": "
        encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
        answer: str = click.prompt(
            fitted(words, encoding), default="", show_default=False, prompt_suffix=fitted(colon, encoding), err=True
        )
        return answer
