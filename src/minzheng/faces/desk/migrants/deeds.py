"""Which deed a year's list waits for from this officer."""

from dataclasses import dataclass

from django.urls import reverse

from minzheng.engines.access.api import Viewer, may
from minzheng.engines.migrants import api

# state -> words, address, posts
STEPS = {
    api.State.CHECKING: (("核对完了，公示", "publicise", api.CHECKERS),),
    api.State.PUBLIC: (("公示期满，核对通过", "town", api.TOWN),),
    api.State.TOWN: (("确认", "district", api.DISTRICT),),
    api.State.DISTRICT: (("批准拨款", "approve", api.APPROVERS),),
    api.State.APPROVED: (("导出银行文件", "bank", api.PAYERS),),
    api.State.SENT: (
        ("登记回盘", "answer", api.PAYERS), ("再导出一次", "bank", api.PAYERS),
    ),
}  # fmt: skip
RETURNABLE = (api.State.PUBLIC, api.State.TOWN, api.State.DISTRICT)


@dataclass(frozen=True)
class Deed:
    """A button."""

    words: str
    url: str
    kind: str


def deeds_of(viewer: Viewer, row: api.Round) -> list[Deed]:
    """What this officer can do with a list now, the next step first."""
    wanted = [*STEPS.get(api.State(row.state), ())]
    if row.state in RETURNABLE:
        wanted.append(("退回村里", "return", (*api.TOWN, *api.DISTRICT)))
    shown = [
        (words, name) for words, name, roles in wanted if may(viewer, roles, row.division_code)
    ]
    return [
        Deed(
            words, reverse(f"desk:migrant-round-{name}", args=[row.pk]),
            "secondary" if place or name == "return" else "primary",
        )
        for place, (words, name) in enumerate(shown)
    ]  # fmt: skip
