"""Addresses of the pages: the towns' relief reserves."""

from django.urls import URLPattern, path

from minzheng.faces.desk.reserves import claiming, deeds, paying, views

ONE, PAYMENT = "reserves/<int:pk>", "reserves/payments/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("reserves/", views.reserves, name="reserves"),
    path("reserves/new/", deeds.set_up, name="reserve-new"),
    path("reserves/payments/", views.payments, name="reserve-payments"),
    path(f"{PAYMENT}/", views.payment, name="reserve-payment"),
    path(f"{PAYMENT}/complete/", deeds.complete, name="reserve-complete"),
    path(f"{PAYMENT}/photo/", views.photo, name="reserve-photo"),
    path(f"{PAYMENT}/receipt/", views.receipt, name="reserve-receipt"),
    path(f"{PAYMENT}/receipt/add/", deeds.add_receipt, name="reserve-receipt-add"),
    path(f"{PAYMENT}/apply/", deeds.apply, name="reserve-apply"),
    path(f"{PAYMENT}/link/", deeds.link, name="reserve-link"),
    path(f"{PAYMENT}/end/", deeds.propose, name="reserve-end"),
    path(f"{PAYMENT}/approve/", deeds.approve, name="reserve-approve"),
    path(f"{PAYMENT}/repay/", deeds.repay, name="reserve-repay"),
    path("reserves/claims/", views.claims, name="reserve-claims"),
    path("reserves/claims/<int:pk>/", claiming.claim, name="reserve-claim"),
    path(f"{ONE}/", views.reserve, name="reserve"),
    path(f"{ONE}/months/", views.statement, name="reserve-months"),
    path(f"{ONE}/terms/", deeds.terms, name="reserve-terms"),
    path(f"{ONE}/pay/", paying.pay, name="reserve-pay"),
    path(f"{ONE}/pay/send/", paying.send, name="reserve-pay-send"),
    path(f"{ONE}/pay/worker.js", paying.worker, name="reserve-pay-worker"),
    path(f"{ONE}/ask/", claiming.ask, name="reserve-ask"),
    path(f"{ONE}/refill/", claiming.refill, name="reserve-refill"),
    path(f"{ONE}/count/", deeds.count, name="reserve-count"),
]
