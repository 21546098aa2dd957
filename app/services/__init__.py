"""What people can have done: one verb-level function per thing, each opening its transaction."""
