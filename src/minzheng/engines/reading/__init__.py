"""Reading of official documents by rules: structure, figures, rhythms, deadlines, owners."""
