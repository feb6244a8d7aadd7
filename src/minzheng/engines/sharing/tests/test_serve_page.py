"""The interface: a key shown once, pages by cursor, a limit a day, every call in the log."""

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.screening.api import build
from minzheng.engines.sharing import api
from minzheng.kernel.doer import SYSTEM

from .conftest import MONDAY, TUESDAY, approved


def opened(cast: Cast, row_limit: int = 100) -> tuple[api.Share, str]:
    share = approved(cast, way="api", row_limit=row_limit)
    return share, api.give_key(share, by=cast.viewers["data_clerk"], on=MONDAY)


def test_the_key_opens_and_is_kept_nowhere(cast: Cast) -> None:
    share, key = opened(cast)

    assert api.share_by_key(share.number, key) == share
    assert key not in str(api.Share.objects.values().get())


def test_a_wrong_key_and_a_wrong_number_are_not_told_apart(cast: Cast) -> None:
    share, key = opened(cast)
    texts = set()
    for number, given in ((share.number, "wrong"), ("GX-0", key), (share.number, "")):
        with pytest.raises(api.KeyWrong) as refused:
            api.share_by_key(number, given)
        texts.add(str(refused.value))

    assert len(texts) == 1


def test_a_new_key_shuts_the_former_one_out(cast: Cast) -> None:
    share, key = opened(cast)
    api.give_key(share, by=cast.viewers["data_clerk"], on=MONDAY)

    with pytest.raises(api.KeyWrong):
        api.share_by_key(share.number, key)


def test_without_a_key_given_nothing_opens(cast: Cast) -> None:
    with pytest.raises(api.KeyWrong):
        api.share_by_key(approved(cast, way="api").number, "")


def test_pages_give_everybody_once(cast: Cast) -> None:
    share, _ = opened(cast)

    first = api.serve_page(share, "", 1, on=TUESDAY)
    second = api.serve_page(share, first.after, 1, on=TUESDAY)

    assert [row[0] for row in (*first.rows, *second.rows)] == ["罗春生", "谢月娥"]
    assert second.after == ""
    marks = {row[-1] for row in (*first.rows, *second.rows)}
    assert len(marks) == 2 and all(api.read_mark(each) for each in marks)


def test_the_limit_of_a_day_holds_and_the_next_day_begins_anew(cast: Cast) -> None:
    share, _ = opened(cast, row_limit=1)
    page = api.serve_page(share, "", 500, on=MONDAY)

    assert (len(page.rows), page.left_today) == (1, 0)
    with pytest.raises(api.TooMany, match="今天的 1 行"):
        api.serve_page(share, page.after, 500, on=MONDAY)
    assert len(api.serve_page(share, page.after, 500, on=TUESDAY).rows) == 1


def test_every_call_is_in_the_log_refused_ones_too(cast: Cast) -> None:
    share, _ = opened(cast, row_limit=2)
    api.serve_page(share, "", 500, on=MONDAY)
    with pytest.raises(api.TooMany):
        api.serve_page(share, "", 500, on=MONDAY)

    refused, given = api.uses_of(share)
    assert (given.rows, given.refused, given.fields) == (2, "", share.fields)
    assert refused.rows == 0 and "取完" in refused.refused


@pytest.mark.parametrize("cursor", ["???", "W10=", "eyJhIjogMX0="])
def test_a_cursor_that_is_no_place_is_refused(cast: Cast, cursor: str) -> None:
    with pytest.raises(api.CursorStale):
        api.serve_page(opened(cast)[0], cursor, 1, on=MONDAY)


def test_pages_are_not_mixed_from_two_versions(cast: Cast) -> None:
    share, _ = opened(cast)
    page = api.serve_page(share, "", 1, on=MONDAY)
    build(TUESDAY, by=SYSTEM)

    with pytest.raises(api.CursorStale, match="从第一页"):
        api.serve_page(share, page.after, 1, on=TUESDAY)


def test_after_the_end_nothing_is_given(cast: Cast) -> None:
    share, key = opened(cast)
    api.end(share, "用途已实现", by=cast.viewers["data_head"], on=TUESDAY)

    with pytest.raises(api.KeyWrong):
        api.share_by_key(share.number, key)
    with pytest.raises(api.WrongState):
        api.serve_page(share, "", 1, on=TUESDAY)
