"""What is given of each kind of thing, as JSON: the one form of it on every door. Frozen; nothing is ever left out."""
