"""Tables, one file a noun. `MODULES` is the one list Tortoise, migrations and tests read."""

MODULES = [
    "app.models.booking",
    "app.models.calendar",
    "app.models.card",
    "app.models.case",
    "app.models.case_paper",
    "app.models.centre",
    "app.models.division",
    "app.models.duty",
    "app.models.item",
    "app.models.item_draft",
    "app.models.notice",
    "app.models.opening",
    "app.models.operation",
    "app.models.person",
    "app.models.priority",
    "app.models.rating",
    "app.models.session",
    "app.models.setup_fault",
    "app.models.verified_document",
]
