"""Conformance vectors: small cases with what each must come to, for systems in any language.

A vector holds a case, the day of judgement, the readings, and what is expected of the obligations that it is about. The
files stand in ``v1/`` beside this page, and ``dme-migration show vectors --write FOLDER`` hands them over with their
JSON Schemas; what one version of the folder says, no later one takes back. Another language reads the files; Python
has them as objects, without Hypothesis:

>>> from dme_migration import evaluate
>>> vector = vectors("access")[0]
>>> assessment = evaluate(vector.case, as_of=vector.as_of, readings=vector.readings)
>>> all(assessment[told.obligation].status is told.status for told in vector.expected)
True
"""

from __future__ import annotations

from dme_migration.vectors.library import folder, themes, vectors
from dme_migration.vectors.vector import Expected, Theme, Vector

__all__ = ["Expected", "Theme", "Vector", "folder", "themes", "vectors"]
