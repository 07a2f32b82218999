"""What people judge of a reading, as values: doubts, corrections, drafts, names, what differs between two. No store."""
