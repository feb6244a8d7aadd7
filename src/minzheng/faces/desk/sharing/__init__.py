"""The desk's pages: data out, and openings reviewed."""
