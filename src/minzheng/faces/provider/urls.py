"""Addresses of the provider face."""

from django.urls import path

from minzheng.faces.provider import elder_urls, inbox
from minzheng.faces.provider.filings import urls as filing_urls
from minzheng.faces.provider.inspections import urls as inspection_urls
from minzheng.faces.provider.meals import urls as meals_urls
from minzheng.faces.provider.orders import urls as order_urls
from minzheng.faces.provider.proposals import urls as proposal_urls
from minzheng.faces.provider.services import urls as service_urls
from minzheng.faces.provider.views import houses, people, signing

app_name = "provider"
FACILITY, STAY = "profile/<int:pk>", "people/<int:pk>"
urlpatterns = [
    path("", houses.duties, name="duties"),
    path("sign-in/", signing.sign_in, name="sign-in"),
    path("sign-out/", signing.sign_out, name="sign-out"),
    path("profile/", houses.profile, name="profile"),
    path(f"{FACILITY}/", houses.facility, name="facility"),
    path(f"{FACILITY}/places/", houses.places, name="places"),
    path(f"{FACILITY}/edit/", houses.own_facts, name="own-facts"),
    path("people/", people.people, name="people"),
    path("people/new/", people.newcomer, name="newcomer"),
    path(f"{STAY}/", people.stay, name="stay"),
    path(f"{STAY}/place/", people.moving, name="moving"),
    path(f"{STAY}/leaving/", people.leaving, name="leaving"),
    *service_urls.urlpatterns,
    *filing_urls.urlpatterns,
    *inspection_urls.urlpatterns,
    *order_urls.urlpatterns,
    *proposal_urls.urlpatterns,
    *meals_urls.urlpatterns,
    *inbox.urlpatterns,
    *elder_urls.urlpatterns,
]
