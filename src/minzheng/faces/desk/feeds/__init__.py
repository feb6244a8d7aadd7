"""The desk's pages: departments' data coming in."""
