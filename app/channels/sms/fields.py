"""What a text message says to whom, in the form in which the vendors take it."""

from app.channels.refusals import NotRegistered, TemplateRefused, UnknownRecipient
from app.domain.messages.message_forms import fill
from app.domain.messages.messages import Message, Registered
from app.kit.phone_numbers import MOBILE, phone_number
from app.words.letters import with_moments


def mobile(to: str) -> str:
    """The 11 digits of a mobile phone of mainland China; UnknownRecipient for anything else."""
    number = phone_number(to) or ""
    if not MOBILE.fullmatch(number):
        raise UnknownRecipient(reason="number")
    return number


def registered(message: Message) -> Registered:
    """What the vendor knows this message by; NotRegistered when that is nothing."""
    if message.registered is None or not message.registered.id:
        raise NotRegistered(template=message.template)
    return message.registered


def filled(message: Message) -> dict[str, str]:
    """Each field of the registered wording with its gaps filled, in the vendor's order.

    Lines become spaces. TemplateRefused, which names the field and never its value, when a gap has
    no parameter.
    """
    params, values = with_moments(message.params, message.language), {}
    for name, wording in registered(message).fields.items():
        try:
            values[name] = " ".join(fill(wording, params).split())
        except KeyError:
            raise TemplateRefused(field=name, reason="gap") from None
    return values
