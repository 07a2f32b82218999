"""Speed, measured side by side with a baseline in the same run; by hand, never asserted by a clock in a test."""
