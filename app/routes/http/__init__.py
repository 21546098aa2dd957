"""How HTTP is spoken here: declared, read, answered, refused and described; no noun of ours."""
