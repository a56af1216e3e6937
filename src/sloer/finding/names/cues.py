# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Words beside a name that tell what it names: a person, an organisation, a street, a method."""

from __future__ import annotations

GREETINGS = frozenset(
    "kære kjære hej hei dear hello hi hallo hejsa bästa käre hilsen hilsener mvh regards sincerely "
    "hälsningar hälsning vh".split()
)

KIN = frozenset(
    "kone konen hustru mand manden ægtefælle ægtemand samlever samleverske kæreste kæresten kærester "
    "partner søn sønnen sønner datter datteren døtre barn børn børnene bror broren brødre søster "
    "søsteren søstre mor mater far faren moren mormor morfar farmor farfar svigermor svigerfar "
    "svigersøn svigerdatter storebror lillebror storesøster lillesøster tvillinger barnebarn "
    "børnebørn ven veninde kollega kollegaen nabo onkel tante niece nevø fætter kusine kæledyr "
    "wife husband spouse son daughter brother sister mother father friend colleague children kids "
    "fru frue sønn datteren sønnen forlovede gift tidl tidligere sambo samboer maka make dotter "
    "syster kona mannen".split()
)

CONTACTS = frozenset(
    "att attn v ved kontakt kontaktperson kontaktpersoner reference referencer referee referees "
    "navn navne name names underskrevet underskrift sign vejleder cc fra til from to leder chef "
    "hr hr fru frk frøken mr mrs ms dr dr prof herr fru med venlig rektor formand forperson næstformand "
    "hedder hed hedde kaldes kaldet kaldt heter heder heder called named fornavn efternavn "
    "mellemnavn ansøger kandidat vedr vedrørende angående udtalelse vikar mentor sendt "
    "skrevet udarbejdet attesteret godkendt dato søger".split()
)

TITLE_ENDINGS = (
    "leder",
    "lederen",
    "chef",
    "chefen",
    "direktør",
    "direktøren",
    "inspektør",
    "inspektøren",
    "rektor",
    "konsulent",
    "konsulenten",
    "koordinator",
    "sygeplejerske",
    "sygeplejersken",
    "pædagog",
    "pædagogen",
    "rådgiver",
    "rådgiveren",
    "psykolog",
    "psykologen",
    "lærer",
    "læreren",
    "lærerinde",
    "læge",
    "lægen",
    "assistent",
    "assistenten",
    "mester",
    "mesteren",
    "formand",
    "formanden",
    "forperson",
    "ingeniør",
    "jurist",
    "advokat",
    "advokaten",
    "kollega",
    "kollegaen",
    "kollegaerne",
    "professor",
    "lektor",
    "lektoren",
    "adjunkt",
    "borgmester",
    "præst",
    "præsten",
    "koordinatoren",
    "supervisor",
    "manager",
    "director",
    "teacher",
    "principal",
    "head",
    "officer",
    "nurse",
    "engineer",
    "vejleder",
    "vejlederen",
    "terapeut",
    "medarbejder",
    "medarbejderen",
    "ansvarlig",
    "ansvarlige",
    "specialist",
    "sekretær",
    "minister",
    "ministeren",
    "trainer",
    "træner",
    "træneren",
    "entreprenør",
    "partner",
    "ejer",
    "indehaver",
    "lederne",
    "tillidsmand",
    "repræsentant",
    "styrer",
    "lærar",
    "lærer",
    "sjef",
    "sjuksköterska",
    "chefer",
    "förskollärare",
    "lärare",
)

# Words that open the name of an organisation, building, ship or thing: what follows is not
# the name of a person at hand.
NAME_HEADS = frozenset(
    "plejehjemmet plejecentret plejecenteret plejehjem plejecenter ældrecentret ældrecenter lokalcenter "
    "lokalcentret børnehaven børnehave børnehuset børnehus vuggestuen vuggestue dagplejen "
    "institutionen institution dagtilbuddet skolen skole friskolen efterskolen højskolen fritidshjemmet "
    "fritidsklubben klubben sfo bostedet bosted botilbuddet botilbud opholdsstedet opholdssted "
    "kollegiet kollegium hospitalet sygehuset klinikken klinik lægehuset firmaet firma "
    "advokatfirmaet advokatfirma tømrerfirmaet malerfirmaet murerfirmaet vvs-firmaet virksomheden "
    "selskabet koncernen restaurant restauranten café cafe cafeen kro kroen hotel hotellet "
    "bageriet bager slagter butikken forretningen kutteren skibet færgen m/s båden stiftelsen fonden "
    "foreningen museet galleri galleriet teatret kirken kirke menigheden gymnasiet biblioteket "
    "centret center centeret huset hjemmet gården systemet program programmet metoden metode "
    "værktøjet platformen modellen teorien robotten platform it-systemet fagsystemet journalsystemet "
    "løsningen software softwaren applikationen app'en appen projektet projekt kampagnen bandet "
    "orkestret koret teateret avisen magasinet bogen filmen serien sankt skt sct st san santa "
    "saint rederiet forlaget tegnestuen vognmand vognmanden autoværkstedet værkstedet sygehus bageren "
    "købmand supermarkedet krisecentret krisecenter familiehuset asylcentret asylcenter "
    "behandlingshjemmet døgninstitutionen specialskolen specialbørnehaven produktionskøkkenet køkkenet "
    "stuen gruppen teamet afdelingen afsnittet afsnit orkanen stormen båd kutter skib hesten "
    "hunden katten hund hest kat legatet prisen".split()
)

_TAILS = (
    "skolen skole gymnasium gymnasiet gymnasieskole kommune kommunes kommunen hospital hospitalet "
    "hospitals sygehus sygehuset universitet universitetet university college school "
    "kollegium kollegiet center centret centeret centre instituttet institut institute institution "
    "fonden fond foundation stiftelse stiftelsen gruppen group group's gruppe koncern "
    "holding forening foreningen forbund forbundet selskab selskabet kirke kirken kirkes church "
    "sogn plejehjem plejehjemmet plejecenter plejecentret børnehave børnehaven børnehus børnehuset "
    "vuggestue vuggestuen hjemmet hjem huset hus haven have højskole højskolen "
    "efterskole efterskolen friskole friskolen seminarium seminariet akademi akademiet "
    "academy museum museet bibliotek biblioteket teater teatret theatre galleri galleriet "
    "boghandel apotek apoteket bageri bageriet biler auto transport byg entreprise rengøring "
    "service consult consulting solutions invest trading food foods bøfhus kro kroen "
    "hotel hotellet restaurant café bank banken forsikring advokater advokatfirma klinik klinikken "
    "tandlæge tandlægerne lægehus klubben klub club fc if bk union inc ltd gmbh ag ab as corp "
    "company co region regionen vej gade allé alle plads stræde torv boulevard park parken "
    "street road avenue bakke vænge sti gård gården slot station stationen lufthavn havn "
    "bro broen metoden metode modellen model teori teorien pædagogik pædagogikken terapi terapien "
    "skala skalaen test testen score loven lov akademiske system systemet software platform "
    "prisen pris legat legatet turneringen cup mobler møbler tømrer vvs el maler murer smedje "
    "maskinfabrik fabrik fabrikken industri industries brothers sons sønner søn".split()
)
NAME_TAILS = frozenset(_TAILS)

TAIL_ENDINGS = (
    "skolen",
    "skole",
    "hospital",
    "hospitalet",
    "gymnasium",
    "gymnasiet",
    "kollegiet",
    "centret",
    "center",
    "centeret",
    "hjemmet",
    "hjem",
    "fonden",
    "gruppen",
    "plejehjem",
    "børnehave",
    "børnehaven",
    "børnehus",
    "børnehuset",
    "vuggestue",
    "institution",
    "institutionen",
    "selskab",
    "selskabet",
    "kirken",
    "kirke",
    "kommune",
    "kommunes",
    "stiftelse",
    "stiftelsen",
    "akademi",
    "akademiet",
    "institut",
    "instituttet",
    "klinikken",
    "klinik",
    "apotek",
    "bibliotek",
    "biblioteket",
    "museum",
    "museet",
    "forening",
    "foreningen",
    "forbund",
    "forbundet",
    "universitet",
    "universitetet",
    "universitets",
    "hallen",
    "klubben",
    "firma",
    "firmaet",
    "seminarium",
    "seminariet",
    "metoden",
    "modellen",
    "pædagogik",
    "terapi",
    "systemet",
    "sygehus",
    "sygehuset",
    "afdelingen",
    "afdeling",
    "styrelsen",
    "ministeriet",
    "nævnet",
    "rådet",
    "huset",
    "parken",
    "køkkenet",
    "værkstedet",
    "projektet",
    "gården",
)

THEORY = frozenset(
    "teori teorier teorien teorierne metode metoder metoden tilgang tilgange tænkning inspireret "
    "inspiration ifølge begreb begreber begrebet pædagogik pædagogikken model modeller modellen "
    "terapi filosofi filosofisk forståelse perspektiv læringsteori læring tanker ideer "
    "værker bøger skrifter forfatteren forfatter filosoffen sociologen psykologen "
    "teoretiker teoretikere theory theories approach model according inspired citat klassifikation "
    "skala test opera symfoni roman komponist forfatterskab".split()
)

PARTICLES = frozenset(
    "van von der den de da di del della la le el al bin ibn bint abu ben af av zu ter ten dos das y "
    "du des ul ur ud".split()
)

ENGLISH_WORDS = frozenset(
    "will may mark grace rose art bill hope faith joy dawn summer april june august an in so do "
    "long young king law page cook can job so an i my the and of to for with from at by on is are "
    "be it we you he she they this that as or if not all new one two are was were has have had "
    "chance sky rain may dean major miles drew guy jack china india asia paris london "
    "virginia georgia jordan israel carolina sierra dakota".split()
)

CALENDAR = frozenset(
    "januar februar marts april maj juni juli august september oktober november december jan feb "
    "mar apr jun jul aug sep sept okt nov dec mandag tirsdag onsdag torsdag fredag lørdag søndag "
    "january february march may june july october monday tuesday wednesday thursday friday saturday "
    "sunday mars mai desember maj augusti januari februari jul påske pinse".split()
)

# Capitalised words of application forms that must never be read as somebody's name.
FORM_WORDS = frozenset(
    "dansk engelsk tysk fransk svensk norsk arabisk tyrkisk mobil telefon tlf email mail e-mail "
    "adresse født cpr navn fornavn efternavn profil cv ansøgning dato side kl nr kat sted stilling "
    "periode linkedin facebook instagram github twitter microsoft office word excel outlook teams "
    "powerpoint sap windows linux mac danmark norge sverige finland island europa "
    "scrum java python vedr emne job ref bilag aula fra til sv vs re cc vil har der det den i jeg "
    "vi de du han hun en et og at er som på med af for om ja nej men så nu her min mit mine kære "
    "hej tak ps eu fn usa uk dk sosu pau hf hhx htx stx hg ihk merit sprog kort formål mål".split()
)
