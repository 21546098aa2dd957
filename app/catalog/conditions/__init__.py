"""Conditions of an item: as rules, as text in a cell, and what they come to."""
