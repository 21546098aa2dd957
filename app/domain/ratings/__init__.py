"""How well it was done: ratings by people, cards for late work, and the rules of both."""
