"""The citizen's face: find, ask, apply, follow; every page works on a phone without scripts."""
