"""Where people live: hamlets and the ways between them, households, registers."""
