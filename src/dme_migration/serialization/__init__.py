"""JSON in and out: cases read with every fault told, documents written, their JSON Schemas."""

from __future__ import annotations

from dme_migration.serialization.dumping import case_to, dump_case, json_line
from dme_migration.serialization.loading import case_from, load_case
from dme_migration.serialization.outgoing import assessment_text, dump_assessment, dump_problems
from dme_migration.serialization.plans import dump_infeasible, dump_plan
from dme_migration.serialization.problems import Problem, ProblemCode
from dme_migration.serialization.reading import MAX_DOCUMENT_BYTES
from dme_migration.serialization.schema import SCHEMAS, case_schema, schema, schema_text

__all__ = [
    "MAX_DOCUMENT_BYTES",
    "SCHEMAS",
    "Problem",
    "ProblemCode",
    "assessment_text",
    "case_from",
    "case_schema",
    "case_to",
    "dump_assessment",
    "dump_case",
    "dump_infeasible",
    "dump_plan",
    "dump_problems",
    "json_line",
    "load_case",
    "schema",
    "schema_text",
]
