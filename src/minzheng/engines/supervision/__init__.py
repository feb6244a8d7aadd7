"""How delegated approvals are looked at again: drawn, reviewed, put right, compared, inspected."""
