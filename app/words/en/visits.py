"""Home visits, in plain English."""

WORDS: dict[str, str] = {
    "visit.word": "home visit",
    "visit.free": "A home visit is free: by the rules it costs nothing.",
    "visit.title": "Visit {number}",
    "visit.household": "Household {number}",
    "visit.by.program": "the program",
    "visit.value.none": "nothing",
    "visit.value.no_time": "no time",
    "visit.state.asked": "asked for",
    "visit.state.assigned": "given to an agent",
    "visit.state.proposed": "a time is proposed",
    "visit.state.confirmed": "the time is agreed",
    "visit.state.on_way": "on the way",
    "visit.state.arrived": "at the door",
    "visit.state.done": "done",
    "visit.state.not_home": "nobody at home",
    "visit.state.postponed": "postponed",
    "visit.state.refused": "refused",
    "visit.state.withdrawn": "withdrawn",
    "visit.field.state": "state",
    "visit.field.agent": "agent",
    "visit.field.time": "time",
    "visit.field.answer": "answer",
    "visit.event.open": "Asked for",
    "visit.event.assign": "Given to {name}",
    "visit.event.time": "Set for {time}",
    "visit.event.settle": "Settled: {field}",
    "visit.event.because": "{what}: {why}",
    "visit.event.asked": "Open again",
    "visit.event.assigned": "The agent is to set a time",
    "visit.event.proposed": "A time was proposed",
    "visit.event.confirmed": "The time was agreed",
    "visit.event.on_way": "On the way",
    "visit.event.arrived": "At the door",
    "visit.event.done": "Done",
    "visit.event.not_home": "Nobody was at home",
    "visit.event.postponed": "Postponed",
    "visit.event.refused": "Refused",
    "visit.event.withdrawn": "Withdrawn",
    "visit.because.of_village": "agent of this village",
    "visit.because.of_neighbours": "agent of a neighbour or the centre",
    "visit.because.free": "no open visits",
    "visit.because.busy": "{count} open visits",
    "visit.because.away": "away today",
    "message.visit_asked.subject": "Your visit is noted",
    "message.visit_asked.text": (
        "Your request for a visit has arrived, number {number}. {centre} will send somebody. "
        "It is free."
    ),
    "message.visit_planned.subject": "A time for the visit",
    "message.visit_planned.text": (
        "For the visit ({number}) we propose {starts}. Please open it and say whether that "
        "suits, or call {centre}."
    ),
    "message.visit_agreed.subject": "The visit is agreed",
    "message.visit_agreed.text": (
        "The visit ({number}) is on {starts}. Its page tells who comes and your four-digit code."
    ),
    "message.visit_moved.subject": "The visit has moved",
    "message.visit_moved.text": (
        "The time of the visit ({number}) has changed, it is now: {when}. Open it to see "
        "why, or call {centre}."
    ),
    "message.visit_tomorrow.subject": "Somebody comes tomorrow",
    "message.visit_tomorrow.text": (
        "A reminder: the agent comes on {starts} ({number}). Please be at home."
    ),
    "message.visit_on_way.subject": "On the way to you",
    "message.visit_on_way.text": (
        "The agent is on the way to you ({number}). Check the name and phone before you open."
    ),
    "message.visit_missed.subject": "Nobody was at home",
    "message.visit_missed.text": (
        "The agent came and nobody was at home ({number}). Another time will be found, or "
        "call {centre}."
    ),
    "message.visit_refused.subject": "No visit this time",
    "message.visit_refused.text": (
        "The visit ({number}) cannot be made. Open it for the reasons, or call {centre}."
    ),
    "message.visit_withdrawn.subject": "The visit is withdrawn",
    "message.visit_withdrawn.text": (
        "The visit ({number}) is withdrawn. You can ask again at any time."
    ),
    "message.visit_done.subject": "The visit is done",
    "message.visit_done.text": (
        "The visit ({number}) is done. If nobody came, please call {centre}."
    ),
    "message.visit_new.subject": "A new visit",
    "message.visit_new.text": "A visit was asked for ({number}). Please choose who goes.",
    "message.visit_assigned.subject": "A visit for you",
    "message.visit_assigned.text": "The visit ({number}) is yours. Please open it and set a time.",
    "message.visit_changed.subject": "A visit has changed",
    "message.visit_changed.text": "The visit ({number}) has changed. Please open it.",
    "message.visit_conflict.subject": "Two versions of a visit",
    "message.visit_conflict.text": (
        "Two people wrote different things about the visit ({number}). Please choose on the "
        "conflicts page."
    ),
    "message.visit_news.subject": "News of a home visit",
    "title.visit-not-now": "Not now",
    "problem.visit-not-now": "This cannot be done with the visit as it stands; look at it again.",
    "title.visit-not-yours": "Not yours to do",
    "problem.visit-not-yours": "Somebody else does this: the resident, the agent or the office.",
    "title.visit-reasons-needed": "Say why",
    "problem.visit-reasons-needed": "Please say why: the person will read it.",
    "title.visit-changed": "The visit has changed",
    "problem.visit-changed": (
        "Somebody did something with this visit in the meantime; look at it again."
    ),
    "title.visit-time-needed": "Say when",
    "problem.visit-time-needed": "Please say when the visit is to be.",
    "title.visit-agent-needed": "Choose an agent",
    "problem.visit-agent-needed": "Please choose who is to go.",
    "title.visit-wish-needed": "Say when you can",
    "problem.visit-wish-needed": "Please say when you can be visited.",
    "title.visit-why-needed": "Say what for",
    "problem.visit-why-needed": "Please say what the visit is for.",
    "title.visit-limit": "Enough visits for now",
    "problem.visit-limit": (
        "You have {limit} visits that are still open; one of them has to end first."
    ),
    "title.no-such-visit": "No such visit",
    "problem.no-such-visit": "There is no such visit, or it is not yours.",
    "title.own-visit": "A visit to yourself",
    "problem.own-visit": "Nobody handles a visit to their own door; a colleague does.",
    "title.no-such-agent": "No such agent",
    "problem.no-such-agent": "Nobody of this name goes to this village; choose one of its agents.",
    "title.no-such-hamlet": "No such hamlet",
    "problem.no-such-hamlet": "There is no such hamlet in the area of this office.",
    "title.bad-wish": "Not a good time",
    "problem.bad-wish": "Each time you wish lies ahead, within 90 days, and ends after it begins.",
    "title.bad-visit-time": "Not a time for a visit",
    "problem.bad-visit-time": (
        "A visit begins in the future, within 90 days, and lasts 5 to 480 minutes."
    ),
    "title.no-such-value": "Nobody says so now",
    "problem.no-such-value": "Nobody wrote this any more; look at the conflict again.",
}
