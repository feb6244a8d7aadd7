"""Pages of the open face: ledger."""
