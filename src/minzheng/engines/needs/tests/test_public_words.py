"""Words for the public tell neither who it is nor where she lives nor what she suffers from."""

import pytest

from minzheng.engines.needs import api
from minzheng.engines.needs.testing import DAY, World


@pytest.mark.parametrize(
    ("words", "piece"),
    [
        ("罗春生要两床棉被", "“罗春生”（姓名）"),
        ("罗婆婆过冬要棉被", "“罗婆婆”（称呼）"),
        ("请打13800138000联系", "“13800138000”（电话）"),
        ("座机020-87654321", "“020-87654321”（电话或账号）"),
        ("证件440118198403050019", "“440118198403050019”（身份证号）"),
        ("送到建设路12号", "“送到建设路12号”（住址）"),
        ("住３栋502室", "“３栋”（住址）"),
        ("得了糖尿病，要一台血糖仪", "“糖尿病”（病情或隐私）"),
        ("儿子精神分裂，没人照看", "“精神分裂”（病情或隐私）"),
    ],
)
def test_a_piece_that_tells_too_much_is_shown(world: World, words: str, piece: str) -> None:
    with pytest.raises(api.NeedRefused, match="不能公开") as refused:
        world.offered(words=words)

    assert piece in str(refused.value)


@pytest.mark.parametrize(
    "words",
    [
        "两位老人过冬要两床厚棉被",
        "出院后要一辆轮椅，12月2号前用得上",
        "一家3口，孩子上学要一张书桌，大约300元",
        "长期卧床，要一张护理床",
    ],
)
def test_plain_words_go_out(world: World, words: str) -> None:
    assert world.offered(words=words).words == words


def test_the_village_is_not_named(world: World) -> None:
    with pytest.raises(api.NeedRefused, match="住址"):
        world.offered(words="石桥的老人要棉被")
    assert not api.Offering.objects.exists()
    assert world.offered(words="冬天要两床棉被").offered_on == DAY
