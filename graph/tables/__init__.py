"""Tables of who does what: the matrix of parties by ambition or plan, and any two dimensions set out by choice."""
