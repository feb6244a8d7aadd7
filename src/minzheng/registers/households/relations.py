"""Relation to the head of the household: the glossary's table (GB/T 4761)."""

from minzheng.vocabulary import codes

SELF = 1
RELATIONS = dict(codes.关系代码.codes)
