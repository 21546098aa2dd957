"""Where the bytes lie: a folder of this machine, or a bucket of an S3-compatible service."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from obstore.store import LocalStore, ObjectStore, S3Store

FOLDER_MODE = 0o700


@dataclass(frozen=True)
class Store:
    """An open store; `settle` makes what was just put under a key survive a power cut."""

    objects: ObjectStore
    settle: Callable[[str], None] = lambda key: None


@dataclass(frozen=True)
class Bucket:
    """A place in an S3-compatible service: `url` is `s3://bucket/prefix`.

    An empty `endpoint` means Amazon's own; with one, the bucket is named in the path.
    """

    url: str
    endpoint: str
    region: str
    key: str
    secret: str


def local_store(folder: Path) -> Store:
    """A folder that only this program's user may read; it is made when it is not there."""
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    objects = LocalStore(folder.absolute())

    def settle(key: str) -> None:
        file = folder / key
        for path in (file, file.parent):
            opened = os.open(path, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)

    return Store(objects, settle)


def s3_store(bucket: Bucket) -> Store:
    """The bucket, asked at most three times, each time for at most 20 seconds."""
    place = urlsplit(bucket.url)
    return Store(
        S3Store(
            place.netloc,
            prefix=place.path.strip("/") or None,
            config={
                "access_key_id": bucket.key,
                "secret_access_key": bucket.secret,
                "region": bucket.region,
                "virtual_hosted_style_request": not bucket.endpoint,
                **({"endpoint": bucket.endpoint} if bucket.endpoint else {}),
            },
            client_options={
                "allow_http": bucket.endpoint.startswith("http://"),
                "timeout": "20s",
                "connect_timeout": "5s",
            },
            retry_config={"max_retries": 2, "retry_timeout": timedelta(seconds=45)},
        )
    )
