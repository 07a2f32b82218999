"""A fictional district of three plans, to guard the rules on overlap against the plans that ship with the package."""
