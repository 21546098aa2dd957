"""The vendors' own clients and requests, where somebody has their kits (`make oracles`)."""

import json
from typing import Any

import pytest

from app.channels.sms.out_ids import out_id
from app.domain.messages.messages import Message
from tests.channels.sms.conftest import PHONE
from tests.channels.sms.stands import KEY_ID, SECRET


def alibabas_client(url: str, key_id: str = KEY_ID, secret: str = SECRET) -> Any:
    """Alibaba's own client."""
    kit = pytest.importorskip("alibabacloud_dysmsapi20170525.client")
    openapi = pytest.importorskip("alibabacloud_tea_openapi.models")
    config = openapi.Config(
        access_key_id=key_id,
        access_key_secret=secret,
        endpoint=url.removeprefix("http://"),
        protocol="http",
    )
    return kit.Client(config)


def tencents_client(url: str, secret_id: str = KEY_ID, secret_key: str = SECRET) -> Any:
    """Tencent's own client."""
    kit = pytest.importorskip("tencentcloud.sms.v20210111.sms_client_async")
    credential = pytest.importorskip("tencentcloud.common.credential")
    profiles = pytest.importorskip("tencentcloud.common.profile.client_profile")
    http = pytest.importorskip("tencentcloud.common.profile.http_profile")
    place = http.HttpProfile(protocol="http", endpoint=url.removeprefix("http://"), reqTimeout=5)
    keys = credential.Credential(secret_id, secret_key)
    return kit.SmsClient(keys, "ap-guangzhou", profiles.ClientProfile(httpProfile=place))


def alibabas(name: str, **values: object) -> Any:
    """A request of Alibaba's kit."""
    models = pytest.importorskip("alibabacloud_dysmsapi20170525.models")
    return getattr(models, name)(**values)


def tencents(name: str, **values: object) -> Any:
    """A request of Tencent's kit."""
    models = pytest.importorskip("tencentcloud.sms.v20210111.models")
    request = getattr(models, name)()
    for field, value in values.items():
        setattr(request, field, value)
    return request


def alibabas_text(message: Message) -> Any:
    return alibabas(
        "SendSmsRequest",
        phone_numbers=PHONE,
        sign_name="南溪镇",
        template_code="SMS_1525",
        template_param=json.dumps({"item": "医保 & 社保"}, ensure_ascii=False),
        out_id=out_id(message.key),
    )


def tencents_text(message: Message) -> Any:
    return tencents(
        "SendSmsRequest",
        PhoneNumberSet=[f"+86{PHONE}"],
        SmsSdkAppId="1400006666",
        SignName="南溪镇",
        TemplateId="SMS_1525",
        TemplateParamSet=["医保 & 社保"],
        SessionContext=out_id(message.key),
    )
