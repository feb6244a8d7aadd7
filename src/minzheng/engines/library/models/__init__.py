"""Rows of the policy library."""

from minzheng.engines.library.models.policy import Change, Edition, Policy

__all__ = ["Change", "Edition", "Policy"]
