"""Examples of what we recommend beside the ministry's text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tests.rules.cases import COMPLETE, EVERYONE, ONE_VENDOR, asked, client, contract, email, sent, waived
from tests.rules.examples import BREACHED, MET, NOT_APPLICABLE, PENDING, UNDETERMINED, Example, example
from tests.rules.families import END, certified

ON: Final = "2026-01-12T16:20:00-05:00"


def rows() -> Iterator[Example]:
    """Give every example."""
    stranger = "transmission.no-stranger"
    friends = (*EVERYONE, "DIRECTION@clinique.example", "a.tremblay@clinique.example")
    yield example(stranger, "the three recipients", COMPLETE, END, MET)
    yield example(stranger, "the client and a requester in copy", sent(COMPLETE, email(ON, *friends)), END, MET)
    yield example(
        stranger,
        "the contracting clinic in copy",
        contract(sent(COMPLETE, email(ON, *EVERYONE, "contrats@port.example")), email="contrats@port.example"),
        END,
        MET,
    )
    lost = sent(COMPLETE, email(ON, *EVERYONE, "cousin@example.com"))
    yield example(stranger, "a cousin in copy", lost, END, BREACHED)
    yield example(
        stranger,
        "a cousin in copy of an e-mail without the form",
        sent(COMPLETE, email(ON), email(ON, "cousin@example.com", form=False)),
        END,
        BREACHED,
    )
    yield example(
        stranger,
        "an unknown address, and the client's own is not on file",
        client(lost, email=None),
        END,
        UNDETERMINED,
        missing="request.client.email",
    )
    yield example(stranger, "no e-mail yet", sent(COMPLETE, email(ON, channel="portal")), END, PENDING)
    yield example(stranger, "nothing sent yet", sent(COMPLETE), END, PENDING)
    yield from certified(stranger, "source")
    yield from certified(stranger, "receiving")
    yield example(
        stranger,
        "one EMR is not certified, the other not named: what is known wins",
        asked(COMPLETE, source_emr="Papyrus", receiving_emr=None),
        END,
        NOT_APPLICABLE,
        ground="Certified",
    )

    valid = "waivers.valid"
    window = "preanalysis.validation-window"
    yield example(valid, "from the client, whom it protects", waived(COMPLETE, window, by="client"), END, MET)
    yield example(valid, "from the vendor", waived(COMPLETE, window, by="receiving_vendor"), END, BREACHED)
    yield example(valid, "of an unknown obligation", waived(COMPLETE, "window.seven-days", by="client"), END, BREACHED)
    yield example(
        valid, "of what nobody may waive", waived(COMPLETE, "legacy-access.ninety-days", by="client"), END, BREACHED
    )
    yield example(
        valid,
        "one good, one bad",
        waived(waived(COMPLETE, window, by="client"), "form.signed", by="bureau"),
        END,
        BREACHED,
    )
    yield example(
        valid,
        "the source vendor, being the receiving one too",
        waived(ONE_VENDOR, "preanalysis.validated", by="source_vendor"),
        END,
        MET,
    )
    yield example(valid, "none", COMPLETE, END, NOT_APPLICABLE)
    yield example(valid, "given tomorrow", waived(COMPLETE, window, by="client", on="2026-03-11"), END, NOT_APPLICABLE)


ROWS: Final = tuple(rows())
