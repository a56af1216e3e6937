# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
import io
import multiprocessing
import re
import threading
import time

import pikepdf
import pypdfium2
import pytest
from veiled_samples import HOSTILE, application, block, cell, veiled

from sloer.composing import compose
from sloer.composing.glyphs import breakable, shown
from sloer.model import Ground, Language
from sloer.veiling.labels import label_for


def opened(document):
    data = compose(document, "pdf")
    return pikepdf.open(io.BytesIO(data)), pypdfium2.PdfDocument(data)


def text_of(document):
    _, pages = opened(document)
    return squeezed("".join(page.get_textpage().get_text_range() for page in pages))


def squeezed(text):
    """Return the text without white space: lines may break wherever they like."""
    return re.sub(r"[\s\u200b]+", "", text)


def dictionaries(pdf):
    return [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary | pikepdf.Stream)]


def test_it_claims_to_be_accessible_and_archivable():
    pdf, _ = opened(application())
    xmp = pdf.Root.Metadata.read_bytes().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "da"


def test_metadata_is_neutral():
    pdf, _ = opened(application())
    assert set(pdf.docinfo) == {"/Title", "/Creator", "/CreationDate", "/ModDate"}
    assert str(pdf.docinfo["/Title"]) == "Sløret ansøgning"
    assert str(pdf.docinfo["/CreationDate"]) == "D:19700101000000Z"


def test_there_are_words_and_lines_only():
    pdf, _ = opened(application())
    found = dictionaries(pdf)
    assert not [
        o for o in found if o.get("/Subtype") in ("/Image", "/Form", "/Link", "/FileAttachment")
    ]
    assert not [o for o in found if "/AA" in o or "/JS" in o or "/URI" in o or "/EF" in o]
    assert all("/Annots" not in page and "/AF" not in page for page in pdf.pages)
    assert "/Names" not in pdf.Root
    assert "/OpenAction" not in pdf.Root


def test_structure_is_real():
    pdf, _ = opened(application())
    kinds = [str(o.S) for o in dictionaries(pdf) if o.get("/Type") == "/StructElem"]
    for kind, count in {"/H1": 2, "/H2": 1, "/Table": 1, "/TH": 2, "/L": 2, "/LI": 3}.items():
        assert kinds.count(kind) == count


def test_hostile_text_is_never_markup():
    text = text_of(veiled(block("paragraph", HOSTILE)))
    assert squeezed(HOSTILE) in text


def boxes(label):
    _, pages = opened(veiled(block("paragraph", f"Kære [[{label}]] venlig hilsen")))
    words = pages[0].get_textpage()
    at = words.search("venlig").get_next()[0]
    return words.get_charbox(at)


def test_placeholders_are_of_one_width():
    labels = {label_for(g, language) for g in Ground for language in Language} | {"person 123"}
    assert len({boxes(label) for label in labels}) == 1


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Ærø ångström €5 – “x”", "Ærø ångström €5 – “x”"),
        ("مرحبا", "مرحبا"),
        ("漢字", "□□"),
        ("fint 😀👍🏽!", "fint !"),
        ("①②", "12"),
        ("Дмитрий Ελλάδα", "Дмитрий Ελλάδα"),
    ],
)
def test_letters_without_a_glyph_become_squares_and_emoji_go(raw, expected):
    assert shown(raw) == expected
    assert compose(veiled(block("paragraph", raw), block("heading", raw)), "pdf")


def test_any_script_can_be_set():
    every = "".join(map(chr, range(0x20, 0x3000))) + "".join(map(chr, range(0xF900, 0x10000)))
    spaced = " ".join(every[i : i + 9] for i in range(0, len(every), 9))
    _, pages = opened(veiled(block("paragraph", spaced)))
    assert len(pages) > 1


def test_long_words_break_and_stay_whole_for_readers():
    word = "".join(f"{n:x}" for n in range(200))
    assert breakable(word).replace("\u200b", "") == word
    assert breakable("almindelige ord") == "almindelige ord"
    _, pages = opened(veiled(block("paragraph", word)))
    words = pages[0].get_textpage()
    right = max(words.get_charbox(i)[2] for i in range(words.count_chars()))
    assert right < pages[0].get_width() - 60
    assert word in text_of(veiled(block("paragraph", word)))


def test_a_table_too_wide_for_the_page_becomes_lines():
    document = veiled(*(cell(0, 0, c, f"[[navn]] {c}") for c in range(12)))
    _, pages = opened(document)
    words = pages[0].get_textpage()
    right = max(words.get_charbox(i)[2] for i in range(words.count_chars()))
    assert right < pages[0].get_width() - 60


def test_two_hundred_pages_are_set_in_seconds():
    paragraphs = [block("paragraph", "Jeg har arbejdet med [[navn]] i drift. " * 40)] * 560
    started = time.perf_counter()
    _, pages = opened(application(extra=paragraphs))
    assert len(pages) >= 200
    assert time.perf_counter() - started < 20


def test_threads_do_not_disturb_each_other():
    expected = compose(application(), "pdf")
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(compose(application(), "pdf")))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


def _compose_in_child(queue):
    try:
        compose(application(), "pdf")
    except RuntimeError as error:
        queue.put(str(error))


def test_a_forked_process_says_so_and_does_not_hang():
    compose(application(), "pdf")
    context = multiprocessing.get_context("fork")
    queue = context.SimpleQueue()
    child = context.Process(target=_compose_in_child, args=(queue,))
    child.start()
    child.join(20)
    alive = child.is_alive()
    child.kill()
    assert not alive
    assert "spawn" in queue.get()
