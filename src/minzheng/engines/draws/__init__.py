"""Draws that anybody can do again: a frozen list, a seed committed before and revealed after."""
