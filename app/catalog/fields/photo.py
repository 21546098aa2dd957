"""Pictures that follow as files."""

from app.catalog.fields.file import File
from app.catalog.fields.kind import Value
from app.catalog.form_fields import FormField
from app.words import say


class Photo(File):
    """How many pictures will follow, as for files."""

    slug = "photo"
    name = "照片"

    def show(self, value: Value, field: FormField, language: str) -> str:
        """How many there are."""
        return say("shown.photos", language, count=value)
