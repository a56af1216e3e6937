# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from lxml import html
from veiled_samples import HOSTILE, application, block, cell, veiled

from sloer.composing import compose
from sloer.composing.formats.html import STYLE, fragment
from sloer.model import Language

ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "p", "main", "article",
    "h2", "h3", "h4", "h5", "h6", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "hr",
    "br", "span",
}  # fmt: skip


def page(document):
    return html.document_fromstring(compose(document, "html").decode())


def test_hostile_text_stays_text():
    hostile = HOSTILE + "</style></title><img src=x onerror=y>"
    tree = page(
        veiled(block("paragraph", hostile), block("heading", hostile), cell(0, 0, 0, hostile))
    )
    assert {element.tag for element in tree.iter()} <= ELEMENTS
    assert tree.xpath("//article/p")[0].text_content() == hostile
    assert not tree.xpath("//@onerror | //@href | //@src | //@style")


def test_a_hostile_label_stays_text_too():
    tree = page(veiled(block("paragraph", "[[<b>x</b>]]")))
    assert {element.tag for element in tree.iter()} <= ELEMENTS


def test_the_page_is_semantic():
    tree = page(application())
    assert tree.get("lang") == "da"
    assert tree.xpath("//h1/text()") == ["Sløret ansøgning"]
    assert tree.xpath("//article/h2[1]/text()") == ["Curriculum vitae"]
    assert tree.xpath("//thead/tr/th/@scope") == ["col", "col"]
    assert len(tree.xpath("//tbody/tr")) == 2
    assert len(tree.xpath("//article/ul/li")) == 2
    assert len(tree.xpath("//li/ul/li")) == 1
    assert len(tree.xpath("//hr")) == 1


def test_placeholders_are_spoken_as_such():
    tree = page(veiled(block("paragraph", "Kære [[navn]]"), language=Language.DA))
    (placeholder,) = tree.xpath("//span[@class='sloer-veil']")
    assert placeholder.text_content() == "sløret: navn"


def test_nothing_may_be_loaded_and_no_script_run():
    tree = page(application())
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "url(" not in STYLE
    assert "<" not in STYLE


def test_a_fragment_is_one_article_without_style():
    (article,) = html.fragments_fromstring(fragment(application()))
    assert article.tag == "article"
    assert not article.xpath("//style | //@style")


def test_colours_have_contrast_for_weak_eyes():
    def luminance(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    pairs = [
        ("#1c232b", "#ffffff"),
        ("#4a5561", "#ffffff"),
        ("#17456b", "#ffffff"),
        ("#36424e", "#e8ecf0"),
    ]
    for ink, paper in pairs:
        assert ink in STYLE
        assert (luminance(paper) + 0.05) / (luminance(ink) + 0.05) >= 4.5
