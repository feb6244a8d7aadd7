"""Pages of the open face: the search for the family of people nobody knows."""
