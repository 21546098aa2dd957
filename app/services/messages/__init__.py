"""What is said to people: planned, allowed, delivered."""
