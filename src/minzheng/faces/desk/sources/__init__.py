"""The desk's pages: what each source says of a person."""
