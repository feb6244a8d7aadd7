"""Documents disclosed with their index numbers, drafts put to the public, corrections asked for."""
