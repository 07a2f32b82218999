"""What several doors draw on: words of faults, addresses, networks as they are kept. No door stands in here."""
