"""What a request waits for: the next step, whose it is, and whether it asks something first."""

from dataclasses import dataclass

from django.urls import reverse

from minzheng.engines.access.api import Viewer, may
from minzheng.engines.sharing.api import (
    CHECKERS,
    CHIEFS,
    ENDERS,
    EXTENDERS,
    HEADS,
    REFUSERS,
    SERVERS,
    Share,
    may_sign,
)
from minzheng.faces.desk import roles
from minzheng.faces.desk.showing.dossier import Deed

State = Share.State


@dataclass(frozen=True)
class Step:
    """A step: its words, its address, its posts; `signs`: by somebody who has signed nothing."""

    words: str
    url_name: str
    roles: tuple[str, ...]
    signs: bool = False


REFUSE = Step("不予共享", "share-refuse", REFUSERS)
EXTEND = Step("延长答复期限", "share-extend", EXTENDERS)
END = Step("终止共享", "share-end", ENDERS)
STEPS: dict[str, tuple[Step, ...]] = {
    State.RECEIVED: (Step("审查通过", "share-check", CHECKERS, signs=True), REFUSE, EXTEND),
    State.CHECKED: (Step("批准", "share-confirm", HEADS, signs=True), REFUSE, EXTEND),
    State.CONFIRMED: (Step("批准", "share-approve", CHIEFS, signs=True), REFUSE, EXTEND),
    State.APPROVED: (END,),
    State.SERVED: (END,),
    State.ENDED: (Step("登记销毁", "share-destroy", ENDERS),),
}


def deeds(viewer: Viewer, share: Share) -> list[Deed]:
    """What can be done now; what another must do says so."""
    return [
        _deed(viewer, share, step)
        for step in STEPS.get(share.state, ())
        if step is not EXTEND or _extendable(share)
    ]


def may_serve(viewer: Viewer, share: Share) -> bool:
    """Whether the viewer hands out what was approved."""
    live = share.state in (State.APPROVED, State.SERVED)
    return live and may(viewer, SERVERS, share.division_code)


def _extendable(share: Share) -> bool:
    return share.kind == Share.Kind.CONDITIONAL and share.extended_on is None


def _deed(viewer: Viewer, share: Share, step: Step) -> Deed:
    if not may(viewer, step.roles, share.division_code):
        return Deed(step.words, "", f"由{roles.words(step.roles)}办理。")
    if step.signs and not may_sign(share, viewer):
        return Deed(step.words, "", "您已经办过其中一步。", "请由另一位人员办理。")
    return Deed(step.words, reverse(f"desk:{step.url_name}", args=[share.pk]))
