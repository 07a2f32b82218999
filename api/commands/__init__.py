"""The commands, one module each; ``api.cli`` puts them together."""
