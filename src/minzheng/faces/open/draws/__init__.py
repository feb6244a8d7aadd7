"""Pages of the open face: draws."""
