"""A figure nobody keeps is entered and confirmed; a form takes it, is signed, comes as a file."""

import pytest

from .driving import Crowd

pytestmark = pytest.mark.browser

PDF = b"%PDF-1.4 a sheet of the journey"


def test_an_entered_figure_into_a_signed_form(crowd: Crowd) -> None:
    clerk = crowd.at_the_desk("district_clerk")
    clerk.opens("/desk/statistics/").looks_around("statistics").follows("慈善组织接收捐赠")
    clerk.looks_around("entered-figure").follows("填报").looks_around("figure-enter")
    clerk.chooses("哪一期", "2026年第三季度").fills("数", "1280000.50")
    clerk.hands_in("凭据", "汇总表.pdf", PDF, "application/pdf").presses("填报").sees("等核对")
    figure = clerk.page.url

    head = crowd.at_the_desk("district_head")
    head.opens(figure).follows("核对").presses("核对").sees("已核对", "1,280,000.50")

    clerk.opens("/desk/statistics/").follows("编制报表")
    clerk.chooses("哪张表", "社会事务和基层治理情况表").chooses("到哪个月", "2026年9月")
    clerk.presses("编制").sees("1,280,000.50", "填报", "能核对的都通过了")
    clerk.looks_around("statistics-sheet")
    sheet = clerk.page.url
    head.opens(sheet).follows("审核").presses("审核").sees("已审核")
    assert clerk.opens(sheet).takes_letter("下载 PDF").startswith(b"%PDF")
    assert clerk.takes_letter("下载 Excel").startswith(b"PK")
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()
