"""Preferences: kept in a cookie, never a way out of the site."""

from django.test import Client

from minzheng.faces.looks.prefs import Prefs

URL = "/looks/prefs/"


def test_it_keeps_a_choice_and_goes_back() -> None:
    client = Client()

    response = client.post(URL, {"care": "on", "next": "/styleguide/?page=2"})

    assert response.headers["Location"] == "/styleguide/?page=2"
    assert client.cookies["looks"].value == "care-on"
    assert 'class="care-on"' in client.get("/styleguide/").content.decode()


def test_it_adds_choices_and_takes_them_back() -> None:
    client = Client()

    for choice in ({"care": "on"}, {"size": "3"}, {"care": "off"}):
        client.post(URL, choice)

    assert client.cookies["looks"].value == "size-3"


def test_it_forgets_everything_on_reset() -> None:
    client = Client()
    client.post(URL, {"contrast": "black"})

    client.post(URL, {"reset": "1"})

    assert client.cookies["looks"].value == ""


def test_it_does_not_lead_to_a_foreign_site() -> None:
    for foreign in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        response = Client().post(URL, {"care": "on", "next": foreign})

        assert response.headers["Location"] == "/"


def test_it_refuses_a_choice_it_does_not_have() -> None:
    response = Client().post(URL, {"size": "9"})

    assert response.status_code == 400
    assert "没有" in response.content.decode()


def test_it_refuses_a_forged_post() -> None:
    response = Client(enforce_csrf_checks=True).post(URL, {"care": "on"})

    assert response.status_code == 403


def test_it_ignores_what_somebody_wrote_into_the_cookie() -> None:
    prefs = Prefs.from_cookie('care-on.size-9.<b>.contrast-"onload=.theme-dark')

    assert prefs.classes == "care-on"
    assert prefs.officer_classes == "care-on theme-dark"


def test_it_keeps_the_dark_theme_to_officers() -> None:
    client = Client()
    client.post(URL, {"theme": "dark"})

    assert "theme-dark" not in client.get("/styleguide/").content.decode()
    assert "theme-dark" in client.get("/styleguide/desk/").content.decode()


def test_it_hides_the_styleguide_outside_the_demo(settings) -> None:
    settings.DEMO = False

    assert Client().get("/styleguide/").status_code == 404
