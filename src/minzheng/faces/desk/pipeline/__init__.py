"""Pages of the desk face: projects of investment, works and research, from idea to performance."""
