"""Files are kept sealed under opaque keys: on a disk and in a bucket, with the same promises."""

import asyncio
import stat
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.storage.object_files import ObjectFiles
from app.storage.refusals import FileLost, StoreSilent
from app.storage.stores import Bucket, local_store, s3_store
from app.vault.file_cipher import FileCipher
from app.vault.keys import key_ring, new_key
from app.vault.refusals import EnvelopeDamaged, KeyUnknown
from tests.storage.bucket_server import KEY, SECRET, BucketServer, bucket_server

OLD, NEW = new_key(kid="k1"), new_key("sm4gcm", kid="k2")
PLAIN = "身份证号 440524188001010014".encode() * 100


@dataclass
class Town:
    """Files on the disk or in the bucket, and the other end of the wire."""

    folder: Path
    server: BucketServer | None

    def files(self, *keys: str) -> ObjectFiles:
        seal = FileCipher(key_ring(",".join(keys or (OLD,))))
        if self.server is None:
            return ObjectFiles(lambda: local_store(self.folder), seal)
        bucket = Bucket("s3://papers/liujia", self.server.url, "cn-west", KEY, SECRET)
        return ObjectFiles(lambda: s3_store(bucket), seal)

    def kept(self) -> dict[str, bytes]:
        """What lies there, by its key."""
        if self.server is not None:
            bare = "/papers/liujia/"
            return {path.removeprefix(bare): raw for path, raw in self.server.objects.items()}
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files}

    def change(self, key: str, raw: bytes) -> None:
        if self.server is not None:
            self.server.objects[f"/papers/liujia/{key}"] = raw
        else:
            (self.folder / key).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / key).write_bytes(raw)


@asynccontextmanager
async def no_server() -> AsyncIterator[None]:
    yield None


@pytest.fixture(params=["disk", "bucket"])
async def town(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Town]:
    there: AbstractAsyncContextManager[BucketServer | None] = (
        no_server() if request.param == "disk" else bucket_server()
    )
    async with there as server:
        yield Town(tmp_path / "files", server)


async def test_what_is_put_can_be_got_until_it_is_deleted(town: Town) -> None:
    files = town.files()

    await files.put("case/a1", PLAIN)

    assert await files.exists("case/a1")
    assert await town.files().get("case/a1") == PLAIN
    await files.delete("case/a1")
    assert not await files.exists("case/a1")
    assert town.kept() == {}


async def test_nothing_lies_there_in_plain(town: Town) -> None:
    await town.files().put("case/a1", PLAIN)

    (key,) = town.kept()
    assert key == "case/a1"
    assert b"4405" not in town.kept()[key]


async def test_putting_again_replaces(town: Town) -> None:
    files = town.files()

    await files.put("a", b"first")
    await files.put("a", b"")

    assert await files.get("a") == b""


async def test_a_file_that_is_gone_is_said_to_be_lost(town: Town) -> None:
    files = town.files()

    await files.delete("never/there")

    assert not await files.exists("never/there")
    with pytest.raises(FileLost):
        await files.get("never/there")
    with pytest.raises(FileLost):
        await files.reseal("never/there")


async def test_a_changed_or_moved_file_does_not_open(town: Town) -> None:
    files = town.files()
    await files.put("a", PLAIN)
    sealed = town.kept()["a"]

    town.change("b", sealed)
    town.change("a", sealed[:-1] + bytes((sealed[-1] ^ 1,)))

    for key in ("a", "b"):
        with pytest.raises(EnvelopeDamaged):
            await files.get(key)


async def test_files_follow_the_key_ring(town: Town) -> None:
    await town.files(OLD).put("a", PLAIN)

    assert await town.files(OLD, NEW).reseal("a")
    assert not await town.files(OLD, NEW).reseal("a")
    assert await town.files(NEW).get("a") == PLAIN
    with pytest.raises(KeyUnknown):
        await town.files(OLD).get("a")


async def test_many_at_once_do_not_mix(town: Town) -> None:
    files = town.files()
    names = [f"case/{number}" for number in range(24)]

    await asyncio.gather(*(files.put(name, name.encode() * 1000) for name in names))
    got = await asyncio.gather(*map(files.get, names))

    assert got == [name.encode() * 1000 for name in names]


@pytest.mark.parametrize("key", ["", "/a", "a/", "a//b", "../a", "a/../b", "a b", "a.b", "a\n"])
async def test_a_key_never_leads_anywhere_else(town: Town, key: str) -> None:
    with pytest.raises(ValueError, match="key of a file"):
        await town.files().put(key, b"")


async def test_only_our_user_may_look_into_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "files"

    await Town(folder, None).files().put("a", b"")

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


async def test_nothing_is_opened_before_the_first_file(tmp_path: Path) -> None:
    Town(tmp_path / "files", None).files()

    assert not (tmp_path / "files").exists()


async def test_a_disk_that_refuses_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("a file, not a folder")

    with pytest.raises(StoreSilent):
        await Town(tmp_path / "files", None).files().put("a", b"")


async def test_a_bucket_is_asked_again_after_a_short_trouble() -> None:
    async with bucket_server() as server:
        files = Town(Path(), server).files()
        server.failing = 1

        await files.put("a", PLAIN)

        assert await files.get("a") == PLAIN
        assert server.asked == 3


async def test_a_bucket_that_stays_silent_is_unavailable() -> None:
    async with bucket_server() as server:
        files = Town(Path(), server).files()
        server.failing = 9

        with pytest.raises(StoreSilent):
            await files.put("a", PLAIN)

        assert server.asked == 3


async def test_a_bucket_that_cannot_delete_does_not_pretend() -> None:
    async with bucket_server() as server:
        files = Town(Path(), server).files()
        await files.put("a", PLAIN)
        server.no_delete = True

        with pytest.raises(StoreSilent):
            await files.delete("a")


async def test_a_wrong_key_of_the_bucket_is_unavailable() -> None:
    async with bucket_server() as server:
        bucket = Bucket("s3://papers", server.url, "cn-west", "somebody", SECRET)
        files = ObjectFiles(lambda: s3_store(bucket), FileCipher(key_ring(OLD)))

        for act in (files.get, files.exists, files.delete):
            with pytest.raises(StoreSilent):
                await act("a")
