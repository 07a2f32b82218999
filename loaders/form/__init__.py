"""The public form of a plan: its JSON, its identifiers, what it states, and what must not be kept of it."""

from loaders.form.schema import FORM_LIMIT, check_quotes, dump_reading, form_schema, looks_like_form, parse_reading

__all__ = ["FORM_LIMIT", "check_quotes", "dump_reading", "form_schema", "looks_like_form", "parse_reading"]
