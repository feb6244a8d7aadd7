"""Facts of a family in, an evaluated policy out; no tables of its own."""
