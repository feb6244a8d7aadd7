"""The shared drawing-room of all faces: tokens, layouts and components."""
