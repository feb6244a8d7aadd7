"""Pages of the desk face: incidents by the nine risks, safety checks, drills."""
