"""Write the true output of each command into pages: ``python -m tests.docs docs/fr/index.md …``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.docs.pages import true_text

for name in sys.argv[1:]:
    page = Path(name).resolve()
    with tempfile.TemporaryDirectory() as folder:
        page.write_text(true_text(page, Path(folder)), encoding="utf-8")
