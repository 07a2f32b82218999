"""Views of the network that answer one question at a glance: gaps, shared actions, themes and care beside security.

A view shows what rules and readings say already, and judges nothing of its own: the names in it are those of the
findings, and the words above it count what is drawn.
"""
