"""The generator of the made-up nation and the hostile plans are sound; nothing here looks at a clock."""
