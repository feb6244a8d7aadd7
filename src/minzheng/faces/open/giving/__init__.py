"""Pages of the open face: giving."""
