"""A page read by the standard library's parser: what is said, with which tags; a tag left open is refused."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

VOID: Final = frozenset({"meta", "br", "hr", "img", "link", "input"})
FOREIGN: Final = frozenset({"svg"})


class Reader(HTMLParser):
    """What stands in a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[tuple[int, str]] = []
        self.said: list[str] = []
        self.styles: list[str] = []
        self.declared: str | None = None

    def handle_decl(self, decl: str) -> None:
        self.declared = decl

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs), f"an attribute stands twice: {attrs}"
        if tag not in VOID:
            self.open.append(tag)
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append((int(tag[1]), ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        assert tag in VOID or FOREIGN & set(self.open), f"<{tag}/> outside a drawing"

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another"

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            self.styles.append(data)
            return
        self.said.append(data)
        if self.headings and self.open and self.open[-1] == f"h{self.headings[-1][0]}":
            self.headings[-1] = (self.headings[-1][0], self.headings[-1][1] + data)

    @property
    def text(self) -> str:
        """Give all that is said, with plain spaces."""
        return plain("".join(self.said))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """Give the attributes of each tag of a name."""
        return [found for name, found in self.tags if name == tag]


def plain(words: str) -> str:
    """Make every space plain, and one."""
    return " ".join(words.split())


def read(page: str) -> Reader:
    """Read a page whole."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader
