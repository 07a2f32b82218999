"""The pages of the application, for people: made on the server, behind a strict policy, the same without script."""
