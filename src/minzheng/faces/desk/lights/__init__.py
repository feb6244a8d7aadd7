"""Pages of the desk face: what is wrong with a facility, in red, amber, green."""
