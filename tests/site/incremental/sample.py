"""A small newsroom with something of everything, for stories about editing it."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from PIL import Image

NOW = "2023-10-01T09:00:00Z"
"""Of the events, some are over, one is under way and some are to come."""

SETTINGS: dict[str, Any] = {
    "languages": ["en", "ko", "ar"],
    "names": {"ko": "뉴스룸"},
    "taglines": {"en": "News of cities."},
    "topics": {"climate": {"en": "Climate", "ko": "기후"}, "data": {"en": "Data"}},
    "series": {"assembly": {"en": "General Assembly", "ko": "총회"}},
    "publisher": "wego",
    "page_size": 3,
    "feed_size": 4,
}


def drawing(width: int = 800, height: int = 450, colour: str = "#123") -> bytes:
    """A picture whose size can be told from its text."""
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><rect fill="{colour}" width="9" height="9"/></svg>\n'
    return text.encode()


@cache
def portrait(width: int = 16, height: int = 20) -> bytes:
    """A picture whose size must be read from its bytes."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(file, "PNG")
    return file.getvalue()


def files() -> dict[str, str | bytes]:
    """Every file of the content by its path."""
    return {
        **NEWS,
        **EVENTS,
        **REGISTERS,
        **TRANSLATIONS,
        "news/2023/report/hall.svg": drawing(),
        "news/2023/report/facts.pdf": b"Facts, first edition.\n",
        "people/park.png": portrait(),
    }


NEWS: dict[str, str | bytes] = {
    "news/2021/founding.md": """\
---
title: An office opens
date: 2021-05-04
topics: climate
---
The office opened in spring.
""",
    "news/2022/guide.md": """\
---
title: A guide to open data
date: 2022-06-10
topics: data
summary: How cities publish what they measure.
---
Cities publish what they measure.
""",
    "news/2022/winter.md": """\
---
title: Winter school
date: 2022-12-20
---
Forty people learnt to map their streets.
""",
    "news/2023/announced.md": """\
---
title: Cities join the forum
subtitle: Five days in Geneva
date: 2023-03-09
topics: [climate, data]
people: park
quotes: [{text: Cities lead., person: park}]
related: guide
---
Cities meet at [the forum](../../events/2023/forum.md) and its
[opening](../../events/2023/forum.md#opening-session).

## What comes

[Later news](secret.md) and [a draft](draft.md) are not published.
""",
    "news/2023/report/index.md": """\
---
title: What the forum said
date: 2023-03-20T18:00
topics: climate
people: [{person: park, role: speaker}]
photos:
- file: hall.svg
  alt: The great hall
  credit: Our office
  rights: Provided for press use
  expires: 2023-10-20
attachments: [{title: Facts (PDF), file: facts.pdf}]
---
![The great hall](hall.svg)

[The facts](facts.pdf), and [what was to come](../announced.md#what-comes).
""",
    "news/2023/prize-opens.md": """\
---
title: A prize for cities
date: 2023-06-01
topics: data
---
See [the prize](../../prizes/city-prize.md) and [its giver](../../organisations/wego.md).
""",
    "news/2023/autumn.md": """\
---
title: Autumn in Seoul
date: 2023-09-25T10:00
dateline: Seoul
topics: climate
contacts: [{name: Press desk, email: press@newsroom.example}]
---
The year's [assembly](../../events/2023/assembly.md) is near.

## Below

More is told [above](#below).
""",
    "news/2023/draft.md": """\
---
title: Not yet
date: 2023-09-01
status: draft
topics: data
---
A draft about [the guide](../2022/guide.md).
""",
    "news/2023/secret.md": """\
---
title: Zanzibar decision
date: 2023-10-05T10:00
topics: climate
people: lee
---
Told on its day, with [the forum](../../events/2023/forum.md).
""",
}

EVENTS: dict[str, str | bytes] = {
    "events/2022/assembly.md": """\
---
title: 5th General Assembly
date: 2022-08-01
starts: 2022-09-14
ends: 2022-09-15
venue: city-hall
format: assembly
series: assembly
edition: 5
outcomes: [Seoul keeps the presidency.]
---
Two days in autumn.
""",
    "events/2023/forum.md": """\
---
title: Forum 2023
date: 2023-02-01
starts: 2023-03-13T09:00
ends: 2023-03-17T17:00
venue: geneva
format: forum
organisers: hub
topics: [climate, data]
people: [{person: park, role: moderator}]
programme:
- {starts: 2023-03-13T10:00, ends: 2023-03-13T11:30, title: Opening, people: park}
- {starts: 2023-03-14T10:00, title: Data for all, track: Data}
---
## Opening Session

Mayors showed what works.

## Outlook

More next year.
""",
    "events/2023/exhibition.md": """\
---
title: Maps on paper
date: 2023-08-01
starts: 2023-09-20
ends: 2023-10-08
venue: city-hall
format: exhibition
topics: data
---
Old maps of new cities.
""",
    "events/2023/assembly.md": """\
---
title: 6th General Assembly
date: 2023-05-02
starts: 2023-10-10T09:00
ends: 2023-10-11T17:00
venue: {place: city-hall, room: Main hall}
format: assembly
organisers: wego
partners: hub
series: assembly
edition: 6
topics: climate
registration: {url: "https://newsroom.example/register", opens: 2023-06-01, closes: 2023-10-04, fee: free of charge}
---
As in [the year before](../2022/assembly.md).
""",
    "events/2023/webinar.md": """\
---
title: Maps in an hour
date: 2023-09-01
starts: 2023-10-02T14:00
ends: 2023-10-02T15:00
timezone: Europe/Zurich
online: https://newsroom.example/live
format: webinar
languages: [en, ko]
---
Bring a street.
""",
    "events/2023/ceremony.md": """\
---
title: Prize ceremony
date: 2023-06-01
starts: 2023-12-31T19:00
ends: 2024-01-01T01:00
venue: city-hall
format: ceremony
---
The prize is handed over.
""",
    "events/2024/training.md": """\
---
title: Training week
date: 2023-07-01
starts: 2024-02
venue: {name: Old Mill, city: Lausanne, country: CH}
format: training
---
The days are not known yet.
""",
}

REGISTERS: dict[str, str | bytes] = {
    "agreements/memorandum.md": """\
---
title: Memorandum with the hub
date: 2023-04-01
type: memorandum of understanding
parties: [wego, hub]
signed: 2023-04-03
ends: 2023-12-31
place: geneva
signatories: [{person: park, party: wego}]
---
Both share their maps.
""",
    "prizes/city-prize.md": """\
---
title: City Prize
date: 2023-03-30
topics: data
given_by: wego
established: 2023-03
editions:
- year: 2023
  call: {opens: 2023-06-01, closes: 2023-10-06, link: "https://newsroom.example/call"}
  ceremony: ceremony
---
For maps that help.
""",
    "coverage/2023/daily.md": """\
---
title: Mayors meet
date: 2023-03-14
publisher: The Daily
link: https://daily.example/mayors
language: en
rights: All rights reserved
excerpt: The forum opened on Monday.
---
Seen at [the forum](../../events/2023/forum.md).
""",
    "people/park.md": """\
---
name: Park Jung
roles: [{title: Secretary-General, organisation: wego, from: 2021-01, to: 2023-10-15}]
photo: {file: park.png, alt: Park, credit: Our office, rights: CC0 1.0, download: yes}
---
She speaks for cities.
""",
    "people/lee.md": """\
---
name: Lee Han
roles: [{title: Mayor, at: City of Seoul}]
---
""",
    "organisations/wego.md": """\
---
name: World Office
short: WO
type: association
city: Seoul
country: KR
website: https://newsroom.example
---
""",
    "organisations/hub.md": """\
---
name: Cities Hub
type: partner
city: Geneva
country: CH
---
Works with [the office](wego.md).
""",
    "places/city-hall.md": """\
---
name: City Hall
address: 110 Sejong-daero
city: Seoul
country: KR
coordinates: 37.5663, 126.9779
timezone: Asia/Seoul
---
""",
    "places/geneva.md": """\
---
name: Geneva Centre
city: Geneva
country: CH
timezone: Europe/Zurich
---
""",
    "pages/about.md": """\
---
title: About us
menu: 1
---
Who we are, and [where](../places/city-hall.md).
""",
}

TRANSLATIONS: dict[str, str | bytes] = {
    "news/2023/autumn.ko.md": """\
---
title: 서울의 가을
---
[총회](../../events/2023/assembly.md)가 다가온다.
""",
    "news/2023/report/index.ko.md": """\
---
title: 포럼이 말한 것
photos: [{file: hall.svg, alt: 대강당}]
---
[사실](facts.pdf)
""",
    "news/2023/autumn.ar.md": """\
---
title: الخريف في سيول
---
الجمعية قريبة.
""",
    "events/2023/assembly.ko.md": """\
---
title: 제6차 총회
---
[작년](../2022/assembly.md)처럼.
""",
    "people/park.ko.md": """\
---
name: 박정
roles: [{title: 사무총장}]
---
""",
    "places/city-hall.ko.md": """\
---
name: 시청
city: 서울
---
""",
    "pages/about.ar.md": """\
---
title: من نحن
---
نحن.
""",
}
