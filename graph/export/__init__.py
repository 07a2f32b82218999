"""Handing the network on: tables for analysts."""
