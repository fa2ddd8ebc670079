"""Every letter in both languages, as a reader sees it: ``python -m tests.report.letters.golden`` writes the file.

Read it aloud after a change of words: the test only says that something changed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.report.letters.scenes import SCENES, text_of, written

FILE: Final = Path(__file__).parent / "golden.txt"


def everything() -> str:
    """Write every letter, its headers first."""
    told = []
    for scene in SCENES:
        for language in ("fr", "en"):
            message = written(scene, language)
            heads = [f"{name}: {message[name]}" for name in ("From", "To", "Cc", "Subject") if message[name]]
            told.append("\n".join((f"##### {scene.kind}, {language}, {scene.as_of}", *heads, "", text_of(message))))
    return "\n".join(told)


if __name__ == "__main__":
    FILE.write_text(everything(), encoding="utf-8")
