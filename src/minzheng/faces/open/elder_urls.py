"""Addresses of elder care in the open face, gathered."""

from django.urls import URLPattern

from minzheng.faces.open.evaluations import urls as evaluations_urls
from minzheng.faces.open.guarantees import urls as guarantees_urls

urlpatterns: list[URLPattern] = [
    *evaluations_urls.urlpatterns,
    *guarantees_urls.urlpatterns,
]
