"""The desk's pages: the population as of a day."""
