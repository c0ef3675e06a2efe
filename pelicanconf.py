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
    "locales": {"en": "en_GB", "ko": "ko_KR", "es": "es_EC", "ar": "ar_AE"},
    "publisher": "wego",
    "names": {
        "en": "WeGO Newsroom",
        "ko": "WeGO 뉴스룸",
        "es": "Sala de prensa de WeGO",
        "ar": "غرفة أخبار WeGO",
    },
    "taglines": {
        "en": "News, events and agreements of the World Smart Sustainable Cities Organization.",
        "ko": "세계스마트시티기구의 소식, 행사, 협약.",
        "es": "Noticias, actos y acuerdos de la Organización Mundial de Ciudades Inteligentes y Sostenibles.",
        "ar": "أخبار المنظمة العالمية للمدن الذكية المستدامة وفعالياتها واتفاقياتها.",
    },
}
