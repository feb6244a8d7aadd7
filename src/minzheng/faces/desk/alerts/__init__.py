"""The desk's pages: alerts worked to an end."""
