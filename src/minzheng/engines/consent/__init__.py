"""Authorisation (授权) of every adult before an economic check, with its validity."""
