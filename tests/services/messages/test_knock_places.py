"""An agent is told where to go, and how many wait, without a look at whom."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from app.domain.bookings.reminders import Planned
from app.models.notice import Notice
from app.models.operation import AuditEntry
from app.models.reach import KnockTask
from app.models.visit import Visit
from app.ports import Deps
from app.services.messages import delivery, knock_views, notices
from app.services.messages.knock_views import AskedKnocks, KnockCount
from app.services.messages.notices import Addressee
from tests.fakes import StillClock
from tests.knocking import TOLD, Village, a_village, luo, no_carriers, waiting
from tests.make import CENTRE, a_person, a_visit_wish
from tests.people import YANG
