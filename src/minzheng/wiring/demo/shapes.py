"""Who lives together: the shapes of families, with ages that belong together."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from minzheng.wiring.demo import relations as rel

MALE, FEMALE = True, False


@dataclass(frozen=True)
class Slot:
    """A place in a family: relation to the head, sex, age; `is_kin` bears the head's surname."""

    relation: int
    is_male: bool
    age: int
    is_kin: bool = True


Shape = tuple[Slot, ...]
Maker = Callable[[Random], Shape]


def couple_with_children(chance: Random) -> Shape:
    """Parents and one to three children under 25."""
    parents = _couple(chance, 28, 48)
    return (*parents, *_children(chance, parents[1].age, rel.CHILD, most=23))


def couple_alone(chance: Random) -> Shape:
    """A couple without children at home."""
    return _couple(chance, 25, 60)


def couple_with_grown_child(chance: Random) -> Shape:
    """A couple around fifty whose grown child has not left."""
    parents = _couple(chance, 47, 60)
    is_male = chance.random() < 0.6
    age = max(20, parents[1].age - chance.randint(23, 28))
    return (*parents, Slot(rel.CHILD[is_male], is_male, age))


def elder_alone(chance: Random) -> Shape:
    """One old person."""
    is_male = chance.random() < 0.4
    return (Slot(rel.SELF, is_male, chance.randint(62, 92)),)


def elder_couple(chance: Random) -> Shape:
    """Two old people."""
    return _couple(chance, 62, 84)


def three_generations(chance: Random) -> Shape:
    """Parents, children, and one or both grandparents."""
    parents = _couple(chance, 30, 46)
    children = _children(chance, parents[1].age, rel.CHILD, most=17)
    grandmother = Slot(rel.PARENT, FEMALE, parents[0].age + chance.randint(22, 29), is_kin=False)
    grandfather = Slot(rel.PARENT, MALE, grandmother.age + chance.randint(0, 4))
    elders = (grandfather, grandmother) if chance.random() < 0.5 else (grandmother,)
    return (*parents, *children, *elders)


def single_parent(chance: Random) -> Shape:
    """A mother or father with children."""
    is_male = chance.random() < 0.25
    age = chance.randint(28, 46)
    return (Slot(rel.SELF, is_male, age), *_children(chance, age, rel.CHILD, most=17))


def grandparents_with_grandchildren(chance: Random) -> Shape:
    """Children who stayed with their grandparents while the parents work elsewhere."""
    elders: Shape = _couple(chance, 58, 72)
    if chance.random() < 0.4:
        elders = (Slot(rel.SELF, FEMALE, elders[1].age),)
    children = (_grandchild(chance) for _ in range(chance.choice((1, 1, 2))))
    return (*elders, *children)


def single_adult(chance: Random) -> Shape:
    """One grown person."""
    return (Slot(rel.SELF, chance.random() < 0.6, chance.randint(20, 60)),)


def alone(age: int, *, is_male: bool = False) -> Maker:
    """One person of a certain age."""

    def shape(_chance: Random) -> Shape:
        return (Slot(rel.SELF, is_male, age),)

    return shape


def grandmother_with_child(_chance: Random) -> Shape:
    """A grandmother who brings up her granddaughter."""
    return Slot(rel.SELF, FEMALE, 64), Slot(rel.GRANDCHILD, FEMALE, 10)


def journey(chance: Random) -> Shape:
    """Father, mother and a child at primary school: the family of the guided tour."""
    return (
        Slot(rel.SELF, MALE, 41),
        Slot(rel.WIFE, FEMALE, 38, is_kin=False),
        Slot(rel.CHILD[FEMALE], FEMALE, 9),
    )


WEIGHTS: dict[Maker, int] = {
    couple_with_children: 25,
    couple_alone: 12,
    couple_with_grown_child: 14,
    elder_alone: 7,
    elder_couple: 10,
    three_generations: 13,
    single_parent: 4,
    grandparents_with_grandchildren: 3,
    single_adult: 15,
}
# Shapes in which need is common, in the order in which they come up.
NEEDY: tuple[Maker, ...] = (
    couple_with_children, elder_alone, single_parent, three_generations, single_adult,
    grandparents_with_grandchildren, elder_couple,
)  # fmt: skip


def any_shape(chance: Random) -> Shape:
    """A family of a shape as frequent as it is."""
    return chance.choices(tuple(WEIGHTS), tuple(WEIGHTS.values()))[0](chance)


def _couple(chance: Random, youngest: int, oldest: int) -> tuple[Slot, Slot]:
    age = chance.randint(youngest, oldest)
    wife = max(20, age - chance.choice((0, 1, 1, 2, 2, 3, 4, 5, -1)))
    return Slot(rel.SELF, MALE, age), Slot(rel.WIFE, FEMALE, wife, is_kin=False)


def _children(
    chance: Random, mother_age: int, relations: dict[bool, int], *, most: int
) -> tuple[Slot, ...]:
    """One to three children, each born when the mother was 20 to 38."""
    made = []
    for _ in range(chance.choices((1, 2, 3), (50, 42, 8))[0]):
        youngest, oldest = max(0, mother_age - 38), min(most, mother_age - 20)
        is_male = chance.random() < 0.53
        made.append(
            Slot(relations[is_male], is_male, chance.randint(min(youngest, oldest), oldest))
        )
    return tuple(sorted(made, key=lambda slot: -slot.age))


def _grandchild(chance: Random) -> Slot:
    return Slot(rel.GRANDCHILD, chance.random() < 0.53, chance.randint(3, 15))
