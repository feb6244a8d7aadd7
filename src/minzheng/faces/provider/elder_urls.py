"""Addresses of elder care in the provider face, gathered."""

from django.urls import URLPattern

from minzheng.faces.provider.alarms import urls as alarms_urls
from minzheng.faces.provider.evaluations import urls as evaluations_urls
from minzheng.faces.provider.health import urls as health_urls
from minzheng.faces.provider.homecare import urls as homecare_urls
from minzheng.faces.provider.lights import urls as lights_urls
from minzheng.faces.provider.rentals import urls as rentals_urls
from minzheng.faces.provider.residence import urls as residence_urls
from minzheng.faces.provider.safety import urls as safety_urls
from minzheng.faces.provider.staffing import urls as staffing_urls
from minzheng.faces.provider.vouchers import urls as vouchers_urls

urlpatterns: list[URLPattern] = [
    *alarms_urls.urlpatterns,
    *evaluations_urls.urlpatterns,
    *health_urls.urlpatterns,
    *homecare_urls.urlpatterns,
    *lights_urls.urlpatterns,
    *rentals_urls.urlpatterns,
    *residence_urls.urlpatterns,
    *safety_urls.urlpatterns,
    *staffing_urls.urlpatterns,
    *vouchers_urls.urlpatterns,
]
