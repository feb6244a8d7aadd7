"""Pages of the desk: tips."""
