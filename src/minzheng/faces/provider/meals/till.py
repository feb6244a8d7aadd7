"""The till: card in, price out; works without network and sends each meal once."""

import hashlib
import json
from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.care.api import facility_of
from minzheng.engines.meals import api
from minzheng.faces.provider.meals import showing
from minzheng.faces.provider.meals.answering import answering
from minzheng.faces.provider.meals.forms import FindForm, TapForm, WhyForm
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member

FORMS = require_http_methods(["GET", "POST"])
MOST_TAPS, CARRIED = 200, 2_000
AFTERNOON = time(15)


@never_cache
@FORMS
@member
@answering
def till(request: HouseRequest, pk: int) -> HttpResponse:
    """One person after another; the page works by itself and better with its program."""
    house = facility_of(request.viewer, pk, request.today)
    clock = timezone.localtime().time().replace(microsecond=0)
    servings = list(api.menus([pk], request.today))
    start = {"meal": _meal_now(servings, clock), "token": str(uuid4())}
    form = TapForm(request.POST or None, initial=start)
    if form.is_valid():
        try:
            row = api.serve(request.viewer, pk, form.tap(request.today, clock), on=request.today)
            messages.success(request, showing.receipt_words(row))
            return redirect("provider:meal-till", pk)
        except api.MealRefused as refusal:
            form.add_error(None, str(refusal))
    query = request.GET.get("q", "")
    found = api.search_cards(request.viewer, pk, query, request.today) if query else []
    due = showing.due_table(api.still_due(request.viewer, pk, request.today))
    return page(
        request, "meals/till", house=house, form=form, find=FindForm(request.GET or None),
        found=found, query=query, servings=servings, day=request.today, due=due,
    )  # fmt: skip


@never_cache
@require_safe
@member
def pack(request: HouseRequest, pk: int) -> HttpResponse:
    """What a till needs without network: meals, and cards as digests with what each would pay.

    No names but masked ones, no numbers but their last four digits.
    """
    house = facility_of(request.viewer, pk, request.today)
    until = request.today + timedelta(days=2)
    servings = [row for row in api.week_of(house, request.today) if row.day <= until]
    cards = list(api.cards_near(house).order_by("-pk")[:CARRIED])
    told = {
        "today": request.today.isoformat(),
        "servings": [
            {"day": f"{row.day}", "meal": row.meal, "name": row.meal_name, "price": row.price,
             "closed": row.closed}
            for row in servings
        ],
        "cards": {_digest(card.number): _carried(card, servings, request.today) for card in cards},
    }  # fmt: skip
    return JsonResponse(told)


@never_cache
@require_POST
@member
def sync(request: HouseRequest, pk: int) -> HttpResponse:
    """Take in what the till wrote down; says of each what became of it."""
    facility_of(request.viewer, pk, request.today)
    body = request.body if request.content_type == "application/json" else b""
    try:
        taps = _taps(json.loads(body))
    except (ValueError, KeyError, TypeError, AttributeError):
        return JsonResponse({"words": "发来的内容读不懂。请刷新页面后再发。"}, status=400)
    done = api.take_taps(request.viewer, pk, taps, on=request.today)
    return JsonResponse({"taken": [_told(each) for each in done]})


@require_safe
@member
def worker(request: HouseRequest) -> HttpResponse:
    """The program that keeps the till's page on the device."""
    answer = render(request, "provider/meals/worker.js", content_type="text/javascript")
    answer["Cache-Control"] = "no-cache"
    return answer


@FORMS
@member
@answering
def served(request: HouseRequest, pk: int) -> HttpResponse:
    """One meal: the receipt to the fen, why, and taking it back."""
    row = api.own_meal(request.viewer, pk, request.today)
    form = WhyForm(request.POST or None)
    if form.is_valid():
        api.void_meal(request.viewer, pk, form.cleaned_data["why"], on=request.today)
        messages.success(request, "已撤销。记录还在，写明了原因。")
        return redirect("provider:meal-served", pk)
    told = api.explain(row.facts, on=row.day, place=row.division_code)
    flags = api.flags_by_meal([row]).get(row.pk, [])
    back = reverse("provider:meals")
    return page(
        request, "meals/served", row=row, form=form, entries=showing.receipt(row), flags=flags,
        lines=showing.arithmetic_lines(told), back=back,
        may_void=not row.voided and row.settlement_id is None,
    )  # fmt: skip


def _meal_now(servings: list[api.Serving], clock: time) -> str:
    """The meal of the hour; where it is not on the menu, the one that is."""
    usual = api.LUNCH if clock < AFTERNOON else api.DINNER
    cooked = [row.meal for row in servings if not row.closed]
    return usual if usual in cooked or not cooked else cooked[-1]


def _taps(told: Any) -> list[api.Tap]:
    """What was sent. Raises ValueError, KeyError, TypeError, AttributeError."""
    return [_tap(each) for each in told["taps"][:MOST_TAPS]]


def _tap(told: dict[str, Any]) -> api.Tap:
    charged = told.get("charged")
    return api.Tap(
        token=str(told["token"]), card=str(told["card"]), day=date.fromisoformat(told["day"]),
        clock=time.fromisoformat(told["clock"]).replace(tzinfo=None), meal=str(told["meal"]),
        charged=None if charged is None else int(charged), offline=bool(told.get("offline")),
    )  # fmt: skip


def _told(taken: api.Taken) -> dict[str, Any]:
    if taken.meal is None:
        return {"token": taken.token, "state": "refused", "words": taken.why}
    words = showing.receipt_words(taken.meal)
    return {"token": taken.token, "state": "taken", "words": words, "own": taken.meal.own}


def _carried(card: api.Card, servings: list[api.Serving], on: date) -> dict[str, Any]:
    due = {f"{row.day}/{row.meal}": api.quote(card, row).own for row in servings if row.day >= on}
    return {"name": card.person.name_masked, "tail": card.tail, "due": due}


def _digest(number: str) -> str:
    return hashlib.sha256(number.encode()).hexdigest()
