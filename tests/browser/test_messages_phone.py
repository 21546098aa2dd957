"""News that no phone brings: how somebody is reached, and an agent who tells them in person."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import agent_day as day
from tests.browser.browser import Phone
from tests.browser.conftest import MakePhone
from tests.browser.office import Office
from tests.browser.town import Town
from tests.browser.village import ROOM, a_name, a_number, by_phone, neighbour

pytestmark = pytest.mark.browser
