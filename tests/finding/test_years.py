# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from person_gold import assert_gold, view_of

from sloer.finding.dates import Moment, duration, moment
from sloer.finding.finders.years import FINDER
from sloer.finding.known import Known
from sloer.finding.protocol import View
from sloer.model import Block, BlockKind, Document, Ground, Language

HITS = [
    "Jeg kom til Danmark[[ 1991=>]] med en kuffert.",
    "Formand for byfornyelsesudvalget [[2014–2017=>3 år]]",
    "Student[[ 1994=>]]",
    "Sagsbehandler, Aarhus Kommune, [[2006–2014=>8 år]]",
    "[[08/2015 – 12/2019=>4 år 4 mdr.]] Sagsbehandler",
    "[[01.08.2011–31.07.2014=>2 år 11 mdr.]] Elev i Borgerservice",
    "[[aug. 2015 – jan. 2016=>5 mdr.]] Vikar på skolen",
    "Jeg var HR-jurist i regionen [[fra 2006 til 2014=>i 8 år]].",
    "Jeg var HR-jurist i regionen [[mellem 2006 og 2014=>i 8 år]].",
    "Jeg blev uddannet pædagog[[ i 2009=>]], og det er jeg glad for.",
    "HF, Aalborg Katedralskole[[, 2011=>]]",
    "Jeg tog kurset[[ i august 2015=>]] på skolen.",
    "Bibliotekar DB fra akademiet[[ (2015)=>]].",
    "Kørekort kat. B [[siden 1989=>i nogle år]]",
    "[[Sommeren 2012=>Tidligere]] arbejdede jeg på et mejeri.",
    "[[1975–1999=>mere end 15 år]] Postbud",
    "I worked there [[from 2006 to 2014=>for 8 years]] and I learnt to plan.",
    "The team leader of the unit, [[March 2015 – May 2017=>2 years 2 months]]",
    "I have a degree in nursing from the college[[, 2012=>]].",
    "Jag jobbade på kommunen [[från 2006 till 2014=>i 8 år]] och trivdes.",
    "Eg var lærar ved skulen [[frå 2006 til 2014=>i 8 år]].",
    "Student fra gymnasiet[[ '97=>]]",
    "Elev i skoleåret[[ 1994/95=>]]",
    "[[I 2018=>Tidligere]] var jeg leder, og [[i 2019=>senere]] blev jeg chef på skolen.",
    "[[I 2009 =>]]jeg tog kurset på skolen, og det var godt.",
    "[[2012 =>]]lærer på Nørre Skole",
    "[[2019=>Tidigare]] blev jag chef på skolan och jag trivs här.",
    "[[I 2019=>Tidligere]] fikk jeg fagbrev, og jeg har likt meg her.",
    "[[In 2019 =>]]I was the head of the team, and I liked it.",
    "A word[[ about 2013=>]], which is short in my resume and in the list.",
    "Jag var ledig[[ hela 2020=>]].",
    "Jeg var leder på skolen [[fra marts 2019 til februar 2020=>i 11 mdr]].",
    "Jag har varit lärare [[sen 2008=>i några år]] och jag trivs.",
    "Jeg var på kursus[[ i 2015=>]][[ og 2018=>]], og det var godt.",
    "[[I perioden 2015–2018=>i 3 år]] arbejdede jeg på skolen, og det var godt.",
    "[[I årene 2010 til 2014=>i 4 år]] var jeg leder på skolen.",
    "Orlov[[ 2016=>]] og [[2019–20=>1 år]].",
    "Ledig[[ 2018=>]][[, 2021=>]][[, 2023=>]]",
    "Lærer[[ 2010=>]] og [[2012–2014=>2 år]] på samme skole",
]
TRAPS = [
    "Jeg flyttede alt fra Windows Server 2016 til 2025 på en weekend.",
    "Kvalifikationsbeviset er gyldigt til 2031.",
    "Jeg kortlagde Natura 2000 ved kysten.",
    "Jeg stod for beredskabsplanen for stormflod 2022-2028.",
    "Vi brugte byens trivselsprofil 2023 i arbejdet.",
    "Vi er certificeret efter ISO 9001:2015 og ISO 27001:2022.",
    "Jeg kender Windows Server 2019, Office 2016 og SQL Server 2019.",
    "Jeg skrev bidrag til Vision 2030 og til verdensmål i Agenda 2030.",
    "Jeg følger lov nr. 453 af 10. juni 2014 om forvaltning.",
    "Equality Act 2010 and the Health and Safety at Work Act 1974",
    "Budget 2024 og regnskab 2023 på 1,2 mio. kr.",
    "Sagsnr. 81.03.00-G01-14-26",
    "Tlf. 20 15 30 40",
    "Afdelingen har 2012 medarbejdere og 2000 borgere.",
    "2000 Frederiksberg",
    "Jeg har analyseret PISA 2015 for elever i 8. klasse.",
    "kl. 19.30 og kl. 20.15",
    "Børn mellem 3 og 6 år",
    "Jeg kan starte 1. august 2031.\nIngen andre datoer.",
    "Vejle, 3. maj 2026",
    "Vejle, den 12.01.2026",
]


@pytest.mark.parametrize("gold", HITS + TRAPS)
def test_years(gold: str) -> None:
    assert_gold(FINDER, gold)


def test_open_spans_count_to_the_newest_year_of_the_document() -> None:
    assert_gold(FINDER, "[[2015 – nu=>de seneste 5 år]] Lærer\nKursus i ledelse[[, 2020=>]]")
    assert_gold(FINDER, "Jeg har [[siden 2015=>i 5 år]] været lærer.\nKursus[[, 2020=>]]")
    assert_gold(FINDER, "[[2015–=>de seneste 5 år]] Lærer\nKursus[[, 2020=>]]")


def test_the_newest_year_may_be_the_open_one() -> None:
    assert_gold(FINDER, "[[2021–nu=>nuværende]] Økonomikonsulent")
    assert_gold(FINDER, "Jeg har arbejdet i PPR [[siden 2021=>i nogle år]].")


def test_the_date_of_the_application_stays_and_counts_as_now() -> None:
    text = "Odense, den 3. marts 2026\nLærer [[2016 – nu=>de seneste 10 år]]"
    assert_gold(FINDER, text)


@pytest.mark.parametrize(
    "text", ["Født den 12.03.1984", "f. 1. maj 1971", "Jeg er født i 1988.", "Born 3 April 1980"]
)
def test_birth_is_told_apart_from_other_years(text: str) -> None:
    assert [s.ground for s in FINDER.find(view_of(text))] == [Ground.BIRTH]


@settings(max_examples=60, deadline=None)
@given(st.integers(1950, 2040), st.integers(0, 60), st.sampled_from(list(Language)))
def test_a_duration_never_tells_a_calendar_year(year: int, length: int, language: Language) -> None:
    told = duration(Moment(year), Moment(year + length), language)
    assert told
    assert str(year) not in told
    assert str(year + length) not in told
    assert length < 18 or "15" in told


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 12), st.integers(1950, 2040))
def test_months_are_read_in_every_spelling(month: int, year: int) -> None:
    wanted = Moment(year, month)
    assert moment(f"{month:02}/{year}") == wanted
    assert moment(f"{year}-{month:02}") == wanted
    assert moment(f"01.{month:02}.{year}") == wanted


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="019285 -–./'’\nisidentilnu", max_size=60))
def test_no_text_breaks_the_finder_and_spans_lie_inside(text: str) -> None:
    view = view_of(text)
    for signal in FINDER.find(view):
        assert signal.span.end <= len(view.text)


def test_what_is_not_over_is_counted_up_to_today() -> None:
    text = "Projektleder, 2017–nu\nKursus 2018"
    blocks = tuple(Block(BlockKind.PARAGRAPH, line) for line in text.split("\n"))
    view = View(Document(blocks), Known(), dt.date(2026, 11, 23))
    assert "de seneste 9 år" in {signal.replacement for signal in FINDER.find(view)}


@pytest.mark.parametrize(
    "gold",
    [
        "Projektleder på skolen, [[aug. 2024 – nu=>de seneste 2 år 3 mdr.]]",
        "Kursus i ledelse på skolen, nu leder [[2025 – nu=>det seneste år]]",
        "Projektleder på skolen, [[1999 – nu=>i mere end 15 år]]",
        "Jeg er prosjektleder ved skolen, og jeg har likt meg her [[2022 – nå=>de siste 4 år]]",
        "Jag är lärare och trivs på skolan [[2022 – nu=>de senaste 4 år]]",
        "I am the head of the team [[08/2024 – present=>the last 2 years 3 months]]",
    ],
)
def test_what_goes_on_is_told_as_the_latest_years(gold: str) -> None:
    text, wish = gold.removesuffix("]]").replace("[[", "").split("=>")
    view = View(Document((Block(BlockKind.PARAGRAPH, text),)), Known(), dt.date(2026, 11, 23))
    assert [signal.replacement for signal in FINDER.find(view)] == [wish]


def test_the_date_of_the_mail_that_is_answered_stays() -> None:
    gold = (
        "Ansøgning\n"
        "Fra: Bo Lund\n"
        "Sendt: 3. maj 2026\n"
        "Den 2. maj 2026 skrev Ida Holm:\n"
        "Jeg var bud[[ i 1999=>]]."
    )
    assert_gold(FINDER, gold)
