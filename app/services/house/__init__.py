"""What keeps the house in order: access, audit, health, keys, and the demonstration."""
