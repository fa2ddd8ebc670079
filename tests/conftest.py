"""Hypothesis profiles: the default one is quick and repeatable; ``heavy`` is for a night."""

from __future__ import annotations

from hypothesis import settings

# Hypothesis hides slow generation on a build server (its own ``ci`` profile): ours says every setting itself.
settings.register_profile(
    "ci", max_examples=100, derandomize=True, deadline=None, database=None, suppress_health_check=()
)
settings.register_profile("heavy", max_examples=20_000, deadline=None, suppress_health_check=())
settings.load_profile("ci")
