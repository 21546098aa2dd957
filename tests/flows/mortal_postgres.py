"""Names the engine for PostgreSQL to Tortoise, which finds engines by module."""

from tests.flows.mortal import MortalPostgres

client_class = MortalPostgres
