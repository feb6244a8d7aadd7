"""Our terms and theirs, in one table; what the published shapes leave open is settled here."""

from collections.abc import Mapping

VERSION = "1.0.0"
LOCALE = "zho"  # ISO 639-3, as their pattern asks
SOCIAL, CIVIL = "social", "crvs"
# What names a registry in reg_type or receiver_id, in lower case.
REGISTRIES: Mapping[str, str] = {
    "social": SOCIAL, "ns:org:registrytype:social": SOCIAL, "sr": SOCIAL,
    "crvs": CIVIL, "civil": CIVIL, "ns:org:registrytype:civil": CIVIL,
    "ns:org:registrytype:crvs": CIVIL,
}  # fmt: skip
REG_TYPE = {SOCIAL: "ns:org:RegistryType:Social", CIVIL: "ns:org:RegistryType:Civil"}
RECORD_TYPE = {SOCIAL: "spdci-extensions-dci:Member", CIVIL: "spdci-extensions-dci:Person"}
GROUP_TYPE = "spdci-extensions-dci:Group"
# Identity numbers of the state; others (MOBILE, EMAIL …) are not searched by.
ID_TYPES = frozenset({"UIN", "NIN", "NID"})
ID_TYPE = "UIN"
HOUSEHOLD_ID = "HOUSEHOLD_ID"
BIRTH = frozenset({"birth_date", "date_of_birth", "DOB"})
# GB/T 2261.1 -> cd.com.03-sex
SEX = {1: "male", 2: "female"}
UNKNOWN_SEX = "unknown"
# GB/T 2261.2 -> cd.com.02-marital_status: single, married, widowed, divorced
MARITAL = {10: "S", 20: "M", 21: "M", 22: "M", 23: "M", 30: "W", 40: "D"}
# GB/T 4761, tens -> cd.com.07-relationship_type
RELATION = {0: "self", 1: "spouse", 2: "child", 3: "child", 4: "grandchild", 5: "parent",
            6: "grandparent", 7: "sibling"}  # fmt: skip
OTHER_RELATION = "other"
DISABLED, NOT_DISABLED, DISABLED_UNKNOWN = "yes", "no", "unknown"
# Matters of this field make up the social registry: what is closed to all but a named team is not
# in it.
SOCIAL_FIELD = "relief"
DEATH = "spdci-common:RegistryEventType:Death"
REGISTER, UPDATE, DELETE = "REGISTER", "UPDATE", "DELETE"
EVENT_TYPES = {
    SOCIAL: {"register": REGISTER, "update": UPDATE, "delete": DELETE},
    CIVIL: {"death": DEATH, DEATH.lower(): DEATH},
}
ACTIVE = "Active"
