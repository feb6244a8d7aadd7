"""Pages read cases here: lists, the dossier, progress."""
