"""Who may look at the files of visits and households."""

from io import BytesIO
from uuid import uuid4

import pytest
from PIL import Image

from app.domain.people.roles import Actor
from app.models.journal import Blob
from app.models.operation import AuditEntry
from app.ports import Deps
from app.services.journal import blobs, record_blobs
from app.services.journal.blobs import NoSuchBlob
from app.services.journal.journal import digest
from app.services.villages.household_records import NoSuchHousehold
from app.services.visits.visit_parties import NoSuchVisit
from tests.make import CENTRE, OTHER_CENTRE, a_person
from tests.people import LI, OUTSIDER, WANG, YANG, ZHAXI
from tests.services.door_days import a_household, a_visit, noted, wrote
from tests.services.journal.sent_blobs import VOICE, a_photo, a_town_with_room, kept, whole


async def test_a_photo_is_shown_without_the_cameras_notes(deps: Deps) -> None:
    room = await a_town_with_room(deps)
    visit = await a_visit(deps, room, await a_household(deps, room, "0001"), room.agent)
    photo = a_photo()
    assert b"N28.93" in photo
    await whole(deps, room.agent, photo, kind="photo", media_type="image/jpeg")
    body = {"digest": digest(photo), "kind": "photo", "name": "门口.jpg"}
    await wrote(deps, visit, room.agent.person_id, "attach", **body)

    shown = await record_blobs.of_visit(deps, room.agent, visit.id, digest(photo))
    small = await record_blobs.of_visit(deps, room.agent, visit.id, digest(photo), small=True)

    assert shown.media_type == small.media_type == "image/jpeg"
    assert b"N28.93" not in shown.content
    assert Image.open(BytesIO(small.content)).size == (480, 360)
    row = await Blob.get()
    assert kept(deps)[row.store_key] == photo, "what was signed by its fingerprint is kept"
    assert set(kept(deps)) == set(blobs.store_keys(row))


async def test_only_who_may_see_the_visit_sees_its_files_and_the_office_is_logged(
    deps: Deps,
) -> None:
    room = await a_town_with_room(deps)
    visit = await a_visit(deps, room, await a_household(deps, room, "0001"), room.agent)
    resident = Actor(visit.person_id, uuid4())
    li, other = await a_person(deps, LI, clerk=CENTRE), await a_person(deps, ZHAXI)
    away = await a_person(deps, OUTSIDER, clerk=OTHER_CENTRE)
    await whole(deps, room.agent, VOICE)
    await wrote(deps, visit, room.agent.person_id, "attach", digest=digest(VOICE), kind="voice")

    for who in (resident, room.agent, li):
        found = await record_blobs.of_visit(deps, who, visit.id, digest(VOICE))
        assert (found.content, found.media_type) == (VOICE, "audio/amr")
        with pytest.raises(NoSuchBlob):
            await record_blobs.of_visit(deps, who, visit.id, digest(VOICE), small=True)
    for who in (other, away):
        with pytest.raises(NoSuchVisit):
            await record_blobs.of_visit(deps, who, visit.id, digest(VOICE))
    [look] = await AuditEntry.filter(act="blob-seen")
    assert (look.actor_id, look.subject) == (li.person_id, f"visit:{visit.id}")


async def test_the_photo_of_a_household_is_seen_by_those_who_come_there(deps: Deps) -> None:
    room = await a_town_with_room(deps)
    household, photo = await a_household(deps, room, "0001"), a_photo()
    li, yang = await a_person(deps, LI, clerk=CENTRE), await a_person(deps, YANG)
    away = await a_person(deps, WANG, agent=OTHER_CENTRE)
    await whole(deps, room.agent, photo, kind="photo", media_type="image/jpeg")
    body = {"digest": digest(photo), "kind": "photo"}
    await noted(deps, household, room.agent.person_id, "attach", **body)

    for who in (room.agent, li):
        found = await record_blobs.of_household(deps, who, household.id, digest(photo), small=True)
        assert found.media_type == "image/jpeg"
    for who in (yang, away):
        with pytest.raises(NoSuchHousehold):
            await record_blobs.of_household(deps, who, household.id, digest(photo))
    with pytest.raises(NoSuchBlob):
        await record_blobs.of_household(deps, li, household.id, "0" * 64)
    looks = await AuditEntry.filter(act="blob-seen", subject=f"household:{household.id}")
    assert {look.actor_id for look in looks} == {room.agent.person_id, li.person_id}


async def test_naming_the_fingerprint_of_somebody_elses_file_opens_nothing(deps: Deps) -> None:
    room = await a_town_with_room(deps)
    visit = await a_visit(deps, room, await a_household(deps, room, "0001"), room.agent)
    wang = await a_person(deps, WANG, agent=OTHER_CENTRE)
    await whole(deps, wang, VOICE)
    await wrote(deps, visit, room.agent.person_id, "attach", digest=digest(VOICE), kind="voice")

    with pytest.raises(NoSuchBlob):
        await record_blobs.of_visit(deps, room.agent, visit.id, digest(VOICE))
    assert await blobs.whole([(room.agent.person_id, digest(VOICE))]) == {}
