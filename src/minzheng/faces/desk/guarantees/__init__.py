"""Pages of the desk face: what an elder is entitled to, from when, why."""
