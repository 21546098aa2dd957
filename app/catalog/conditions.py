"""Conditions of an item: JsonLogic over the answers of its form, the same here and on the phone."""

from typing import Any, TypeAlias

Condition: TypeAlias = dict[str, Any] | None
"""A JsonLogic rule; None where nothing is said."""
