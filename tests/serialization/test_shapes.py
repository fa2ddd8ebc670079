"""The shape of a case: keys in the order of DECLARATIONS §1, those required, the lists and the objects."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from dme_migration.errors import InvalidValueError
from dme_migration.model import DEFAULT_GRID, MigrationCase
from dme_migration.serialization.shapes import ListOf, ObjectOf, Shape, data_shape, shape_of
from tests.serialization.documents import sample

# By hand, from DECLARATIONS §1; « ! » marks a required key.
KEYS = {
    "MigrationCase": "id request! schedule journal notices confirmations fees complaints waivers",
    "Request": "objective client requesters source_emr receiving_emr data contract vendor_notice authorization "
    "signatures transmissions",
    "Client": "kind name email time_zone",
    "Requester": "name licence email",
    "Contract": "clinic email notice_period ends_on",
    "NoticePeriod": "days business_days months",
    "VendorNotice": "given_on! evidence",
    "Authorization": "clinic signatory signed_on! evidence",
    "Signature": "signatory! signed_on! evidence",
    "Transmission": "sent_at! channel! form_attached! evidence recipients!",
    "Schedule": "starts_on coordinated_on delivered_on test_extraction_period milestones revisions evidence",
    "Period": "from! through! evidence",
    "ScheduledMilestone": "milestone! on agreements evidence",
    "Agreement": "by! given_on! evidence",
    "Revision": "milestone! from! to! made_on! reason client_told_on evidence",
    "JournalEntry": "milestone! on! by evidence",
    "Notice": "to! about! given_on! reason evidence",
    "Confirmation": "of! given_on! evidence",
    "Fees": "extraction_cad import_cad practitioners",
    "Complaint": "kind received_at! sent_to followed_up_at evidence",
    "Waiver": "obligation! by! given_on! reason evidence",
}


def shapes(kind: type = MigrationCase) -> dict[str, Shape]:
    """Give the shape of every class that a case is made of, by its name."""
    found = {kind.__name__: shape_of(kind)}
    for key in shape_of(kind).keys.values():
        inner = key.holds.item if isinstance(key.holds, ListOf) else key.holds
        if isinstance(inner, ObjectOf) and inner.kind.__name__ != "DataSelection":
            found |= shapes(inner.kind)
    return found


def test_keys_their_order_and_which_are_required() -> None:
    written = {
        name: " ".join(f"{key.name}!" if key.required else key.name for key in shape.keys.values())
        for name, shape in shapes().items()
    }
    assert written == KEYS


def test_the_sample_document_has_its_keys_in_that_order() -> None:
    def walk(shape: Shape, value: dict[str, Any]) -> None:
        own = [name for name in value if name != "format"]
        assert own == [name for name in shape.keys if name in value]
        for name in own:
            holds = shape.keys[name].holds
            inner = holds.item if isinstance(holds, ListOf) else holds
            if isinstance(inner, ObjectOf) and name != "data":
                for item in value[name] if isinstance(holds, ListOf) else [value[name]]:
                    walk(shape_of(inner.kind), item)

    walk(shape_of(MigrationCase), sample())


def test_the_data_are_the_codes_of_the_grid() -> None:
    assert list(data_shape(DEFAULT_GRID).keys) == [category.code for category in DEFAULT_GRID.categories]
    assert data_shape(DEFAULT_GRID).required == ()


def test_a_list_of_lists_has_no_shape() -> None:
    @attrs.frozen
    class Odd:
        rows: tuple[tuple[str, ...], ...] = ()

    with pytest.raises(InvalidValueError, match=r"Odd\.rows"):
        shape_of(Odd)
