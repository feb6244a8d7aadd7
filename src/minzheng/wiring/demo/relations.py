"""The relations to the head that the demo uses (codes of the glossary, GB/T 4761)."""

SELF, WIFE, GRANDCHILD, PARENT = 1, 12, 40, 50
CHILD = {True: 20, False: 30}
