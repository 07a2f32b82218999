"""Reading the network: pure functions of a view. Nothing here knows a store, a driver, a clock or a file."""
