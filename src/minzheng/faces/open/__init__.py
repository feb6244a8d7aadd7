"""The open face: publicity, letters checked for truth, standards and rules to read."""
