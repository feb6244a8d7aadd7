"""One elder from assessment to money: looked after, visited, worse, assessed anew, paid more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from minzheng.engines.access.testing import DISTRICT, Cast, make_cast
from minzheng.engines.caregiving.api import Agreement, Charge, Visit, follow
from minzheng.engines.caregiving.testing import (
    MATTER,
    assessed,
    elder,
    enter_amounts,
    supported,
)
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.testing import take
from minzheng.engines.payments import api as payments
from minzheng.kernel.months import Month
from minzheng.registers.people.api import unseal_id

pytestmark = pytest.mark.django_db
LODGED, TODAY, PAID_ON = date(2026, 10, 19), date(2026, 11, 2), date(2026, 12, 7)
DECEMBER = Month(2026, 12)
BACKEND = "django.contrib.auth.backends.ModelBackend"
CARERS = "6222020200009988776"


@dataclass
class Desk:
    """Officers at their desks on a day that a file sets."""

    cast: Cast
    folder: Path

    def sits(self, key: str) -> Client:
        """A browser of somebody who signed in and has looked at one page."""
        client = Client()
        client.force_login(self.cast.accounts[key], backend=BACKEND)
        client.get("/desk/account/")
        return client

    def sends(self, key: str, url: str, told: Mapping[str, Any]) -> str:
        """The page after what was sent was done."""
        answer = self.sits(key).post(f"/desk/caregiving/{url}", told, follow=True)
        text = answer.content.decode()
        assert answer.redirect_chain, text
        return text

    def reads(self, key: str, url: str) -> str:
        answer = self.sits(key).get(f"/desk/caregiving/{url}")
        assert answer.status_code == 200
        return answer.content.decode()


@pytest.fixture
def desk(settings: Any, tmp_path: Path) -> Desk:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    (tmp_path / "business-date.txt").write_text(TODAY.isoformat())
    cast = make_cast(LODGED)
    enter_amounts(cast, LODGED)
    return Desk(cast, tmp_path)


def written(name: str, on: date) -> dict[str, str]:
    boxes = {"year": on.year, "month": on.month, "day": on.day}
    return {f"{name}_{box}": str(value) for box, value in boxes.items()}


def agree(desk: Desk, charge: Charge, carer_id: str) -> Agreement:
    """Drawn up, printed, signed by three, approved by the head: each on its page."""
    told = {"carer_id": carer_id, "relation": "kin", "health": "good", "payee": "carer",
            "account": CARERS, "bank": "农商银行", **written("since", TODAY)}  # fmt: skip
    desk.sends("town_clerk", f"{charge.pk}/agree/", told)
    draft = Agreement.objects.latest("pk")
    paper = desk.sits("town_clerk").get(f"/desk/caregiving/agreements/{draft.pk}/paper/")
    assert paper.content.startswith(b"%PDF")
    scan = SimpleUploadedFile("协议.pdf", b"%PDF-1.4 signed", "application/pdf")
    signed = {**written("signed_on", TODAY), "signer": "self", "paper": scan}
    desk.sends("town_clerk", f"agreements/{draft.pk}/sign/", signed)
    desk.sends("town_head", f"agreements/{draft.pk}/approve/", {"outcome": "approved"})
    draft.refresh_from_db()
    return draft


def visit(desk: Desk, charge: Charge, able: bool) -> Visit:
    live = charge.agreements.get(state="in_force")
    said = {f"able-{name}": "yes" if able else "no" for name in charge.abilities}
    done = {f"task-{code}": "done" for code, _ in live.task_words}
    told = {**written("day", TODAY), "seen": "yes", "money": "yes", **said, **done}
    desk.sends("village_worker", f"{charge.pk}/visit/", told)
    return Visit.objects.latest("pk")


def raise_tier(desk: Desk, number: str) -> None:
    """Two of the district assess anew; its head decides."""
    case, viewers = Case.objects.get(number=number), desk.cast.viewers
    record, two = assessed(6), ("second_assessor",)
    by = viewers["district_clerk"]
    take(case, "复核评估", "拟提高", by=by, on=TODAY, signers=two, **record)
    take(case, "决定", "提高", by=viewers["district_head"], on=TODAY)


def pay_december(desk: Desk) -> dict[str, int]:
    clerk, head, chief = (
        desk.cast.doer(key) for key in ("finance_clerk", "finance_head", "district_head")
    )
    run = payments.compute_run(DECEMBER, MATTER, DISTRICT, by=clerk, on=PAID_ON).run
    run = payments.review_run(run, by=head, on=PAID_ON)
    return {
        line.account.payee_name: line.amount
        for line in payments.approve_run(run, by=chief, on=PAID_ON).lines.all()
    }


def test_from_assessment_to_the_money_of_the_next_month(desk: Desk) -> None:
    granny, niece = elder("钟阿婆", date(1948, 3, 5)), elder("钟小玲", date(1980, 6, 1), 2)
    supported(desk.cast, granny, LODGED, unable=2)
    follow(TODAY)
    charge = Charge.objects.get()
    assert "未落实照料人" in desk.reads("town_clerk", "?state=without")

    first = agree(desk, charge, unseal_id(niece))
    assert (first.tier, first.care) == ("half", 30_000)

    worse = visit(desk, charge, able=False)
    assert "正在复核" in desk.reads("village_worker", f"{charge.pk}/")
    raise_tier(desk, worse.case_number)
    told = desk.sends("town_clerk", f"{charge.pk}/refresh/", {})
    assert "全护理" in told and "须续签" in told

    second = agree(desk, charge, unseal_id(niece))
    first.refresh_from_db()
    assert (first.state, first.ended_as, second.care) == ("ended", "renewed", 70_000)

    paid = pay_december(desk)
    assert paid == {"钟小玲": second.care, "钟阿婆": second.monthly - second.care}
    month = desk.reads("town_head", "month/?month=2026-12")
    assert "没有实发和协议不一致的" in month
    assert "700.00" in month and "100.0%" in month
