"""An application's own engine over the public map and merge: the same dashboard as one process."""

from __future__ import annotations

import operator
from functools import partial

import pytest

from dme_migration.audit import AuditSummary, audit_document, dashboard_html, dump_summary
from tests.audit.documents import AS_OF, EVALUATOR, pool

bag = pytest.importorskip("dask.bag")
distributed = pytest.importorskip("dask.distributed")
pytestmark = pytest.mark.dev


def judged(document: tuple[bytes, str]) -> AuditSummary:
    data, source = document
    return AuditSummary.of(audit_document(data, source, evaluator=EVALUATOR, as_of=AS_OF))


def test_a_dask_bag_on_a_local_cluster_gives_the_same_dashboard() -> None:
    documents = [(data, f"{n}/{source}") for n in range(4) for data, source in pool()]
    alone = AuditSummary.over(
        audit_document(data, source, evaluator=EVALUATOR, as_of=AS_OF) for data, source in documents
    )
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=2, processes=False, dashboard_address=None, silence_logs=50
    )
    with cluster, distributed.Client(cluster):
        found = (
            bag.from_sequence(documents, npartitions=7).map(judged).fold(operator.add, initial=AuditSummary()).compute()
        )
    assert found == alone
    for language in ("fr", "en"):
        write = partial(dashboard_html, evaluator=EVALUATOR, language=language)
        assert write(found) == write(alone)
    assert dump_summary(found)["documents"] == len(documents)
