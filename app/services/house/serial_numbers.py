"""Numbers that people read out: counted by kind, office and year, without gaps."""

from app.models import sql
from app.models.centre import Centre
from app.ports import Deps

COUNT_UP = (
    "INSERT INTO letter_count (centre_id, kind, year, given) VALUES ($1, $2, $3, 1)"
    " ON CONFLICT (centre_id, kind, year) DO UPDATE SET given = letter_count.given + 1"
    " RETURNING given"
)
LETTERS = {"visit": "V", "original": "O", "mandate": "M"}


async def next_number(deps: Deps, kind: str, centre: Centre) -> str:
    """The next number of a visit, an original or a mandate, like `V-511503102201-2026-0001`.

    Inside the transaction of whatever gets it: what is not written leaves no gap.
    """
    year = deps.clock.today().year
    [row] = await sql.rows(COUNT_UP, centre.id, kind, year)
    return f"{LETTERS[kind]}-{centre.code}-{year}-{row['given']:04d}"
