"""Pages of the desk: interface partners."""
