"""Pages of the desk: search."""
