"""Measures of a network of parties and actions, for notebooks and a page; never a finding, and never a reason for one.

A plan is a small network of what was written down. A measure of it orders and describes; it says nothing of how parties
work together, and a small difference says nothing at all. Each module says what it measures, by which formula, from
which paper, and how it is normalised.
"""
