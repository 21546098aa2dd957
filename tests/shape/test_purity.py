"""Who may read the clock, draw random numbers and speak to people."""

import re

from tests.shape.sources import none_of, sources

APP = sources("app")
CLOCK = {
    *(f"datetime.datetime.{read}" for read in ("now", "utcnow", "today")),
    "datetime.date.today",
    *(f"time.{read}" for read in ("time", "time_ns", "localtime", "gmtime", "ctime", "strftime")),
    "tortoise.timezone.now",
}
CHANCE = re.compile(r"(random|secrets)\..+|uuid\.uuid[1-8]|os\.urandom")
CHANCE_MAKERS = (
    "app/kit/ids.py",
    "app/kit/passwords.py",  # salts
    "app/vault/",  # keys and nonces
    "app/channels/email.py",  # message ids
    "app/routes/http/tracing.py",  # request ids
)
SQL_CLOCK = re.compile(r"\bnow\(\)|current_(timestamp|date|time)\b|datetime\('now'", re.IGNORECASE)
HAN_OR_TIBETAN = re.compile(r"[\u4e00-\u9fff\u0f00-\u0fff]")
SPEAKERS = (
    "app/words/",
    "app/catalog/",
    "app/cli/",
    "app/formats/",  # headings of sheets that people fill in
    "app/channels/wechat/fields.py",  # how WeChat wants dates and amounts spelled
    "app/channels/wechat/templates.py",  # titles as they stand in WeChat's own library
    "app/routes/http/openapi.py",  # the name of the product
    "app/routes/public/simulator.py",  # pages that were not built yet, told to the developer
    "app/routes/public/console.py",
    "app/domain/deadlines/calendar_notice.py",  # what is wrong with a notice, told to its typist
    "app/domain/deadlines/workdays.py",  # the statutory names of the holidays
)
SOUGHT = {
    "app/kit/masking.py": {r".{2,}?(?:街道|镇|乡|苏木)", "\u0f0b"},
    "app/channels/sms/errors.py": {"分钟", "小时", "天"},
}
"""What we look for in the writing of others, and never say."""


def test_only_the_clock_reads_the_clock():
    readers = [
        f"{source.name}:{line} {name}"
        for source in APP
        if source.name != "app/kit/clock.py"
        for line, name in source.uses()
        if name in CLOCK
    ]

    none_of(readers)


def test_no_column_and_no_statement_reads_the_clock_of_the_database():
    readers = [
        f"{source.name}:{line}"
        for source in APP
        for line, text in source.literals()
        if SQL_CLOCK.search(text)
    ] + [
        f"{source.name} auto_now"
        for source in sources("app/models")
        if re.search(r"auto_now(_add)?=True", source.text)
    ]

    none_of(readers)


def test_chance_comes_from_few_places():
    makers = [
        f"{source.name}:{line} {name}"
        for source in APP
        if not source.name.startswith(CHANCE_MAKERS)
        for line, name in source.uses()
        if CHANCE.fullmatch(name)
    ]

    none_of(makers)


def test_what_people_read_stands_with_the_words():
    spoken = [
        f"{source.name}:{line} {text}"
        for source in APP
        if not source.name.startswith(SPEAKERS)
        for line, text in source.literals()
        if HAN_OR_TIBETAN.search(text) and text not in SOUGHT.get(source.name, ())
    ]

    none_of(spoken)
