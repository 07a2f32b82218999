"""Measures against values that others published, networkx, and small networks by hand."""
