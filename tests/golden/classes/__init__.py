"""Actions classed by readers who had not seen the key terms, and how much of that is found."""
