"""Every list of the desk has a file, and the file holds what the page shows to the same post."""

import csv
from io import StringIO

import pytest
from django.db import transaction

from minzheng.engines.access.testing import OFFICERS
from minzheng.faces.desk.lists.catalogue import LISTINGS, Listing
from minzheng.faces.desk.lists.files import cells_of

from .scene import DOORS, Scene
from .test_every_url import allowed

HEAD = 5  # four lines that say whose file it is, then the titles
THREE = 3
QUERIES = {"desk:people": "?q=罗", "desk:cases": "?view=doing"}
# Pages with a table that is no list of the house's things.
NO_LISTS = {
    "desk:account": "one's own posts",
    "desk:day": "the first rows of lists that stand elsewhere",
    "desk:alert-night": "the report of one night",
    "desk:board": "figures; each opens its own list",
    "desk:figures": "figures, with a file of their own",
    "desk:map": "counts of places; each opens its own list",
    "desk:need-gaps": "counts of places; each opens its own list",
    "desk:keys": "which key does what",
    "desk:jobs": "one's own long work, gone after thirty days",
    "desk:link-model": "the card of a model",
    "desk:population": "counts, with a file of their own",
    "desk:town-monitor": "figures; no list of the house's things",
}


@pytest.mark.django_db
@pytest.mark.parametrize("key", sorted(LISTINGS))
def test_the_file_of_a_list_holds_the_rows_of_its_page(scene: Scene, key: str) -> None:
    listing = LISTINGS[key]
    posts = [actor for actor in OFFICERS if allowed(listing.url_name, actor)][:THREE]

    assert posts
    for post in posts:
        shown, taken = both(scene, listing, post)
        assert taken[: len(shown)] == shown, f"{post} 看到的和导出的“{listing.title}”不一样"


def both(scene: Scene, listing: Listing, post: str) -> tuple[list[str], list[str]]:
    """The first cells of the page, and of the file."""
    of = scene.url(listing.url_name) + QUERIES.get(listing.url_name, "?all=1")
    with transaction.atomic():
        table = scene.browser(post).get(of).context[listing.table]
        given = {"of": of, "kind": "csv", "purpose": "核对"}
        answer = scene.browser(post).post(f"/desk/lists/{listing.key}/export/", given)
        transaction.set_rollback(True)
    assert answer.status_code == 200
    lines = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    shown = [str(cells[0]) for cells in cells_of(table)] if table else []
    return shown, [line[0].removeprefix("'") for line in lines[HEAD if table else HEAD - 1 :]]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", sorted(n for n, d in DOORS.items() if n.startswith("desk:") and not d.args)
)
def test_a_list_can_be_taken_out_wherever_one_stands(scene: Scene, name: str) -> None:
    reader = next((actor for actor in OFFICERS if allowed(name, actor)), None)
    shown = scene.page(reader, name) if reader else ""

    if "<table" in shown and name not in NO_LISTS:
        assert "/desk/lists/" in shown, f"{name} 有列表，但是没有导出"
