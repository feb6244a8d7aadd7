"""Pages of the provider face: incidents by the nine risks, safety checks, drills."""
