"""Settings, urls, discovery and the command line: the only place that sees everything."""
