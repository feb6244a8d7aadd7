"""Funds for everybody: what came in, what went where; the lottery fund on a page of its own."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minzheng.engines.ledger import api
from minzheng.faces.open.ledger import showing
from minzheng.faces.open.ledger.telling import cells
from minzheng.faces.open.requests import OpenRequest

LOTTERY = "lottery"


@require_safe
def money(request: OpenRequest) -> HttpResponse:
    """Every kind of fund: received, given on, spent, left; then by use and month."""
    sums, told = api.sums_by_kind(), cells()
    shown = {
        "kinds": showing.kind_table(sums), "chart": showing.kind_chart(sums),
        "cells": showing.cell_table(told), "section": "funds",
    }  # fmt: skip
    return render(request, "open/ledger/money.html", shown)


@require_safe
def lottery(request: OpenRequest) -> HttpResponse:
    """The lottery fund: its papers, what they were for and came to, its uses year by year."""
    sums = [each for each in api.sums_by_kind() if each.kind == LOTTERY]
    told = [cell for cell in cells() if cell.kind == LOTTERY]
    shown = {
        "kinds": showing.kind_table(sums), "papers": showing.paper_table(api.lottery_papers()),
        "cells": showing.cell_table(told), "rule": api.lottery_rule(request.today),
        "allowed": [api.FIELDS[key] for key in api.lottery_rule(request.today)["allowed"]],
        "section": "funds",
    }  # fmt: skip
    return render(request, "open/ledger/lottery.html", shown)
