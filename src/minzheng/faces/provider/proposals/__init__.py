"""Pages of the provider face: proposals."""
