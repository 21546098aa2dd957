"""Names the engine for SQLite to Tortoise, which finds engines by module."""

from tests.flows.mortal import MortalSqlite

client_class = MortalSqlite
