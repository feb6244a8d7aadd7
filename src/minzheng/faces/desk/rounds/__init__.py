"""Pages of the desk face: who is visited how often by whom, what was found."""
