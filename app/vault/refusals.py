"""What the vault refuses; nothing here ever carries a key or a plain text."""

from app.kit.errors import Invalid, Unavailable


class EnvelopeDamaged(Unavailable):
    """This protected value cannot be opened: it was damaged, or moved from its place."""


class KeyUnknown(EnvelopeDamaged):
    """This protected value was sealed with a key that is not in the key ring."""


class KeyRingUnreadable(Invalid):
    """The keys in the settings cannot be read."""
