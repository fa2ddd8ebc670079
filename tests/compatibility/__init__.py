"""What was once written stays readable, and keeps its meaning.

``frozen/`` holds documents of every format, as a release wrote them:

* ``cases/`` are read, and ``written/`` is how each is written back;
* ``documents/`` are what a command answers, with the command in ``index.json``;
* ``schemas/`` are the JSON Schemas that others may have built on.

The rule of renewal: a frozen file is added, never changed and never taken away; ``index.json`` holds the digest of
each. ``python -m tests.compatibility`` adds what is new in ``frozen/cases`` and in `frozen.ANSWERS`, and leaves the
rest alone. When a status changes on purpose, and the changelog says so under *Verdicts*, the answer that no longer
holds gets ``"until"`` in the index, with the version whose *Verdicts* tell of it: its shape is still tried, its meaning
no more.

``statuses.json`` says what each conformance vector came to; see `statuses`.
"""
