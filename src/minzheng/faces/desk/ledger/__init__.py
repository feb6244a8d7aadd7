"""Pages of the desk face: ledger."""
