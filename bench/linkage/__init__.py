"""T1: whose record is it; ours beside plain Splink, recordlinkage and exact matching."""
