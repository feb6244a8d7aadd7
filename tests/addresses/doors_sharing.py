"""Doors and things: data out, openings reviewed, authorisations."""

from datetime import date
from typing import Any

from minzheng.engines.access.api import open_id_number
from minzheng.engines.access.testing import DISTRICT, Cast
from minzheng.engines.audit.api import Entry
from minzheng.engines.consent import api as consent
from minzheng.engines.sharing import api as sharing

from .doors import ANYBODY, CASE_ROLES, CITIZEN, OWN, READERS, Door, desk

MONDAY = date(2026, 11, 2)
SHARERS = ("data_clerk", "data_head", "district_clerk", "district_head", "auditor")
REVIEWERS = ("auditor", "data_head")
RECORDERS = tuple(
    role
    for role in CASE_ROLES
    if role in {"village_worker", "town_clerk", "district_clerk", "check_clerk", "relief_station",
                "child_director"}
)  # fmt: skip
ENDERS = ("data_clerk", "data_head")
REFUSERS = ("data_clerk", "data_head", "district_head")
SHARE, CASE = ("share",), ("case",)

DOORS: dict[str, Door] = {
    "desk:shares": Door(SHARERS),
    "desk:share-new": Door(("data_clerk", "district_clerk")),
    "desk:share": desk(*SHARE, to=SHARERS),
    "desk:share-check": desk(*SHARE, to=("data_clerk",)),
    "desk:share-confirm": desk(*SHARE, to=("data_head",)),
    "desk:share-approve": desk(*SHARE, to=("district_head",)),
    "desk:share-refuse": desk(*SHARE, to=REFUSERS),
    "desk:share-extend": desk(*SHARE, to=("data_head", "district_head")),
    "desk:share-file": desk(*SHARE, to=("data_clerk",)),
    "desk:share-key": desk(*SHARE, to=("data_clerk",)),
    "desk:share-end": desk(*SHARE, to=ENDERS),
    "desk:share-destroy": desk(*SHARE, to=ENDERS),
    "desk:openings": Door(REVIEWERS),
    "desk:opening": desk("opening", to=REVIEWERS),
    "desk:consents": desk(*CASE, to=READERS),
    "desk:consent-record": desk(*CASE, to=RECORDERS),
    "desk:consent-form": desk(*CASE, to=READERS),
    "desk:consent-withdraw": desk("consent", to=RECORDERS),
    "desk:consent-sheet": desk("consent", to=READERS),
    "portal:consents": Door(CITIZEN),
    "portal:consent": Door(OWN, CASE),
    "portal:consent-withdraw": Door(OWN, ("own_consent",)),
    "api:share": Door(ANYBODY, ("share_number",), also=frozenset({401})),
}


def things(cast: Cast) -> dict[str, Any]:
    """A request on its way, an opening, a signed sheet, and the applicant's own authorisation."""
    new = sharing.NewShare(
        DISTRICT, "增城区医疗保障局", "钟先生", "资助参保", "参保资助核定",
        "《社会救助法》第四十二条", "conditional", "rows", "file", date(2027, 12, 31), 100,
        fields="姓名、出生日期",
    )  # fmt: skip
    share = sharing.receive(new, by=cast.viewers["district_clerk"], on=MONDAY)
    clerk = cast.viewers["town_clerk"]
    open_id_number(clerk, cast.spouse, purpose="核实身份")
    opening = Entry.objects.filter(verb="open_field").order_by("-number")[0]
    sheet = consent.Signature(consent.Sheet("a.pdf", b"%PDF-1.4 signed"))
    case = consent.newest([cast.applicant.pk], "relief/dibao", MONDAY)[cast.applicant.pk]
    wish = consent.Wish(cast.spouse.pk, "relief/dibao", case.case_ref)
    recorded = consent.record_sheet(wish, sheet, by=clerk, on=MONDAY)
    return {
        "share": share.pk, "share_number": share.number, "opening": opening.number,
        "consent": recorded.pk, "own_consent": case.pk,
    }  # fmt: skip
