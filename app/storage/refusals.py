"""What keeping a file refuses."""

from app.kit.errors import Invalid, Unavailable


class FileLost(Unavailable):
    """This file is not in the store, although it should be."""


class StoreSilent(Unavailable):
    """The file store cannot be reached, or refuses us."""


class PictureDamaged(Invalid):
    """This picture cannot be read."""


class PictureTooLarge(Invalid):
    """This picture has more than 40 million pixels."""
