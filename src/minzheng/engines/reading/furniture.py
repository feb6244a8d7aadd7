"""What a web page puts around a document: menus, tools, notes of the editors, the footer."""

import re
from collections.abc import Iterable, Iterator

from minzheng.engines.reading.lines import Line

# After such a line nothing of the document comes any more.
ENDS = re.compile(
    r"^(?:相关(?:链接|文档|阅读|新闻|解读|信息|稿件)|上一篇|下一篇|上一条|下一条|【?打印(?:本页)?】?$|"
    r"关闭窗口|返回顶部|版权所有|网站地图|友情链接|扫一扫|分享到|分享[：:]|主办单位|承办单位|"
    r"网站标识码|.{0,12}ICP备|.{0,8}公网安备|【关闭】|\[关闭\])"
)
# Such a line is left out; the document goes on.
TOOLS = re.compile(
    r"^(?:(?:您|你)?(?:现在)?(?:的|所在)?(?:当前)?位置|首页|网站首页|设为首页|加入收藏|收藏|登录|注册|"
    r"无障碍|长者|关怀版|繁體|简体|English|打印|分享|字体|字号|【字体|【?大\s*中\s*小|"
    r"浏览(?:次数|量)|阅读(?:次数|量)?[：:\d]|点击(?:数|量|次数)|访问量|微信|微博|视力保护色|语音播报|"
    r"责任编辑|责编|编辑[：:]|审核[：:]|校对[：:]|供稿[：:]|撰稿|通讯员[：:]|记者[：:]|稿件来源|"
    r"附件下载|下载附件|点击下载|来源[：:]|信息来源|作者[：:]|文章来源|保护视力|[|\s>›»＞]+$)"
)
MENU = re.compile(r"^[^。；，：]{1,12}(?:\s*[|>›»/]\s*[^。；，：]{1,14}){1,}$")
PAGE_NUMBER = re.compile(r"^(?:[-—–\s]*\d{1,3}[-—–\s]*|第\s*\d+\s*页.{0,8}|\d+\s*/\s*\d+)$")
TABLE_OF_CONTENTS = re.compile(r"(?:[.…·]{3,}|\s{2,})\s*\d{1,3}$")
SHORTEST_BODY = 3  # lines of text before a closing line counts as one


def without_furniture(lines: Iterable[Line], shadow: str) -> Iterator[Line]:
    """The lines of the document itself."""
    kept = 0
    for line in lines:
        said = line.of(shadow)
        if ENDS.match(said):
            if kept >= SHORTEST_BODY:
                return
            continue
        if not _is_furniture(said):
            kept += _says_something(said)
            yield line


def is_contents(said: str) -> bool:
    """Whether a line belongs to a table of contents."""
    return bool(TABLE_OF_CONTENTS.search(said))


def _is_furniture(said: str) -> bool:
    return bool(TOOLS.match(said) or PAGE_NUMBER.match(said) or MENU.match(said))


def _says_something(said: str) -> int:
    return int(said[-1] in "。；！？" or len(said) > 30)
