"""A letter that was not handed over on the spot is served later; the period for review begins."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.notices import api as notices
from minzheng.engines.oversight.errors import OversightRefused
from minzheng.engines.oversight.holding import held
from minzheng.engines.oversight.models import Inspection
from minzheng.engines.oversight.posts import LOOKERS
from minzheng.engines.oversight.trail import record


@transaction.atomic
def serve_letter(
    inspection: Inspection, service: notices.Service, *, by: Viewer, on: date
) -> notices.Notice:
    """Write down how, when and with what proof the house got the letter.

    Raises NotAllowed; OversightRefused without a letter or proof, for a day before the letter or
    still to come; AlreadyServed. Source: 行政复议法实施条例第二十三条.
    """
    row = held(inspection.pk)
    require(by, LOOKERS, row.facility.division_code)
    if row.notice is None or row.concluded_on is None:
        raise OversightRefused("检查还没有结束，没有文书可以送达")
    if not row.concluded_on <= service.on <= on:
        raise OversightRefused(f"送达日期应在 {row.concluded_on} 和今天 {on} 之间")
    if not service.evidence.strip():
        raise OversightRefused("请写明送达凭证，例如谁签收、见证人、邮件号")
    notice = notices.serve_notice(row.notice, service, by=by.doer)
    record(row, "serve_inspection_letter", by, number=notice.number)
    return notice
