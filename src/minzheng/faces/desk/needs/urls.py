"""Addresses of the pages: needs, supply, matching."""

from django.urls import URLPattern, path

from minzheng.faces.desk.needs import deeds, matching, standing, views

NEED, PLEDGE = "needs/<int:pk>", "needs/pledges/<int:pk>"
ORDER = "needs/orders/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("needs/", views.needs, name="needs"),
    path("needs/new/", views.new, name="need-new"),
    path("needs/new/<int:person>/", views.new_for, name="need-new-for"),
    path("needs/people/<int:person>/", views.ledger, name="need-ledger"),
    path("needs/people/<int:person>/assess/", views.assess, name="need-assess"),
    path("needs/houses/", standing.houses, name="need-houses"),
    path("needs/houses/<str:code>/", standing.house, name="need-house"),
    path("needs/houses/<str:code>/supply/", standing.supply, name="house-supply"),
    path(f"{ORDER}/accept/", standing.accept, name="order-accept-for"),
    path(f"{ORDER}/visit/", standing.visit, name="order-visit-for"),
    path(f"{ORDER}/finish/", standing.finish, name="order-finish-for"),
    path("needs/gaps/", matching.gaps, name="need-gaps"),
    path("needs/supplies/", matching.supplies, name="supplies"),
    path("needs/matchings/", matching.matchings, name="matchings"),
    path("needs/matchings/start/", matching.start, name="matching-start"),
    path("needs/matchings/<int:pk>/", matching.run, name="matching-run"),
    path("needs/matchings/<int:pk>/confirm/", matching.confirm, name="matching-confirm"),
    path("needs/lines/<int:pk>/", matching.line, name="match-line"),
    path("needs/proofs/<int:pk>/", deeds.proof, name="need-proof"),
    path(f"{PLEDGE}/agree/", deeds.agree, name="pledge-agree"),
    path(f"{PLEDGE}/refuse/", deeds.refuse, name="pledge-refuse"),
    path(f"{PLEDGE}/proof/", deeds.pledge_proof, name="pledge-proof"),
    path(f"{NEED}/", views.need, name="need"),
    path(f"{NEED}/confirm/", deeds.confirm, name="need-confirm"),
    path(f"{NEED}/unmet/", deeds.unmet, name="need-unmet"),
    path(f"{NEED}/withdraw/", deeds.withdraw, name="need-withdraw"),
    path(f"{NEED}/offer/", deeds.offer, name="need-offer"),
    path(f"{NEED}/unoffer/", deeds.unoffer, name="need-unoffer"),
    path(f"{NEED}/end/", deeds.end, name="need-end"),
    path(f"{NEED}/receipt/", deeds.receipt, name="need-receipt"),
]
