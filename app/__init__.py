"""Cunkou, the service desk of a township: the backend."""
