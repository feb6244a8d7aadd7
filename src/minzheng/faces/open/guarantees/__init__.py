"""Pages of the open face: what an elder is entitled to, from when, why."""
