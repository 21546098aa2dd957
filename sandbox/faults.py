"""What goes wrong on purpose: one switch for each endpoint."""

from dataclasses import dataclass

ENDPOINTS = {
    "subscribe.send": "发订阅消息",
    "token": "取访问令牌",
    "code2session": "登录换身份",
    "phone": "取手机号",
    "qr": "小程序码",
    "work.send": "发用工消息",
    "wecom.token": "企业微信令牌",
    "wecom.send": "发企业微信",
    "aliyun": "阿里云短信",
    "tencent": "腾讯云短信",
    "sms-gateway": "县级短信网关",
    "mail": "收邮件",
}
MODES = {
    "ok": "正常",
    "fail": "报错",
    "hang": "不应答",
    "lost": "办了不答",
    "cut": "办了断线",
    "storm": "服务中断",
    "busy": "系统繁忙",
    "quota": "超限额",
    "expired": "令牌过期",
}
ALWAYS = 0


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong, `left` times more (0: until switched off)."""

    mode: str
    left: int = 1
    errcode: int | str = 0


NONE = Fault("ok", ALWAYS)


class Faults:
    """The switches; an endpoint without one works."""

    def __init__(self) -> None:
        self._set: dict[str, Fault] = {}

    def set(self, endpoint: str, fault: Fault) -> None:
        """Turn the switch of `endpoint`; mode "ok" turns it off."""
        self._set.pop(endpoint, None)
        if fault.mode != "ok":
            self._set[endpoint] = fault

    def now(self, endpoint: str) -> Fault:
        """How the switch stands."""
        return self._set.get(endpoint, NONE)

    def take(self, endpoint: str) -> Fault:
        """What happens to this request; counts it."""
        fault = self.now(endpoint)
        if fault.left == 1:
            del self._set[endpoint]
        elif fault.left > 1:
            self._set[endpoint] = Fault(fault.mode, fault.left - 1, fault.errcode)
        return fault
