"""Pages of the open face: circles."""
