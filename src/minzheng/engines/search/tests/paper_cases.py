"""Cases as the index knows them, for this engine stands below the one that has them."""

from minzheng.engines.search.api import Doc, Kind, number_token
from minzheng.engines.search.writing import write


def paper_case(number: str, division: str, matter: str = "relief/dibao") -> None:
    doc = Doc(
        subject=sum(map(ord, number)) * 1_000 + int(number[-5:]),
        label=number,
        division_code=division,
        matter=matter,
        tokens=(number_token(Kind.CASE, number),),
    )
    write(Kind.CASE, [doc])
