"""What the conditions of an item are judged by: the answers of its form, and the day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.catalog.conditions.conditions import TODAY
from app.catalog.form_fields import FormField


def facts(form: Sequence[FormField], answers: Mapping[str, object], today: date) -> dict[str, Any]:
    """The answers to the questions of a form by key, and the day under "$today".

    What was not answered is not there; what was answered to another form is left out.
    """
    known = {field.key for field in form}
    told = {key: value for key, value in answers.items() if key in known}
    return {**told, TODAY: today.isoformat()}
