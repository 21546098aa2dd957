"""Files under a new key: each sealed again once, and one that is lost stops nobody."""

from dataclasses import replace
from pathlib import Path

from app.models.case_paper import Attachment
from app.ports import Deps
from app.services import file_rotation
from app.storage.object_files import ObjectFiles
from app.storage.stores import local_store
from app.vault.file_cipher import FileCipher
from app.vault.keys import key_ring, new_key
from tests.flows.test_case_alone import filed
from tests.make import a_staffed_town

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
    turned = replace(deps, files=files_under(tmp_path, f"{OLD},{NEW}"))

    first = await file_rotation.reseal_files(turned, looked.append)
    again = await file_rotation.reseal_files(turned, looked.append)

    assert (first, again, looked) == ((3, 1), (0, 1), [3, 3])
    assert await files_under(tmp_path, NEW).get("c/small") == b"c/small"
    assert await file_rotation.count() == 3
