"""What the public pages say, in plain English."""

WORDS: dict[str, str] = {
    "public.site": "Cunkou public services",
    "public.skip": "Skip to the text",
    "public.nav": "Pages",
    "public.home": "Offices",
    "public.home.title": "Service centres and village rooms",
    "public.home.lead": (
        "For everybody, without signing in: where to go, when it is open, who is there, what to "
        "bring."
    ),
    "public.items": "Services",
    "public.items.here": "Services offered here",
    "public.footer": (
        "Only what is public stands here: nobody's cases, nobody's personal data. "
        "Complaints: 12345."
    ),
    "public.demo": "This is sample data; the office and its people are not real.",
    "public.address": "Address",
    "public.now": "Today",
    "public.open-now": "Open now.",
    "public.closed-now": "Closed now.",
    "public.today": "Today: {hours}",
    "public.closed": "closed",
    "public.closed-today": "Closed today.",
    "public.usual": "Usual hours",
    "public.phone": "Questions",
    "public.complaint": "Complaints",
    "public.week": "Opening hours of the next seven days",
    "public.day": "Day",
    "public.hours": "Hours",
    "public.people": "Posts and people",
    "public.duty": "On duty now",
    "public.roster": "Roster of the next seven days",
    "public.cover": "(standing in)",
    "public.nobody": "nobody right now; please call the office",
    "public.windows": "Windows",
    "public.handbook": "Handbook (PDF)",
    "public.notice": "One-time notice (PDF)",
    "public.card": "Service card (PDF)",
    "public.search": "Search",
    "public.search.words": "What do you need?",
    "public.search.family": "Kind of service",
    "public.search.all": "All",
    "public.found": "Services found",
    "public.none": "Nothing found. Try another word, or call the office.",
    "public.more": "Next page",
    "public.where": "Offered at",
    "public.gone.title": "Not found",
    "public.gone.text": (
        "This service or office is not here, or has moved. Please start again from the pages above."
    ),
}
