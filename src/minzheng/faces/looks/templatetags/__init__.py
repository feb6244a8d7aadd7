"""Template tags of the drawing-room."""
