"""Words about mandates and family ties, in English."""

WORDS: dict[str, str] = {
    "mandate.all": "every service",
    "mandate.way.paper": "On paper",
    "mandate.way.voice": "By voice",
    "mandate.way.consent": "Agreed on their own phone",
    "mandate.state.asked": "Waits for their yes",
    "mandate.state.given": "In force",
    "mandate.state.ended": "Ended",
    "mandate.state.over": "Over",
    "mandate.forbidden.bank_account": "Naming a bank account",
    "mandate.forbidden.payee": "Naming who is paid",
    "mandate.sheet.title": "Notice of a Mandate",
    "mandate.sheet.given": "You let {proxy} act for you until {until}, as follows.",
    "mandate.sheet.ended": "The mandate by which {proxy} acted for you has ended, as follows.",
    "mandate.sheet.end": (
        "If you did not want this, or want it to stop, call {phone} or tell {centre} at any "
        "time. You need no reason, and it costs nothing."
    ),
    "mandate.sheet.row.proxy": "Who acts for you",
    "mandate.sheet.row.items": "For what",
    "mandate.sheet.row.until": "Until",
    "mandate.sheet.row.way": "How it was given",
    "mandate.sheet.row.forbidden": "What they may not do",
    "message.mandate_asked.subject": "Somebody asks to act for you",
    "message.mandate_asked.text": (
        "{proxy} would like to act for you: {item} ({number}), until {due}. Open the mandate "
        "to agree; otherwise you need do nothing."
    ),
    "message.mandate_given.subject": "Your mandate is in force",
    "message.mandate_given.text": (
        "You let {proxy} act for you: {item} ({number}), until {due}. If you did not want "
        "this or want it to stop, call {phone} or tell {centre}."
    ),
    "message.mandate_ended.subject": "A mandate has ended",
    "message.mandate_ended.text": (
        "The mandate of {person} for {proxy} ({item}, {number}) has ended. Questions: {phone}."
    ),
    "message.mandate_over.subject": "A mandate is over",
    "message.mandate_over.text": (
        "The mandate of {person} for {proxy} ({item}, {number}) is over. Give a new one if "
        "you still need it. Questions: {phone}."
    ),
    "message.mandate_held.subject": "Somebody lets you act for them",
    "message.mandate_held.text": "{person} lets you act for them: {item} ({number}), until {due}.",
    "message.mandate_paper.subject": "Please tell somebody on paper",
    "message.mandate_paper.text": (
        "{person} has no phone. Please print the notice of mandate {number} ({proxy}: "
        "{item}) and bring it to them."
    ),
    "family.relation.child": "Child",
    "family.relation.parent": "Parent",
    "family.relation.spouse": "Spouse",
    "family.relation.sibling": "Brother or sister",
    "family.relation.other": "Other relative",
    "case.intake.family": "By a relative",
    "title.no-mandate": "No mandate yet",
    "problem.no-mandate": (
        "You have no mandate of this person for this service. Let them give you one first."
    ),
    "title.mandate-forbids": "Not yours to fill in",
    "problem.mandate-forbids": (
        "The person or the counter fills this in. As an agent, leave it empty."
    ),
    "title.bad-mandate-end": "Another last day, please",
    "problem.bad-mandate-end": "A mandate ends between today and one year from now.",
    "title.own-mandate": "Not for yourself",
    "problem.own-mandate": (
        "Who gives a mandate, who holds it and who writes it down are different."
    ),
    "title.witness-needed": "A witness is needed",
    "problem.witness-needed": (
        "On paper or by voice a mandate needs a witness who is neither of both sides."
    ),
    "title.proof-needed": "A proof is needed",
    "problem.proof-needed": "Take a photo of the paper, or record the voice.",
    "title.mandate-limit": "This agent acts for enough people",
    "problem.mandate-limit": (
        "An agent acts for at most {limit} people, and this one does. Please choose another."
    ),
    "title.mandate-stands": "This was settled before",
    "problem.mandate-stands": "This mandate was given, ended or over before. Please look again.",
    "title.proxy-decides": "They handle a case of this person",
    "problem.proxy-decides": (
        "Whoever is to act handles a case of this person. Hand that case over first."
    ),
    "title.no-such-mandate": "No such mandate",
    "problem.no-such-mandate": "There is no such mandate, or it is not yours.",
    "title.no-such-proxy": "We do not know this person",
    "problem.no-such-proxy": "Ask them to sign in once and to tell us their phone.",
    "title.mandate-centre-needed": "Choose an office",
    "problem.mandate-centre-needed": "Please say for which office this mandate is.",
    "title.mandate-over": "The mandate is over",
    "problem.mandate-over": "The mandate has ended: you can no longer do this for them.",
    "title.own-relative": "Not yourself",
    "problem.own-relative": "A relative is somebody else. Please change it.",
    "title.not-minor": "Not a minor",
    "problem.not-minor": (
        "Only somebody under 18 has a guardian here. A grown-up gives you a mandate."
    ),
    "title.own-tie": "A colleague does this",
    "problem.own-tie": "Nobody verifies a tie of their own family. Please ask a colleague.",
    "title.tie-known": "Known already",
    "problem.tie-known": "This relative stands in your list already.",
    "title.tie-limit": "Too many relatives",
    "problem.tie-limit": "At most {limit} relatives. Please take one away first.",
    "title.tie-settled": "This was settled before",
    "problem.tie-settled": "This tie was verified or ended before. Please look again.",
    "title.no-such-tie": "No such tie",
    "problem.no-such-tie": "There is no such tie, or it is not yours.",
}
