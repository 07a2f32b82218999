"""The store for several users, Cypher and growth: a Neo4j server, 5.26 or later."""

from graph.store.neo4j.read_only import Answer, QuestionRefusedError
from graph.store.neo4j.store import Neo4jStore, open_neo4j_store

__all__ = ["Answer", "Neo4jStore", "QuestionRefusedError", "open_neo4j_store"]
