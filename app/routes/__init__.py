"""HTTP: one module for each noun; this list is the whole API."""

from sanic import Blueprint

from app.routes.bookings import bookings, staff, staff_windows
from app.routes.cases import (
    agent_cases,
    case_moves,
    case_status,
    cases,
    staff_cases,
    staff_live,
    staff_posts,
)
from app.routes.catalogue import (
    centres,
    item_preview,
    items,
    leaflets,
    staff_catalogue,
    staff_drafts,
    staff_items,
    staff_setup,
)
from app.routes.custody import agent_custody, custody, staff_custody
from app.routes.deadlines import calendar
from app.routes.http import operation
from app.routes.journal import agent_sync, staff_journal, sync
from app.routes.messages import (
    agent_knocks,
    carrier_receipts,
    messages,
    my_wishes,
    reach,
    staff_budgets,
    staff_carriers,
    staff_knocks,
    staff_messages,
    staff_replies,
    staff_templates,
    wechat_push,
)
from app.routes.papers import case_papers
from app.routes.people import (
    agent_mandates,
    family,
    mandates,
    me,
    sessions,
    staff_mandates,
    staff_matches,
    staff_people,
)
from app.routes.public import public_pages
from app.routes.ratings import rating_slip, ratings, staff_cards, staff_ratings
from app.routes.villages import staff_households, staff_registers, staff_travel
from app.routes.visits import (
    agent_rounds,
    agent_visits,
    staff_plans,
    staff_rounds,
    staff_visits,
    visit_months,
    visits,
)

api = Blueprint.group(
    sessions.bp,
    me.bp,
    centres.bp,
    items.bp,
    leaflets.bp,
    calendar.bp,
    bookings.bp,
    messages.bp,
    my_wishes.bp,
    my_wishes.staff_bp,
    reach.bp,
    reach.staff_bp,
    agent_knocks.bp,
    staff_knocks.bp,
    ratings.bp,
    staff.bp,
    cases.bp,
    agent_cases.bp,
    agent_sync.bp,
    visit_months.bp,
    mandates.bp,
    agent_mandates.bp,
    family.bp,
    case_moves.bp,
    case_papers.bp,
    custody.bp,
    agent_custody.bp,
    staff_custody.bp,
    case_status.bp,
    staff_cases.bp,
    staff_live.bp,
    staff_posts.bp,
    staff_mandates.bp,
    staff_matches.bp,
    staff_people.bp,
    staff_ratings.bp,
    staff_windows.bp,
    staff_rounds.bp,
    staff_travel.bp,
    agent_rounds.bp,
    staff_cards.bp,
    staff_items.bp,
    staff_drafts.bp,
    staff_catalogue.bp,
    staff_setup.bp,
    visits.bp,
    staff_visits.bp,
    staff_journal.bp,
    staff_households.bp,
    staff_plans.bp,
    staff_plans.contacts_bp,
    staff_registers.bp,
    agent_visits.bp,
    sync.bp,
    staff_budgets.bp,
    staff_carriers.bp,
    staff_messages.bp,
    staff_replies.bp,
    staff_templates.bp,
    carrier_receipts.bp,
    wechat_push.bp,
    url_prefix="/v1",
)
house = Blueprint.group(
    operation.bp,
    item_preview.bp,
    case_status.page_bp,
    rating_slip.bp,
    public_pages.bp,
)
