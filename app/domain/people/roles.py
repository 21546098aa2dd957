"""Who somebody is to the office, and how long a sign-in lasts."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

RESIDENT_IDLE = timedelta(days=30)
STAFF_IDLE = timedelta(hours=12)
"""A sign-in ends after so long without use; the console's is short, its screen is shared."""


class RoleName(StrEnum):
    """What somebody does here; everybody is a resident."""

    RESIDENT = "resident"
    AGENT = "agent"
    CLERK = "clerk"
    DIRECTOR = "director"
    ADMIN = "admin"


OFFICE = frozenset({RoleName.CLERK, RoleName.DIRECTOR, RoleName.ADMIN})


@dataclass(frozen=True, slots=True)
class Role:
    """A role at one centre, or everywhere when `centre_id` is None."""

    name: RoleName
    centre_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: a person, their sign-in, and their roles."""

    person_id: UUID
    session_id: UUID
    roles: tuple[Role, ...] = ()

    @property
    def is_staff(self) -> bool:
        """Whether this person works in any office."""
        return any(role.name in OFFICE for role in self.roles)

    @property
    def offices(self) -> frozenset[UUID] | None:
        """The offices this person works in; None for every one."""
        held = {role.centre_id for role in self.roles if role.name in OFFICE}
        return None if None in held else frozenset(one for one in held if one is not None)

    def works_at(self, centre_id: UUID) -> bool:
        """Whether this person works in that office; a role everywhere counts for each."""
        return any(
            role.name in OFFICE and role.centre_id in (None, centre_id) for role in self.roles
        )

    def helps_at(self, centre_id: UUID) -> bool:
        """Whether this person does the legwork for others there: its agent, of no office."""
        return any(
            role.name is RoleName.AGENT and role.centre_id in (None, centre_id)
            for role in self.roles
        )

    def directs(self, centre_id: UUID) -> bool:
        """Whether this person answers for that office: its director, or an administrator."""
        return any(
            role.name in (RoleName.DIRECTOR, RoleName.ADMIN) and role.centre_id in (None, centre_id)
            for role in self.roles
        )

    def edits(self, centre_id: UUID) -> bool:
        """Whether this person looks after the services of that office: an administrator."""
        return any(
            role.name is RoleName.ADMIN and role.centre_id in (None, centre_id)
            for role in self.roles
        )
