"""What is to be done: the verbs that begin clauses, and what they take."""

import re

VERBS = (
    "建立健全|建立|健全|完善|加强|强化|推进|推动|落实|开展|实施|提升|提高|扩大|深化|优化|规范|加快|建设|打造|培育|发展|"
    "制定|修订|出台|组织|实现|保障|支持|引导|鼓励|探索|推广|构建|创新|做好|抓好|加大|拓展|统筹|巩固|改革|整合|畅通|"
    "严格|严肃|新增|新建|改造|配备|培训|检查|排查|走访|探访|公布|公开|报送|召开|举办|设立|成立|发放|核查|评估|监测"
)
CLAUSE = re.compile(
    r"(?:(?<=[。；，：、\n ])|^)(?:全面|进一步|积极|大力|持续|不断|稳步|深入|切实|着力|认真|依法)*"
    rf"({VERBS})([^，。；：、\n（]{{1,24}})"
)
MOST = 12


def deeds_in(
    shadow: str, text: str, start: int, end: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Verbs and their objects, each once, in the order of the text."""
    found = list(CLAUSE.finditer(shadow[start:end]))[:MOST]
    verbs = dict.fromkeys(m[1] for m in found)
    objects = dict.fromkeys(text[start + m.start(2) : start + m.end(2)] for m in found)
    return tuple(verbs), tuple(objects)
