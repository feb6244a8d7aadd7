"""Pages of the desk face: dated work, from giving to proof."""
