"""The pages of the JSON documents: their list, then one page each, with every field and an example."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from dme_migration.model import CASE_FORMAT, DataSelection, MigrationCase
from dme_migration.serialization import SCHEMAS, case_to, load_case, schema
from dme_migration.serialization.scalars import Scalar
from dme_migration.serialization.shapes import Key, ListOf, ObjectOf, shape_of
from dme_migration.text import Language, Text
from dme_migration.vectors import folder
from scripts.reference.fields import meaning
from scripts.reference.json_examples import CHECKOUT, COMMANDS, command_of, cut, example
from scripts.reference.json_types import OBJECT, Field, list_in_words, objects_of, scalar_in_words, type_in_words
from scripts.reference.writing import Page, code, colon, link, prompt

__all__ = ["pages", "titles"]

_CASE: Final = "case"
_WHOLE: Final = CHECKOUT / "examples" / "compliant.json"
_TITLE: Final = Text(fr="Les documents JSON", en="The JSON documents")
_ABOUT: Final = Text(
    fr="Ce que la bibliothèque lit, et ce qu'elle écrit\u00a0: chaque document, ses champs et un exemple.",
    en="What the library reads, and what it writes: each document, its fields and an example.",
)
_RULES: Final = (
    Text(
        fr="Un format porte un numéro. Sous un même numéro, aucune clé ne disparaît d'un document qui sort; il peut en "
        "venir de nouvelles. Ce qu'une version a écrit, toute version suivante le lit.",
        en="A format bears a number. Within a number, no key disappears from a document that comes out; new ones may "
        "come. What one version wrote, every later one reads.",
    ),
    Text(
        fr="Un jour s'écrit AAAA-MM-JJ. Un instant porte son décalage\u00a0: `2026-03-02T09:00:00-05:00`.",
        en="A day is written YYYY-MM-DD. An instant bears its offset: `2026-03-02T09:00:00-05:00`.",
    ),
    Text(
        fr="Dans un dossier de migration, une clé inconnue est refusée, sauf celle qui commence par `x-`\u00a0: elle "
        "est à vous, gardée et récrite telle quelle.",
        en="In a case, an unknown key is refused, save one that begins with `x-`: it is yours, kept and written back "
        "as it is.",
    ),
    Text(
        fr="`dme-migration show schema NOM` donne le schéma JSON (2020-12) de chacun.",
        en="`dme-migration show schema NAME` gives the JSON Schema (2020-12) of each.",
    ),
)
_PRINTED: Final = Text(
    fr="Exemple, chaque liste réduite à une entrée\u00a0:", en="Example, each list cut to one entry:"
)
_FILE: Final = Text(
    fr="Exemple (le fichier `access.json`), chaque liste réduite à une entrée\u00a0:",
    en="Example (the file `access.json`), each list cut to one entry:",
)
_EXAMPLE: Final = Text(
    fr="Exemple (`examples/compliant.json`), chaque liste réduite à une entrée; ses parties reviennent plus bas, "
    "chacune avec ses champs\u00a0:",
    en="Example (`examples/compliant.json`), each list cut to one entry; its parts come again below, each with its "
    "fields:",
)
_NEEDED: Final = Text(fr="obligatoire", en="required")
_FIELDS: Final = Text(fr="Le document", en="The document")
_OTHER: Final = Text(fr="L'autre forme du document", en="The other form of the document")
_SHARED: Final = Text(fr="Ce qui vaut pour tous", en="What holds for all")


@cache
def titles() -> tuple[tuple[str, Text], ...]:
    """Give each document with its title, in the order of the schemas."""
    found = []
    for name in SCHEMAS:
        french, _, english = schema(name)["title"].partition(" / ")
        found.append((name, Text(fr=french, en=english or french)))
    return tuple(found)


def pages(language: Language) -> Iterator[tuple[str, str]]:
    """Give each page, by its path within the reference."""
    yield "json.md", str(_index(language))
    for name, title in titles():
        page = Page(language, title)
        page.text(meaning(name, "document").words)
        if name == _CASE:
            _case(page, language)
        else:
            _printed(page, name, language)
        yield f"json/{name}.md", str(page)


def _index(language: Language) -> Page:
    page = Page(language, _TITLE)
    page.text(_ABOUT)
    page.bullets(
        f"{link(title[language], f'json/{name}.md')} ({code(name)}){colon(language)} {_lower(name, language)}"
        for name, title in titles()
    )
    page.heading(2, _SHARED[language])
    page.bullets(_RULES)
    return page


def _lower(name: str, language: Language) -> str:
    words = meaning(name, "document").words[language]
    return words[:1].lower() + words[1:]


def _printed(page: Page, name: str, language: Language) -> None:
    """Write an example of a document that comes out, then its fields, object by object."""
    if name in COMMANDS:
        page.block("console", prompt(command_of(name, language)))
        page.text(_PRINTED)
        shown = example(name, language)
    else:
        page.text(_FILE)
        shown = cut(json.loads(folder()["access.json"]))
    page.block("json", json.dumps(shown, ensure_ascii=False, indent=2))
    told: set[tuple[str, ...]] = set()
    for path, fields in objects_of(name, schema(name)):
        words = [_field(name, field, language) for field in fields]
        if (key := (path, *words)) not in told:
            whole = _OTHER if told else _FIELDS
            page.heading(2, code(path) if path else whole[language])
            page.bullets(words)
        told.add(key)


def _field(name: str, field: Field, language: Language) -> str:
    kind = type_in_words(field.schema, language)
    return f"{code(field.key)} ({kind}){colon(language)} {meaning(name, field.path).words[language]}"


def _case(page: Page, language: Language) -> None:
    """Write the case document: an example whole, then its fields, class by class, each with its excerpt."""
    document: dict[str, Any] = case_to(load_case(_WHOLE.read_bytes()))
    page.text(_EXAMPLE)
    page.block("json", json.dumps(cut(document), ensure_ascii=False, indent=2))
    waiting: list[tuple[type, str, Any]] = [(MigrationCase, "", document)]
    while waiting:
        kind, path, value = waiting.pop(0)
        keys = shape_of(kind).keys.values()
        held = [(key, item) for key in keys if isinstance(item := _item(key), ObjectOf)]
        page.heading(2, code(path) if path else _FIELDS[language])
        if path:
            page.text(meaning(_CASE, kind.__name__).words)
        if value and not held:
            page.block("json", json.dumps(cut(value), ensure_ascii=False, indent=2))
        if kind is not DataSelection:
            format_key = () if path else (_format(language),)
            page.bullets((*format_key, *(_key(kind, key, language) for key in keys)))
        for key, item in held:
            mark, inner = "", (value or {}).get(key.name)
            if isinstance(key.holds, ListOf):
                mark, inner = "[]", next(iter(inner or ()), None)
            waiting.append((item.kind, f"{path}.{key.name}{mark}".removeprefix("."), inner))


def _format(language: Language) -> str:
    words = meaning(_CASE, "format").words[language]
    return f"{code('format')} ({code(CASE_FORMAT)}, {_NEEDED[language]}){colon(language)} {words}"


def _item(key: Key) -> Scalar | ObjectOf:
    return key.holds.item if isinstance(key.holds, ListOf) else key.holds


def _key(kind: type, key: Key, language: Language) -> str:
    words = meaning(_CASE, f"{kind.__name__}.{key.name}").words[language]
    needed = f", {_NEEDED[language]}" if key.required else ""
    item = _item(key)
    held = OBJECT[language] if isinstance(item, ObjectOf) else scalar_in_words(item, language)
    if isinstance(key.holds, ListOf):
        held = list_in_words(held, language)
    return f"{code(key.name)} ({held}{needed}){colon(language)} {words}"
