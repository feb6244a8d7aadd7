"""Pages of the open face: statistics, funds, open data."""
