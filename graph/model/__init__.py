"""The words: nodes, relations, vocabularies, quotes. The single source of truth of what the network can hold."""
