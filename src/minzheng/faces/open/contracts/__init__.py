"""Pages of the open face: purchased services and venture rounds."""
