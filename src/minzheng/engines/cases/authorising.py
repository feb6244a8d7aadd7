"""No authorisation, no check: who of a case must agree, who has not, and asking them."""

from collections.abc import Iterable
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.agency import Agent
from minzheng.engines.cases.declared import matter_of
from minzheng.engines.cases.errors import ConsentMissing
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.parties import recipient
from minzheng.engines.consent.api import Missing, Purpose, Wish, agree, is_adult, missing, wards_of
from minzheng.engines.notices.api import send_message
from minzheng.kernel.form import Form
from minzheng.registers.people.api import Person
from minzheng.statutes.social_assistance_law import 社会救助法 as AssistanceLaw

CONSENT = "consent"  # the commitment in a form by which somebody agrees to be looked into


def purpose_of(case: Case) -> Purpose:
    """An application's check needs agreement; a review of who receives is a duty (第四十七条)."""
    applied = matter_of(case).application.__name__ == case.flow
    return Purpose.APPLICATION if applied else Purpose.REVIEW


def missing_consents(case: Case, on: date) -> tuple[Missing, ...]:
    """The members without whose authorisation nothing may be asked about anybody."""
    return missing(members_of_case(case), case.matter, purpose_of(case), on=on)


def refuse_unauthorised(case: Case, on: date) -> None:
    """Raises ConsentMissing naming everybody who has not authorised, and what to do."""
    lacking = missing_consents(case, on)
    if not lacking:
        return
    names = "、".join(map(str, lacking))
    raise ConsentMissing(
        f"现在不能核对：{names}。没有授权，任何成员的信息都不能查。"
        "请成年人本人登录公众端“我的 → 核对授权”授权，或者签纸质授权书后在“核对授权”页登记；"
        "未成年人由监护人授权。都不同意核对的，按不配合核对办理"
    )


def asks_consent(form: type[Form]) -> bool:
    """Whether the form asks to agree to a check of the economy, and not of something else."""
    wanted = (CONSENT, AssistanceLaw.第四十条)
    return any((each.key, each.cites) == wanted for each in form.commitments)


def members_of_case(case: Case) -> list[int]:
    """Those whose economy a check of the case would look at."""
    return case.listed


def authorise_own(case: Case, signed: Iterable[int], *, by: Viewer, on: date) -> None:
    """Who applies online and signed the commitment authorises for herself and her wards: nobody
    can sign for another adult."""
    if isinstance(by, Agent) or by.person_id is None or by.person_id not in set(signed):
        return
    people = {p.pk: p for p in Person.objects.filter(pk__in=[*members_of_case(case), by.person_id])}
    signer = people[by.person_id]
    if not is_adult(signer, on):
        return
    herself = [signer] if signer.pk in members_of_case(case) else []
    for person in (*herself, *wards_of(signer, people.values(), on)):
        agree(Wish(person.pk, case.matter, case.ref), by=by, on=on)


def ask_others(case: Case, on: date) -> None:
    """A message to each adult who has still to authorise, into her own inbox."""
    waiting = [each.person_id for each in missing_consents(case, on) if not each.needs_guardian]
    title = matter_of(case).service.short
    for person in Person.objects.filter(pk__in=waiting):
        text = (
            f"{case.applicant_name}申请{title}，需要您本人授权核对收入和财产。"
            "请到“我的 → 核对授权”看清楚再决定；不授权就不能核对"
        )
        send_message(recipient(person), text, link=case.ref, on=on)
