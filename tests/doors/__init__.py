"""Every door asked the same questions: command line, HTTP, pages and frames give one answer."""
