"""Document -> Plan: sections, tables, actions, holders, timing. Knows no file format and no organisation."""

from loaders.plan.reader import read_plan

__all__ = ["read_plan"]
