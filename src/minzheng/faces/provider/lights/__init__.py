"""Pages of the provider face: what is wrong with a facility, in red, amber, green."""
