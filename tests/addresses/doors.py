"""Who may go through which address of the house; the word before the colon is the face."""

from dataclasses import dataclass

ANYBODY, CITIZEN, OWN, NEIGHBOURS = "anybody", "citizen", "own", "neighbours"
ANY_HOUSE, OWN_HOUSE = "any house", "own house"  # who acts for an institution

OFFICES = (
    "village_worker", "town_clerk", "town_head", "district_clerk", "district_head", "check_clerk",
)  # fmt: skip
CASE_ROLES = (
    *OFFICES, "disabled_federation", "relief_station", "relief_station_head", "assessor",
    "child_director", "child_supervisor",
)  # fmt: skip
READERS = (*CASE_ROLES, "auditor")
VISITORS = tuple(role for role in OFFICES if role != "check_clerk")
EVERYBODY = (
    *READERS, "finance_clerk", "finance_head", "system_admin", "security_admin",
    "data_clerk", "data_head", "social_worker", "hotline_clerk", "discipline_inspector",
)  # fmt: skip
FRONT = ("village_worker", "town_clerk")
TAKERS_IN = (*FRONT, "relief_station", "child_director")
CHECKERS = ("check_clerk", "district_clerk", "town_clerk")
HEADS = ("town_head", "district_head")
DISTRICT_POSTS = ("district_clerk", "district_head")
TAKERS_DOWN = ("town_clerk", "town_head", "district_clerk", "district_head")
SERVERS = ("village_worker", "town_clerk", "district_clerk")
PAYERS = ("finance_clerk", "finance_head", "district_clerk", "district_head", "auditor")
DATA_CLERKS, DATA_HEADS = ("data_clerk",), ("data_head",)
DATA_READERS = ("data_clerk", "data_head", "check_clerk", "district_clerk", "district_head",
                "auditor")  # fmt: skip
CLERKS = ("finance_clerk", "district_clerk")
SETTERS, STANDARD_READERS = DISTRICT_POSTS, (*DISTRICT_POSTS, "auditor")


@dataclass(frozen=True)
class Door:
    """Who may go through: posts, or one of the words above; `args` name things of the scene.

    `far`: an officer with the post elsewhere finds nothing (404); without things there is no far.
    """

    who: tuple[str, ...] | str
    args: tuple[str, ...] = ()
    also: frozenset[int] = frozenset()

    @property
    def far(self) -> bool:
        return bool(self.args)


class Everywhere(Door):
    """What is the same for all: an officer of the other town reads it as well."""

    far = False


def desk(*args: str, to: tuple[str, ...]) -> Door:
    return Door(to, args)


CASE, STEP, HOUSE, PERSON = ("case",), ("case", "step"), ("household",), ("person",)
PERSONAL = Door(EVERYBODY)
DOORS: dict[str, Door] = {
    "health": Door(ANYBODY),
    "looks:prefs": Door(ANYBODY, also=frozenset({400})),
    "looks:styleguide": Door(ANYBODY, also=frozenset({404})),
    "looks:specimen": Door(ANYBODY, also=frozenset({404})),
    "open:home": Door(ANYBODY),
    "open:notices": Door(ANYBODY),
    "open:notice": Door(ANYBODY, ("publicity",)),
    "open:object": Door(ANYBODY, ("publicity",)),
    "open:sheet": Door(ANYBODY, ("publicity",)),
    "open:verify": Door(ANYBODY),
    "open:verify-code": Door(ANYBODY, ("code",)),
    "open:parameters": Door(ANYBODY),
    "open:rules": Door(ANYBODY, ("field", "name")),
    "portal:home": Door(ANYBODY),
    "portal:services": Door(ANYBODY),
    "portal:entitled": Door(ANYBODY),
    "portal:guide": Door(ANYBODY, ("field", "name")),
    "portal:tell-once": Door(ANYBODY, ("field", "name")),
    "portal:check": Door(ANYBODY, ("field", "name")),
    "portal:sign-in": Door(ANYBODY),
    "portal:sign-out": Door(ANYBODY),
    "portal:keep": Door(ANYBODY, also=frozenset({204, 403})),
    "portal:progress": Door(ANYBODY),
    "portal:verify": Door(ANYBODY, ("code",)),
    "portal:tasks": Door(NEIGHBOURS, ("draft",)),
    "portal:page": Door(NEIGHBOURS, ("draft", "page")),
    "portal:papers": Door(NEIGHBOURS, ("draft",)),
    "portal:paper": Door(NEIGHBOURS, ("draft", "paper_key")),
    "portal:remove-paper": Door(NEIGHBOURS, ("draft", "material")),
    "portal:answers": Door(NEIGHBOURS, ("draft",)),
    "portal:promises": Door(NEIGHBOURS, ("draft",)),
    "portal:submit": Door(NEIGHBOURS, ("draft",)),
    "portal:discard": Door(NEIGHBOURS, ("draft",)),
    "portal:apply": Door(CITIZEN, ("field", "name")),
    "portal:my": Door(CITIZEN),
    "portal:messages": Door(CITIZEN),
    "portal:message": Door(OWN, ("own_message",)),
    "portal:payments": Door(CITIZEN),
    "portal:cases": Door(CITIZEN),
    "portal:case": Door(OWN, CASE),
    "portal:received": Door(OWN, CASE),
    "portal:receipt": Door(OWN, CASE),
    "portal:answer": Door(OWN, ("case", "element"), also=frozenset({404})),
    "portal:add-paper": Door(OWN, CASE),
    "portal:withdraw": Door(OWN, CASE),
    "portal:rate": Door(OWN, CASE),
    "portal:letter": Door(OWN, ("letter",)),
    "portal:material": Door(OWN, ("material",)),
    "portal:my-entitled": Door(CITIZEN),
    "portal:household": Door(CITIZEN),
    "portal:report": Door(CITIZEN),
    "portal:wrong": Door(CITIZEN),
    "desk:sign-in": Door(ANYBODY),
    "desk:sign-out": Door(ANYBODY),
    "desk:day": PERSONAL,
    "desk:account": PERSONAL,
    "desk:password": PERSONAL,
    "desk:code-enrol": PERSONAL,
    "desk:code-confirm": PERSONAL,
    "desk:code-drop": PERSONAL,
    "desk:messages": PERSONAL,
    "desk:message-read": desk("officers_message", to=("district_head",)),
    "desk:cases": Door(READERS),
    "desk:case": desk(*CASE, to=READERS),
    "desk:case-tab": desk("case", "tab", to=READERS),
    "desk:material": desk("case", "material", to=READERS),
    "desk:letter": desk("case", "letter", to=READERS),
    "desk:step": desk(*STEP, to=("town_clerk",)),
    "desk:answer": desk(*STEP, to=CASE_ROLES),
    "desk:check": desk(*CASE, to=CHECKERS),
    "desk:settle": desk("case", "check", to=CASE_ROLES),
    "desk:attach": desk(*CASE, to=CASE_ROLES),
    "desk:amend": desk(*CASE, to=CASE_ROLES),
    "desk:extend": desk(*CASE, to=HEADS),
    "desk:complain": desk(*CASE, to=CASE_ROLES),
    "desk:withdraw": desk(*CASE, to=CASE_ROLES),
    "desk:serve": desk("case", "letter", to=SERVERS),
    "desk:visits": Door(VISITORS),
    "desk:visit": desk(*CASE, to=VISITORS),
    "desk:household": desk(*HOUSE, to=READERS),
    "desk:household-payments": desk(*HOUSE, to=(*READERS, *PAYERS)),
    "desk:household-entitled": desk(*HOUSE, to=READERS),
    "desk:report": desk(*HOUSE, to=CASE_ROLES),
    "desk:intake": Door((*TAKERS_IN, "district_clerk")),
    "desk:intake-form": desk("officers_draft", to=FRONT),
    "desk:intake-discard": desk("officers_draft", to=FRONT),
    "desk:intake-remove": desk("officers_draft", "draft_paper", to=FRONT),
    "desk:intake-who": Everywhere(FRONT, ("field", "name")),
    "desk:intake-register": Everywhere(FRONT, ("field", "name")),
    "desk:intake-begin": desk("field", "name", "person", to=FRONT),
    "desk:people": Door(READERS),
    "desk:person": desk(*PERSON, to=READERS),
    "desk:person-benefits": desk(*PERSON, to=READERS),
    "desk:person-entitled": desk(*PERSON, to=READERS),
    "desk:person-papers": desk(*PERSON, to=READERS),
    "desk:person-trail": desk(*PERSON, to=READERS),
    "desk:open-field": desk(*PERSON, to=READERS),
    "desk:notices": Door(READERS),
    "desk:letters": Door(READERS),
    "desk:publicity": desk("publicity", to=READERS),
    "desk:poster": desk("publicity", to=READERS),
    "desk:take-down": desk("publicity", to=TAKERS_DOWN),
    "desk:objection": desk("publicity", "objection", to=TAKERS_DOWN),
    "desk:payments": Door(PAYERS),
    "desk:compute": Door(CLERKS),
    "desk:run": desk("run", to=PAYERS),
    "desk:run-review": desk("run", to=("finance_head",)),
    "desk:run-approve": desk("run", to=("district_head",)),
    "desk:run-discard": desk("run", to=CLERKS),
    "desk:run-supplement": desk("run", to=CLERKS),
    "desk:run-export": desk("run", to=("finance_clerk",)),
    "desk:bank-file": desk("run", "file", to=("finance_clerk",)),
    "desk:run-returns": desk("run", to=("finance_clerk",)),
    "desk:reissue": desk("line", to=("finance_clerk",)),
    "desk:recoveries": Door(PAYERS),
    "desk:recovery": desk("recovery", to=PAYERS),
    "desk:recovery-confirm": desk("recovery", to=CLERKS),
    "desk:recovery-repay": desk("recovery", to=CLERKS),
    "desk:recovery-offset": desk("recovery", to=CLERKS),
    "desk:recovery-write-off": desk("recovery", to=CLERKS),
    "desk:recovery-approve": desk("recovery", to=("finance_head", "district_head")),
    "desk:parameters": PERSONAL,
    "desk:parameter": Everywhere(EVERYBODY, ("parameter",)),
    "desk:parameter-propose": desk("parameter", to=SETTERS),
    "desk:proposal": desk("proposal", to=STANDARD_READERS),
    "desk:proposal-approve": desk("proposal", to=("district_head",)),
    "desk:proposal-return": desk("proposal", to=("district_head",)),
    "desk:proposal-withdraw": desk("proposal", to=SETTERS),
    "desk:proposal-paper": desk("proposal", to=STANDARD_READERS),
    "desk:standards": Door(STANDARD_READERS),
    "desk:standards-begin": Door(SETTERS),
    "desk:standard": desk("adjustment", to=STANDARD_READERS),
    "desk:standards-work-out": desk("adjustment", to=SETTERS),
    "desk:standards-simulate": desk("adjustment", to=SETTERS),
    "desk:standards-propose": desk("adjustment", to=SETTERS),
    "desk:standards-approve": desk("adjustment", to=("district_head",)),
    "desk:standards-drop": desk("adjustment", to=SETTERS),
    "desk:standards-recalculate": desk("adjustment", to=SETTERS),
    "desk:standards-confirm": desk("adjustment", to=("district_head",)),
    "desk:standards-switch": desk("adjustment", to=SETTERS),
    "desk:standards-report": desk("adjustment", to=STANDARD_READERS),
    "desk:simulations": Door(DISTRICT_POSTS),
    "desk:simulation-new": Door(DISTRICT_POSTS),
    "desk:simulation-keep": Door(DISTRICT_POSTS),
    "desk:simulation": desk("scenario", to=DISTRICT_POSTS),
    "desk:rules": Everywhere(EVERYBODY, ("matter",)),
    "desk:audit": Door(("auditor",)),
    "desk:audit-verify": Door(("auditor",)),
}
