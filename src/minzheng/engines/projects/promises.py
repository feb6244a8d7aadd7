"""What contracts and awards promise, as the ledger is told of it."""

from minzheng.engines.projects.models import Contract, Proposal
from minzheng.engines.projects.reserving import Promise


def contract_promise(row: Contract, text: str = "合同款") -> Promise:
    """A contract's money, for its organisation; `text` says which step."""
    words = f"{row.project.number} {text}"
    return Promise(row.ref, row.fund, words, f"organisation:{row.organisation_id}")


def award_promise(row: Proposal) -> Promise:
    """The award of a proposal, until its contract is signed."""
    words = f"公益创投“{row.round.title}”方案 {row.blind} 资助"
    return Promise(row.ref, row.round.fund, words, f"organisation:{row.organisation_id}")
