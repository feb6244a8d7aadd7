"""The desk's pages: whose row is it."""
