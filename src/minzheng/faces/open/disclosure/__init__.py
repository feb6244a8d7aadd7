"""Pages of the open face: directory, consultation, corrections."""
