"""Messages to people, for SMS, mail and paper, in plain English."""

WORDS: dict[str, str] = {
    "message.booked.subject": "Booked",
    "message.booked.text": "Booked: {starts}, {centre}, {item}. Your number is {number}.",
    "message.day_before.subject": "Your visit tomorrow",
    "message.day_before.text": (
        "Reminder: {starts}, {centre}, {item}, number {number}. Please cancel if you cannot come."
    ),
    "message.two_hours.subject": "Your visit is soon",
    "message.two_hours.text": "Soon: {starts}, {centre}, {item}, number {number}.",
    "message.moved.subject": "Booking moved",
    "message.moved.text": (
        "Your booking was moved to {starts}, {centre}, {item}. Your new number is {number}."
    ),
    "message.cancelled.subject": "Booking cancelled",
    "message.cancelled.text": "Cancelled: {starts}, {centre}, {item}. Please book again if needed.",
    "message.sms_code.subject": "Your code",
    "message.sms_code.text": "Your code is {code}, valid for 5 minutes. Do not tell anybody.",
    "message.pass_on.subject": "Please pass this on",
    "message.pass_on.text": (
        "Please tell {person}: the service centre has news for them. They can read it in the "
        "mini-program, or ring the centre."
    ),
    "message.bring": "Please bring: {bring}.",
    "message.and": "{first} {then}",
}
