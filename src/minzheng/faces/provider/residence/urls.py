"""Addresses of this part of the provider face."""

from django.urls import URLPattern, path

from minzheng.faces.provider.residence import contracts, residents, rooms

STAY, CONTRACT = "residence/people/<int:pk>", "residence/contracts/<int:pk>"
HOUSE = "residence/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("residence/", rooms.board, name="residence"),
    path("residence/contracts/", contracts.contracts, name="residence-contracts"),
    path(f"{HOUSE}/unit/", rooms.unit, name="residence-unit"),
    path(f"{HOUSE}/room/", rooms.room, name="residence-room"),
    path("residence/rooms/<int:pk>/bed/", rooms.add, name="residence-add"),
    path("residence/beds/<int:pk>/", rooms.bed, name="residence-bed"),
    path(f"{STAY}/", residents.stay, name="residence-stay"),
    path(f"{STAY}/place/", residents.place, name="residence-place"),
    path(f"{STAY}/away/", residents.away, name="residence-away"),
    path(f"{STAY}/assess/", residents.assess, name="residence-assess"),
    path(f"{STAY}/money/", residents.money, name="residence-money"),
    path(f"{STAY}/sign/", contracts.sign, name="residence-sign"),
    path(f"{CONTRACT}/", contracts.contract, name="residence-contract"),
    path(f"{CONTRACT}/amend/", contracts.amend, name="residence-amend"),
    path(f"{CONTRACT}/end/", contracts.end, name="residence-end"),
    path(f"{CONTRACT}/paper/", contracts.paper, name="residence-paper"),
    path(f"{CONTRACT}/scan/", contracts.scan, name="residence-scan"),
    path(f"{HOUSE}/prepaid/", contracts.prepaid, name="residence-prepaid"),
    path(f"{HOUSE}/schedule/", contracts.schedule, name="residence-schedule"),
    path(f"{HOUSE}/custody/", contracts.custody, name="residence-custody"),
]
