"""The words that the corpus is made of: places, names, topics and parts of sentences."""

from __future__ import annotations

CITIES = tuple(
    tuple(line.split("|"))
    for line in """\
Seoul|KR|Asia/Seoul|37.5663, 126.9779
Busan|KR|Asia/Seoul|35.1796, 129.0756
Geneva|CH|Europe/Zurich|46.2044, 6.1432
Nairobi|KE|Africa/Nairobi|-1.2921, 36.8219
Mombasa|KE|Africa/Nairobi|-4.0435, 39.6682
Cuenca|EC|America/Guayaquil|-2.9001, -79.0059
Quito|EC|America/Guayaquil|-0.1807, -78.4678
Bogotá|CO|America/Bogota|4.7110, -74.0721
Medellín|CO|America/Bogota|6.2442, -75.5812
Lima|PE|America/Lima|-12.0464, -77.0428
Montevideo|UY|America/Montevideo|-34.9011, -56.1645
São Paulo|BR|America/Sao_Paulo|-23.5505, -46.6333
Mexico City|MX|America/Mexico_City|19.4326, -99.1332
Montréal|CA|America/Toronto|45.5019, -73.5674
Boston|US|America/New_York|42.3601, -71.0589
Lisbon|PT|Europe/Lisbon|38.7223, -9.1393
Porto|PT|Europe/Lisbon|41.1579, -8.6291
Barcelona|ES|Europe/Madrid|41.3874, 2.1686
Lyon|FR|Europe/Paris|45.7640, 4.8357
Ghent|BE|Europe/Brussels|51.0543, 3.7174
Utrecht|NL|Europe/Amsterdam|52.0907, 5.1214
Hamburg|DE|Europe/Berlin|53.5511, 9.9937
Wien|AT|Europe/Vienna|48.2082, 16.3738
Kraków|PL|Europe/Warsaw|50.0647, 19.9450
Tallinn|EE|Europe/Tallinn|59.4370, 24.7536
Oslo|NO|Europe/Oslo|59.9139, 10.7522
Tampere|FI|Europe/Helsinki|61.4978, 23.7610
Istanbul|TR|Europe/Istanbul|41.0082, 28.9784
Amman|JO|Asia/Amman|31.9454, 35.9284
Abu Dhabi|AE|Asia/Dubai|24.4539, 54.3773
Cairo|EG|Africa/Cairo|30.0444, 31.2357
Rabat|MA|Africa/Casablanca|34.0209, -6.8416
Dakar|SN|Africa/Dakar|14.7167, -17.4677
Accra|GH|Africa/Accra|5.6037, -0.1870
Kigali|RW|Africa/Kigali|-1.9441, 30.0619
Cape Town|ZA|Africa/Johannesburg|-33.9249, 18.4241
Almaty|KZ|Asia/Almaty|43.2220, 76.8512
Pune|IN|Asia/Kolkata|18.5204, 73.8567
Colombo|LK|Asia/Colombo|6.9271, 79.8612
Kathmandu|NP|Asia/Kathmandu|27.7172, 85.3240
Jakarta|ID|Asia/Jakarta|-6.2088, 106.8456
Da Nang|VN|Asia/Ho_Chi_Minh|16.0544, 108.2022
Taipei|TW|Asia/Taipei|25.0330, 121.5654
Kyoto|JP|Asia/Tokyo|35.0116, 135.7681
Brisbane|AU|Australia/Brisbane|-27.4698, 153.0251
Auckland|NZ|Pacific/Auckland|-36.8509, 174.7645""".splitlines()
)
"""Name, country, time zone, coordinates."""

FIRST_NAMES = """Amara Beatriz Chen Daniela Elif Farah Grace Hana Ingrid Joseph Kwame Leila Mateo
Nadia Olumide Priya Quentin Rosa Samuel Tomás Ulrike Violeta Wanjiru Yusuf Zofia""".split()

LAST_NAMES = """Abebe Baptista Castillo Delgado Eriksen Ferreira Gunawardena Haddad Ito Jansen
Kariuki Lindqvist Mbeki Nguyen Okafor Park Quispe Rahman Silva Tanaka Usman Vasquez Wójcik Yilmaz""".split()

SUBJECTS = """air buses climate culture data energy floods heat housing libraries lighting markets
parking parks ports roads schools sewage streets water""".split()

ASPECTS = """access audits finance inclusion maps monitoring planning resilience safety
standards""".split()

POSTS = (
    "Mayor", "Deputy mayor", "Chief digital officer", "Head of planning", "Secretary-general",
    "Director of statistics", "Programme manager", "Professor of public policy", "Press officer",
)  # fmt: skip

BODIES = ("Institute", "Network", "Foundation", "Office", "University")

SERIES = {
    "annual-forum": "Annual Forum",
    "data-school": "Data School",
    "general-assembly": "General Assembly",
    "mayors-breakfast": "Mayors’ Breakfast",
    "open-maps-week": "Open Maps Week",
    "regional-dialogue": "Regional Dialogue",
}

PUBLISHERS = ("The Harbour Times", "City Gazette", "Continental Press", "Evening Courier")

WHO = (
    "The council", "A working group of eleven cities", "The city’s planning office", "{org}",
    "{person} of {org}", "The members", "A team from {city}", "The two partners", "Residents of {city}",
)  # fmt: skip

DOES = (
    "published", "tested", "presented", "agreed on", "compared", "asked for", "adopted",
    "described", "opened", "withdrew", "paid for", "translated",
)  # fmt: skip

WHAT = (
    "a register of {number} public services", "an open map of {subject}", "a plan for {subject} {aspect}",
    "the results of a survey of {number} households", "a common form for notices on {subject}",
    "a guide to {subject} {aspect} in small towns", "a calendar that every office can subscribe to",
    "a pilot project on {subject}", "a budget of {number} million for {subject}",
    "an early draft of the charter", "**{number} sensors** along the river", "*one shared list* of terms",
)  # fmt: skip

WHY = (
    "after two years of preparation", "although the funds are not yet secured",
    "because {city} had asked for it", "in order to save time and paper",
    "so that people who do not read maps can use it too", "to the surprise of nobody",
    "with help from {city} and {other_city}", "while the old system stays in use until {year}",
    "in the same form as in {other_city}", "without a single new building",
)  # fmt: skip

SAID = (
    "“It is the dull part of the work that counts,” said {person}.",
    "“We’ve learnt more from {city} than from any report,” {person} said.",
    "{person} called the result “a good beginning, and no more than that”.",
    "What is new, {person} explained, isn’t the technology – it’s who may use it.",
    "The figures cover {number} districts and were last checked on {day}.",
    "On {day} the group met for the {number}th time since {past_year}.",
    "See the [full tables](https://stats.city-data.example/{year}/{subject}) for each district.",
    "The source code is [published](https://code.city-data.example/{subject}-{aspect}) under a free licence.",
    "About {number}&nbsp;% of all requests now arrive on a telephone.",
    "Nothing in the paper binds either party; it names people and days.",
)  # fmt: skip

HEADINGS = (
    "What was decided", "Background", "What comes next", "How it was done", "Who takes part",
    "Figures", "Open questions", "In {city}", "Why {subject}", "A word on {aspect}",
)  # fmt: skip

HEADLINES = (
    "{city} opens its {subject} data to everyone", "{city} and {other_city} share a plan for {subject} {aspect}",
    "Members agree on {subject} {aspect}", "What {city} learnt about {subject}",
    "New guide to {subject} {aspect} from {city}", "{city}: {number} streets, one map",
    "Report on {subject} {aspect} published", "Cities ask for better {subject} {aspect}",
    "{city}’s {subject} programme enters its second year", "Call for entries: {subject} {aspect}",
)  # fmt: skip

OCCASIONS = {
    "forum": "Forum on {subject} {aspect} in {city}",
    "assembly": "Assembly of the members in {city}",
    "conference": "{city} conference on {subject}",
    "workshop": "Workshop: {subject} {aspect} for {city}",
    "webinar": "Webinar on {subject} {aspect}",
    "training": "Training in {subject} {aspect}, {city}",
    "meeting": "{city} meeting on {subject} {aspect}",
    "summit": "{city} summit on {subject}",
}
"""Format of an event -> its title."""
