"""Addresses of this part of the desk."""

from django.urls import URLPattern, path

from minzheng.faces.desk.ledger import deeds, views

FUND, PAPER = "ledger/funds/<int:pk>", "ledger/appropriations/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("ledger/", views.funds, name="funds"),
    path("ledger/start/", deeds.start, name="ledger-start"),
    path("ledger/funds/new/", deeds.new_fund, name="fund-new"),
    path(f"{FUND}/", views.fund, name="fund"),
    path(f"{FUND}/appropriate/", deeds.appropriate, name="appropriate"),
    path("ledger/appropriations/", views.appropriations, name="appropriations"),
    path(f"{PAPER}/", views.appropriation, name="appropriation"),
    path(f"{PAPER}/approve/", deeds.approve, name="appropriation-approve"),
    path(f"{PAPER}/refuse/", deeds.refuse, name="appropriation-refuse"),
    path(f"{PAPER}/withdraw/", deeds.withdraw, name="appropriation-withdraw"),
    path("ledger/entries/<int:pk>/", views.entry, name="ledger-entry"),
    path("ledger/shares/", views.shares, name="cost-shares"),
    path("ledger/shares/new/", deeds.new_share, name="cost-share-new"),
    path("ledger/shares/<int:pk>/approve/", deeds.approve_share, name="share-approve"),
    path("ledger/periods/", views.periods, name="periods"),
    path("ledger/periods/ask/", deeds.ask_close, name="period-ask"),
    path("ledger/periods/<int:pk>/close/", deeds.close_period, name="period-close"),
    path("ledger/lines/<int:pk>/", views.line, name="line-trace"),
]
