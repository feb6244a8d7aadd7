"""The statistics forms: which rows, what fills each, what must hold between them.

The layout is ours. The national reporting rules (民政事业统计调查制度) fix table and row numbers
that were not read; until an office has compared them, no form here is a statutory return.
"""

from dataclasses import dataclass

QUARTER = 3  # months
COMPUTED, ENTERED, BLANK = "computed", "entered", "blank"
LAYOUT = "版式是系统自己的，没有和民政事业统计调查制度的表号、行号对照过，对照以前不作报送件"
EQUAL, AT_MOST = "equal", "at_most"


@dataclass(frozen=True)
class FormRow:
    """`source`: COMPUTED by an indicator, ENTERED by people (`key` of either), or BLANK: `key` says
    why nobody can tell.
    """

    code: str
    source: str
    key: str


@dataclass(frozen=True)
class Check:
    """What must hold: the left row is EQUAL to, or AT_MOST, the right rows added up."""

    key: str
    kind: str
    left: str
    right: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Form:
    """A form of a district for a quarter or a year."""

    key: str
    title: str
    owner: str
    rows: tuple[FormRow, ...]
    checks: tuple[Check, ...] = ()
    months: int = QUARTER


def _rows(*told: tuple[str, str]) -> tuple[FormRow, ...]:
    """Rows numbered in their order: a source and its key each."""
    return tuple(FormRow(f"{at:02d}", *each) for at, each in enumerate(told, start=1))


C, E, B = COMPUTED, ENTERED, BLANK
FORMS = (
    Form("MZ-JZ", "社会救助情况表", "社会救助科", _rows(
        (C, "dibao-households"), (C, "dibao-people"), (C, "dibao-money"), (C, "margin-households"),
        (C, "rigid-households"), (C, "tekun-people"), (C, "temporary-times"),
        (C, "temporary-money"), (C, "temporary-reserve-times"), (C, "temporary-reserve-money"),
        (C, "vagrants-helped"), (C, "cases-new"), (C, "cases-ended"),
        (B, "农村低保户数：没有按城乡分开的记录"),
    ), (
        Check("people", AT_MOST, "01", ("02",), "低保户数不多于低保人数"),
        Check("reserve", AT_MOST, "09", ("07",), "备用金先行救助户次不多于临时救助户次"),
        Check("reserve-money", AT_MOST, "10", ("08",), "备用金先行救助支出不多于临时救助支出"),
    )),
    Form("MZ-YL", "养老服务情况表", "养老服务科", _rows(
        (C, "houses"), (C, "houses-beds"), (C, "residence-contracts"), (C, "staff-at-work"),
        (C, "carers-at-work"), (C, "ability-assessed"), (C, "longevity-people"),
        (C, "longevity-money"), (C, "elder-care-subsidy-people"), (C, "home-adapted"),
        (C, "meals-served"), (C, "home-visits-done"), (E, "mutual-houses"),
    ), (
        Check("carers", AT_MOST, "05", ("04",), "在职护理员不多于在职人员"),
        Check("contracts", AT_MOST, "03", ("02",), "在住合同不多于床位"),
    )),
    Form("MZ-ET", "儿童福利和残疾人补贴情况表", "儿童福利科", _rows(
        (C, "orphans"), (C, "orphans-money"), (C, "unattended-children"), (C, "unattended-money"),
        (E, "adoptions"), (C, "disability-living-people"), (C, "disability-living-money"),
        (C, "disability-care-people"), (C, "disability-care-money"),
        (B, "留守儿童人数：由建档数据产生，本表不取个人档案"),
    )),
    Form("MZ-SW", "社会事务和基层治理情况表", "社会事务科", _rows(
        (E, "marriages"), (E, "divorces"), (E, "cremations"), (E, "public-graves"),
        (E, "lottery-sales"), (E, "donations"), (E, "charities"), (E, "organisations"),
        (E, "volunteers"), (E, "service-centres"), (E, "meeting-halls"), (C, "pledges-delivered"),
    ), (
        Check("charities", AT_MOST, "07", ("08",), "慈善组织不多于社会组织"),
    )),
)  # fmt: skip
