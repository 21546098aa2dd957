"""Our requests say the same as those of the vendors' own kits, where somebody has these installed.

They are no dependency of this project: without them the tests are left out.
"""

import json
from dataclasses import replace

import pytest

from app.channels.sms.aliyun import AliyunSms
from app.channels.sms.out_ids import out_id
from app.channels.sms.tencent import TencentSms
from app.domain.messages.messages import Message, Registered
from tests.channels.sms.conftest import PHONE
from tests.channels.sms.stands import KEY_ID, SECRET, Stand

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture
def simple(message: Message) -> Message:
    return replace(message, registered=Registered("SMS_1525", {"item": "{item}"}))


async def test_alibabas_kit_asks_as_we_do(
    aliyun: AliyunSms, aliyun_stand: Stand, simple: Message
) -> None:
    kit = pytest.importorskip("alibabacloud_dysmsapi20170525.client")
    models = pytest.importorskip("alibabacloud_dysmsapi20170525.models")
    openapi = pytest.importorskip("alibabacloud_tea_openapi.models")
    aliyun_stand.says({"Code": "OK", "BizId": "9006^0", "RequestId": "A-1"})
    config = openapi.Config(
        access_key_id=KEY_ID,
        access_key_secret=SECRET,
        endpoint=aliyun_stand.url.removeprefix("http://"),
        protocol="http",
    )
    request = models.SendSmsRequest(
        phone_numbers=PHONE,
        sign_name="南溪镇",
        template_code="SMS_1525",
        template_param=json.dumps({"item": "医保 & 社保"}, ensure_ascii=False),
        out_id=out_id(simple.key),
    )

    await kit.Client(config).send_sms_async(request)
    await aliyun.send(PHONE, simple)

    theirs, ours = aliyun_stand.asked
    assert aliyun_stand.signed(theirs)
    assert theirs.params == ours.params
    named = ("x-acs-action", "x-acs-version", "x-acs-content-sha256")
    assert {theirs.headers[name] for name in named} == {ours.headers[name] for name in named}


async def test_tencents_kit_asks_as_we_do(
    tencent: TencentSms, tencent_stand: Stand, simple: Message
) -> None:
    kit = pytest.importorskip("tencentcloud.sms.v20210111.sms_client_async")
    models = pytest.importorskip("tencentcloud.sms.v20210111.models")
    credential = pytest.importorskip("tencentcloud.common.credential")
    profiles = pytest.importorskip("tencentcloud.common.profile.client_profile")
    http = pytest.importorskip("tencentcloud.common.profile.http_profile")
    tencent_stand.says(
        {"Response": {"SendStatusSet": [{"Code": "Ok", "SerialNo": "1"}], "RequestId": "T-1"}}
    )
    place = tencent_stand.url.removeprefix("http://")
    profile = profiles.ClientProfile(
        httpProfile=http.HttpProfile(protocol="http", endpoint=place, reqTimeout=5)
    )
    request = models.SendSmsRequest()
    request.PhoneNumberSet = [f"+86{PHONE}"]
    request.SmsSdkAppId, request.SignName = "1400006666", "南溪镇"
    request.TemplateId, request.TemplateParamSet = "SMS_1525", ["医保 & 社保"]
    request.SessionContext = out_id(simple.key)

    async with kit.SmsClient(
        credential.Credential(KEY_ID, SECRET), "ap-guangzhou", profile
    ) as client:
        await client.SendSms(request)
    await tencent.send(PHONE, simple)

    theirs, ours = tencent_stand.asked
    assert tencent_stand.signed(theirs)
    assert theirs.told == ours.told
    named = ("x-tc-action", "x-tc-version", "x-tc-region")
    assert {theirs.headers[name] for name in named} == {ours.headers[name] for name in named}
