"""Pages of the portal face: what an elder is entitled to, from when, why."""
