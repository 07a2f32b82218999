"""Fictional documents of unlike producers and layouts, written by someone who had not seen the reader."""
