"""Addresses of elder care in the portal face, gathered."""

from django.urls import URLPattern

from minzheng.faces.portal.alarms import urls as alarms_urls
from minzheng.faces.portal.guarantees import urls as guarantees_urls
from minzheng.faces.portal.health import urls as health_urls
from minzheng.faces.portal.homecare import urls as homecare_urls
from minzheng.faces.portal.rentals import urls as rentals_urls
from minzheng.faces.portal.vouchers import urls as vouchers_urls

urlpatterns: list[URLPattern] = [
    *alarms_urls.urlpatterns,
    *guarantees_urls.urlpatterns,
    *health_urls.urlpatterns,
    *homecare_urls.urlpatterns,
    *rentals_urls.urlpatterns,
    *vouchers_urls.urlpatterns,
]
