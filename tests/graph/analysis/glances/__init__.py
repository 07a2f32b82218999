"""Views that answer a question at a glance, beside the rules and by hand."""
