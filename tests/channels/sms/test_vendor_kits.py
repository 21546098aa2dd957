"""The vendors' own kits judge our requests, signatures and tables of codes, where they are there.

They are no dependency of this project: `make oracles` fetches them and runs these tests, which are
left out elsewhere.
"""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.channels.refusals import BadSignature, NumberClosed
from app.channels.sms import aliyun_signing
from app.channels.sms.aliyun import AliyunSms
from app.channels.sms.errors import TENCENT
from app.channels.sms.out_ids import out_id
from app.channels.sms.tencent import TencentSms
from app.domain.messages.messages import Message, Registered
from app.domain.messages.verdicts import Fate
from sandbox import settings as accounts
from sandbox.server import Sandbox
from tests.channels.sms.conftest import NOW, PHONE
from tests.channels.sms.stands import KEY_ID, SECRET, Asked, Stand
from tests.channels.sms.vendor_kits import (
    alibabas,
    alibabas_client,
    alibabas_text,
    tencents,
    tencents_client,
    tencents_text,
)

pytestmark = pytest.mark.filterwarnings("ignore")

ASKED_AT = NOW - timedelta(minutes=2)
ALIYUN_NAMES = ("x-acs-action", "x-acs-version", "x-acs-content-sha256")
TENCENT_NAMES = ("x-tc-action", "x-tc-version", "x-tc-region")
OF_FORMS = """
ForbidAdd ToModify AlreadyPassed NumberLimit Qualification ImageInvalid InvalidDocumentType
InvalidInternational InvalidSignPurpose InvalidSmsType InvalidStartTime InvalidUsedMethod
WithoutUnsubscribe MultiSmsInfoSet SignExist TemplateWithDirtyWords UnsupportedTemplateVariable
ContainDomesticPhoneNumber
"""
"""Parts of Tencent's codes that belong to registering names and templates and to abroad."""


@pytest.fixture
def simple(message: Message) -> Message:
    return replace(message, registered=Registered("SMS_1525", {"item": "{item}"}))


@pytest.fixture
def alibaba(aliyun_stand: Stand) -> Any:
    """Alibaba's own client, which asks our stand."""
    return alibabas_client(aliyun_stand.url)


@pytest.fixture
async def qcloud(tencent_stand: Stand) -> AsyncIterator[Any]:
    """Tencent's own client, which asks our stand."""
    async with tencents_client(tencent_stand.url) as client:
        yield client


def named(asked: Asked, names: tuple[str, ...]) -> dict[str, str]:
    return {name: asked.headers[name] for name in names}


async def test_alibabas_kit_sends_as_we_do(
    alibaba: Any, aliyun: AliyunSms, aliyun_stand: Stand, simple: Message
) -> None:
    aliyun_stand.says({"Code": "OK", "BizId": "9006^0", "RequestId": "A-1"})

    answer = await alibaba.send_sms_async(alibabas_text(simple))
    receipt = await aliyun.send(PHONE, simple)

    theirs, ours = aliyun_stand.asked
    assert aliyun_stand.signed(theirs)
    assert (theirs.method, theirs.path, theirs.params) == (ours.method, ours.path, ours.params)
    assert named(theirs, ALIYUN_NAMES) == named(ours, ALIYUN_NAMES)
    assert answer.body.biz_id == receipt.carrier_id


async def test_tencents_kit_sends_as_we_do(
    qcloud: Any, tencent: TencentSms, tencent_stand: Stand, simple: Message
) -> None:
    status = {"Code": "Ok", "SerialNo": "5000:1", "Fee": 2}
    tencent_stand.says({"Response": {"SendStatusSet": [status], "RequestId": "T-1"}})

    answer = await qcloud.SendSms(tencents_text(simple))
    receipt = await tencent.send(PHONE, simple)

    theirs, ours = tencent_stand.asked
    [read] = answer.SendStatusSet
    assert tencent_stand.signed(theirs)
    assert theirs.told == ours.told
    assert named(theirs, TENCENT_NAMES) == named(ours, TENCENT_NAMES)
    assert (read.SerialNo, read.Fee) == (receipt.carrier_id, receipt.parts)


async def test_we_would_sign_alibabas_requests_as_its_kit_does(
    alibaba: Any, aliyun_stand: Stand, simple: Message
) -> None:
    aliyun_stand.says({"Code": "OK", "BizId": "9006^0", "RequestId": "A-1"})

    await alibaba.send_sms_async(alibabas_text(simple))

    [theirs] = aliyun_stand.asked
    proof = theirs.headers["authorization"]
    signed = proof.partition("SignedHeaders=")[2].partition(",")[0].split(";")
    headers = {name: theirs.headers[name] for name in signed}
    query = aliyun_signing.canonical_query(theirs.params)
    assert aliyun_signing.authorization(query, headers, KEY_ID, SECRET) == proof


async def test_tencents_kit_would_sign_our_requests_as_we_do(
    tencent: TencentSms, tencent_stand: Stand, simple: Message
) -> None:
    kit = pytest.importorskip("tencentcloud.sms.v20210111.sms_client_async")
    tencent_stand.says({"Response": {"SendStatusSet": [{"Code": "Ok"}], "RequestId": "T-1"}})

    await tencent.send(PHONE, simple)

    [ours] = tencent_stand.asked
    headers = {
        name: ours.headers[name.lower()] for name in ("Content-Type", "Host", "X-TC-Timestamp")
    }
    place = ("POST", "/", "", ours.body, headers, f"{NOW:%Y-%m-%d}", "sms", SECRET, {})
    proof = kit.SmsClient._get_tc3_signature(*place)
    assert ours.headers["authorization"].endswith(f"Signature={proof}")


async def test_alibabas_kit_looks_a_text_up_as_we_do_and_reads_the_same(
    alibaba: Any, aliyun: AliyunSms, aliyun_stand: Stand, simple: Message
) -> None:
    record = {"PhoneNum": PHONE, "SendStatus": 3, "OutId": out_id(simple.key), "ErrCode": "X"}
    told = {"SmsSendDetailDTOs": {"SmsSendDetailDTO": [record]}, "TotalCount": "1"}
    aliyun_stand.says({"Code": "OK", "RequestId": "A-1"} | told)
    request = alibabas(
        "QuerySendDetailsRequest",
        phone_number=PHONE,
        send_date="20261123",
        page_size=50,
        current_page=1,
        biz_id="9006^0",
    )

    answer = await alibaba.query_send_details_async(request)
    fate = await aliyun.fate(PHONE, simple.key, "9006^0", ASKED_AT)

    theirs, ours = aliyun_stand.asked
    [read] = answer.body.sms_send_detail_dtos.sms_send_detail_dto
    assert theirs.params == ours.params
    assert named(theirs, ALIYUN_NAMES) == named(ours, ALIYUN_NAMES)
    assert (read.send_status, read.out_id) == (3, out_id(simple.key))
    assert fate is Fate.DELIVERED


async def test_tencents_kit_looks_a_text_up_as_we_do_and_reads_the_same(
    qcloud: Any, tencent: TencentSms, tencent_stand: Stand, simple: Message
) -> None:
    state = {"SessionContext": out_id(simple.key), "SerialNo": "5000:1", "ReportStatus": "FAIL"}
    tencent_stand.says({"Response": {"PullSmsSendStatusSet": [state], "RequestId": "T-1"}})
    request = tencents(
        "PullSmsSendStatusByPhoneNumberRequest",
        BeginTime=int(ASKED_AT.timestamp()) - 300,
        EndTime=int(NOW.timestamp()) + 300,
        Offset=0,
        Limit=100,
        PhoneNumber=f"+86{PHONE}",
        SmsSdkAppId="1400006666",
    )

    answer = await qcloud.PullSmsSendStatusByPhoneNumber(request)
    fate = await tencent.fate(PHONE, simple.key, "", ASKED_AT)

    theirs, ours = tencent_stand.asked
    [read] = answer.PullSmsSendStatusSet
    assert theirs.told == ours.told
    assert named(theirs, TENCENT_NAMES) == named(ours, TENCENT_NAMES)
    assert (read.SessionContext, read.ReportStatus) == (out_id(simple.key), "FAIL")
    assert fate is Fate.FAILED


async def test_both_kits_check_as_we_do(
    alibaba: Any,
    qcloud: Any,
    aliyun: AliyunSms,
    tencent: TencentSms,
    aliyun_stand: Stand,
    tencent_stand: Stand,
) -> None:
    aliyun_stand.says({"Code": "OK", "SmsTemplateList": [], "RequestId": "A-1"})
    tencent_stand.says({"Response": {"SendStatusStatistics": {"FeeCount": 0}, "RequestId": "T"}})
    figures = tencents(
        "SendStatusStatisticsRequest",
        BeginTime="2026112308",
        EndTime="2026112309",
        SmsSdkAppId="1400006666",
        Limit=0,
        Offset=0,
    )

    await alibaba.query_sms_template_list_async(
        alibabas("QuerySmsTemplateListRequest", page_index=1, page_size=1)
    )
    await qcloud.SendStatusStatistics(figures)
    answers = [await aliyun.check(), await tencent.check()]

    for stand, names in ((aliyun_stand, ALIYUN_NAMES), (tencent_stand, TENCENT_NAMES)):
        theirs, ours = stand.asked
        assert named(theirs, names) == named(ours, names)
        assert theirs.params == ours.params
    assert tencent_stand.asked[0].told == tencent_stand.asked[1].told
    assert answers == ["", ""]


async def test_alibabas_kit_finds_the_code_where_we_do(
    alibaba: Any, aliyun: AliyunSms, aliyun_stand: Stand, simple: Message
) -> None:
    told = {"Code": "InvalidTimeStamp.Expired", "Message": "late", "RequestId": "A-2"}
    aliyun_stand.says(told, 400)

    with pytest.raises(Exception, match=r"InvalidTimeStamp\.Expired") as theirs:
        await alibaba.send_sms_async(alibabas_text(simple))
    with pytest.raises(BadSignature) as ours:
        await aliyun.send(PHONE, simple)

    assert getattr(theirs.value, "code", None) == ours.value.facts["vendor_code"]


async def test_tencents_kit_finds_the_code_where_we_do(
    qcloud: Any, tencent: TencentSms, tencent_stand: Stand, simple: Message
) -> None:
    error = {"Code": "FailedOperation.PhoneNumberInBlacklist", "Message": "no"}
    tencent_stand.says({"Response": {"Error": error, "RequestId": "T-2"}})

    with pytest.raises(Exception, match="PhoneNumberInBlacklist") as theirs:
        await qcloud.SendSms(tencents_text(simple))
    with pytest.raises(NumberClosed) as ours:
        await tencent.send(PHONE, simple)

    found = (getattr(theirs.value, name, None) for name in ("code", "requestId"))
    assert tuple(found) == (ours.value.facts["vendor_code"], ours.value.facts["request"])


def test_every_code_of_tencents_kit_that_a_text_can_meet_is_in_our_table() -> None:
    codes = pytest.importorskip("tencentcloud.sms.v20210111.errorcodes")
    theirs = {value for name, value in vars(codes).items() if name.isupper()}

    strange = {code for code in theirs if not any(part in code for part in OF_FORMS.split())}

    assert sorted(strange - TENCENT.keys()) == []
    assert len(strange) > 50


async def test_alibabas_kit_takes_the_sandbox_for_its_vendor(
    sandbox: Sandbox, simple: Message
) -> None:
    request = alibabas_text(simple)
    request.sign_name = accounts.SIGN
    ours = alibabas_client(sandbox.url, accounts.ALIYUN_KEY, accounts.ALIYUN_SECRET)
    stranger = alibabas_client(sandbox.url, accounts.ALIYUN_KEY, "wrong")

    answer = await ours.send_sms_async(request)
    with pytest.raises(Exception, match="SignatureDoesNotMatch"):
        await stranger.send_sms_async(request)

    [text] = sandbox.state.texts
    assert (answer.body.code, answer.body.biz_id, text.phone) == ("OK", text.id, PHONE)


async def test_tencents_kit_takes_the_sandbox_for_its_vendor(
    sandbox: Sandbox, simple: Message
) -> None:
    request = tencents_text(simple)
    request.SmsSdkAppId, request.SignName = accounts.TENCENT_APP, accounts.SIGN
    ours = tencents_client(sandbox.url, accounts.TENCENT_ID, accounts.TENCENT_KEY)
    stranger = tencents_client(sandbox.url, accounts.TENCENT_ID, "wrong")

    async with ours, stranger:
        answer = await ours.SendSms(request)
        with pytest.raises(Exception, match=r"AuthFailure\.SignatureFailure"):
            await stranger.SendSms(request)

    [text], [status] = sandbox.state.texts, answer.SendStatusSet
    assert (status.Code, status.SerialNo, text.phone) == ("Ok", text.id, PHONE)
