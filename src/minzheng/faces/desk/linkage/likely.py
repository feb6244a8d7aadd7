"""Who may be the person at the window already: masked, with the reasons."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from minzheng.engines.access.api import Viewer, may_see_person
from minzheng.engines.lake.api import Identity, identities
from minzheng.engines.linkage.api import Candidate
from minzheng.faces.desk.linkage.showing import percent
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.matter import Matter
from minzheng.registers.masking import mask_name

LIKELY = (Column("姓名"), Column("出生日期"), Column("为什么像"), Column("把握", numeric=True),
          Column("怎么办"))  # fmt: skip
GROUNDS = 2.0  # bits from which a line of evidence is worth telling
HERE = "点姓名，为她收件"
ELSEWHERE = "已在别处登记：请核对证件，按完整的身份证号查找"
IN_LAKE = "部门数据里有此人，还没有登记：核对证件后登记"


def likely_table(viewer: Viewer, matter: Matter, found: Sequence[Candidate], on: date) -> Table:
    """Those found; only people of the viewer's area can be opened from here."""
    known = identities([each.number for each in found if each.number], on)
    rows = tuple(_row(viewer, matter, each, known) for each in found)
    return Table("可能已有此人", LIKELY, rows)


def _row(viewer: Viewer, matter: Matter, found: Candidate, known: Mapping[int, Identity]) -> Row:
    grounds = "；".join(line.label for line in found.reasons.lines if line.weight >= GROUNDS)
    sure = percent(found.reasons.probability)
    if found.person is None:
        who = known.get(found.number, Identity(found.number))
        born = plain_date(who.born_on) if who.born_on else "未知"
        return Row((mask_name(who.name) or "姓名未知", born, grounds, sure, IN_LAKE))
    person, born = found.person, plain_date(found.person.born_on)
    if not may_see_person(viewer, person):
        return Row((person.name_masked, born, grounds, sure, ELSEWHERE))
    url = reverse("desk:intake-begin", args=[*matter.key.split("/"), person.pk])
    return Row((person.name, born, grounds, sure, HERE), url)
