"""Files under a new key: each sealed again once, and one that is lost stops nobody."""

from dataclasses import replace
from pathlib import Path

from app.models.case_paper import Attachment
from app.models.journal import Blob
from app.ports import Deps
from app.services.house import file_rotation
from app.storage.object_files import ObjectFiles
from app.storage.stores import local_store
from app.vault.file_cipher import FileCipher
from app.vault.keys import key_ring, new_key
from tests.flows.test_case_alone import filed
from tests.make import a_person, a_staffed_town
from tests.people import YANG

OLD, NEW = new_key(kid="old"), new_key(kid="new")


def files_under(folder: Path, ring: str) -> ObjectFiles:
    return ObjectFiles(lambda: local_store(folder), FileCipher(key_ring(ring)))


async def attached(deps: Deps, case_id: object, key: str, thumb: str = "") -> None:
    await Attachment.create(
        id=deps.ids.new(),
        case_id=case_id,
        name_sealed=deps.cipher.seal("照片", "x"),
        media_type="image/jpeg",
        size=2,
        sha256="0" * 64,
        store_key=key,
        thumb_key=thumb,
        by_id=deps.ids.new(),
        at=deps.clock.now(),
    )


async def sent(deps: Deps, media_type: str, *, whole: bool) -> None:
    person = await a_person(deps, YANG)
    row_id, now = deps.ids.new(), deps.clock.now()
    await Blob.create(
        id=row_id,
        person_id=person.person_id,
        digest=row_id.hex,
        size=1,
        media_type=media_type,
        store_key=f"blobs/{row_id.hex}/whole" if whole else "",
        made_at=now,
        whole_at=now if whole else None,
    )


async def test_every_file_is_sealed_again_once(deps: Deps, tmp_path: Path) -> None:
    await a_staffed_town(deps)
    case = await filed(deps)
    before = files_under(tmp_path, OLD)
    for key in ("c/one", "c/small", "c/two"):
        await before.put(key, key.encode())
    await attached(deps, case.id, "c/one", "c/small")
    await attached(deps, case.id, "c/two")
    await attached(deps, case.id, "c/gone")
    looked: list[int] = []
    await sent(deps, "image/png", whole=True)
    await sent(deps, "audio/amr", whole=False)
    folder = f"blobs/{(await Blob.get(media_type='image/png')).id.hex}"
    for name in ("whole", "shown", "small"):
        await before.put(f"{folder}/{name}", b"x")
    turned = replace(deps, files=files_under(tmp_path, f"{OLD},{NEW}"))

    first = await file_rotation.reseal_files(turned, looked.append)
    again = await file_rotation.reseal_files(turned, looked.append)

    assert (first, again, looked) == ((6, 1), (0, 1), [3, 1, 3, 1])
    assert await files_under(tmp_path, NEW).get("c/small") == b"c/small"
    assert await file_rotation.count() == 4
