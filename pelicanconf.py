"""The demonstration newsroom, as it is built while writing. See docs/settings.md."""

AUTHOR = "WeGO"
SITENAME = "WeGO Newsroom"
SITEURL = "http://localhost:8000"
TIMEZONE = "Asia/Seoul"
DEFAULT_LANG = "en"

PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["communique"]

COMMUNIQUE = {
    "authority": "newsroom.example",
    "authority_since": 2023,
    "languages": ["en", "ko", "es", "ar"],
    "locales": {"en": "en_GB", "ko": "ko_KR", "es": "es_ES", "ar": "ar_AE"},
    "publisher": "wego",
    "licence": "CC0 1.0",
    # In the first language the name is SITENAME.
    "names": {
        "ko": "WeGO 뉴스룸",
        "es": "Sala de prensa de WeGO",
        "ar": "غرفة أخبار WeGO",
    },
    "taglines": {
        "en": "News, events and agreements of the World Smart Sustainable Cities Organization.",
        "ko": "세계스마트시티기구의 소식, 행사, 협약.",
        "es": "Noticias, eventos y acuerdos de la Organización Mundial de Ciudades Inteligentes y Sostenibles.",
        "ar": "أخبار المنظمة العالمية للمدن الذكية المستدامة وفعالياتها واتفاقياتها.",
    },
    "topics": {
        "climate": {"en": "Climate", "ko": "기후", "es": "Clima", "ar": "المناخ"},
        "connectivity": {"en": "Connectivity", "ko": "연결성", "es": "Conectividad", "ar": "الاتصال"},
        "digital-divide": {
            "en": "Digital divide",
            "ko": "디지털 격차",
            "es": "Brecha digital",
            "ar": "الفجوة الرقمية",
        },
        "energy": {"en": "Energy", "ko": "에너지", "es": "Energía", "ar": "الطاقة"},
        "governance": {"en": "Governance", "ko": "거버넌스", "es": "Gobernanza", "ar": "الحوكمة"},
        "inclusion": {"en": "Inclusion", "ko": "포용", "es": "Inclusión", "ar": "الشمول"},
        "partnerships": {"en": "Partnerships", "ko": "파트너십", "es": "Alianzas", "ar": "الشراكات"},
        "smart-cities": {
            "en": "Smart cities",
            "ko": "스마트시티",
            "es": "Ciudades inteligentes",
            "ar": "المدن الذكية",
        },
    },
    "series": {
        "general-assembly": {
            "en": "General Assembly",
            "ko": "총회",
            "es": "Asamblea General",
            "ar": "الجمعية العامة",
        },
    },
    "series_about": {
        "general-assembly": {
            "en": "Every three years the members meet, set the direction and choose the presidency.",
            "ko": "회원들이 3년마다 모여 나아갈 방향을 정하고 의장 도시를 선출합니다.",
            "es": "Cada tres años los miembros se reúnen, fijan el rumbo y eligen la presidencia.",
            "ar": "يجتمع الأعضاء كل ثلاث سنوات لتحديد التوجهات واختيار الرئاسة.",
        },
    },
}
