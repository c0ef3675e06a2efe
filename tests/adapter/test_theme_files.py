"""The style sheet travels without what only its writers need."""

from communique.adapter.theme_files import small


def test_comments_and_needless_space_go_and_quotes_stay() -> None:
    sheet = """
    /* Bars; and { braces } */
    a :hover ,
    b { content: ", /* no */ "; inline-size: calc(1px + 2px); }
    @media (min-width: 1px) and (hover: hover) { c { color: red } }
    """

    assert small(sheet) == (
        'a :hover,b{content: ", /* no */ ";inline-size: calc(1px + 2px);}'
        "@media (min-width: 1px) and (hover: hover){c{color: red}}"
    )
