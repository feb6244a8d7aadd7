"""Addresses of elder care in the desk face, gathered."""

from django.urls import URLPattern

from minzheng.faces.desk.alarms import urls as alarms_urls
from minzheng.faces.desk.evaluations import urls as evaluations_urls
from minzheng.faces.desk.guarantees import urls as guarantees_urls
from minzheng.faces.desk.health import urls as health_urls
from minzheng.faces.desk.homecare import urls as homecare_urls
from minzheng.faces.desk.lights import urls as lights_urls
from minzheng.faces.desk.rentals import urls as rentals_urls
from minzheng.faces.desk.residence import urls as residence_urls
from minzheng.faces.desk.rounds import urls as rounds_urls
from minzheng.faces.desk.safety import urls as safety_urls
from minzheng.faces.desk.staffing import urls as staffing_urls
from minzheng.faces.desk.vouchers import urls as vouchers_urls

urlpatterns: list[URLPattern] = [
    *alarms_urls.urlpatterns,
    *evaluations_urls.urlpatterns,
    *guarantees_urls.urlpatterns,
    *health_urls.urlpatterns,
    *homecare_urls.urlpatterns,
    *lights_urls.urlpatterns,
    *rentals_urls.urlpatterns,
    *residence_urls.urlpatterns,
    *rounds_urls.urlpatterns,
    *safety_urls.urlpatterns,
    *staffing_urls.urlpatterns,
    *vouchers_urls.urlpatterns,
]
