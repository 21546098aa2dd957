"""What each grant is asked by: a template of WeChat, and whether a yes to it lasts."""

from dataclasses import dataclass

from app.domain.messages.message_grants import grant_of
from app.ports import Deps
from app.services.messages import wordings


@dataclass(frozen=True)
class Consent:
    """What one grant is asked by: a template of WeChat, and whether a yes to it lasts."""

    grant: str
    template: str
    lasting: bool = False


async def consents(deps: Deps) -> dict[str, Consent]:
    """What each grant is asked by: the published registration, else the installation's table."""
    found = {grant: Consent(grant, id) for grant, id in deps.message_templates.items()}
    for kind, template in (await wordings.load(deps)).with_carrier("wechat").items():
        grant = grant_of(kind)
        found[grant] = Consent(grant, template.id, template.lasting)
    return found
