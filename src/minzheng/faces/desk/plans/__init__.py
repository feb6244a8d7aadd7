"""Pages of the desk face: plans read in, corrected, assigned, and how they stand."""
