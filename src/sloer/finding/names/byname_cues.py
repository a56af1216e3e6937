# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Expressions that tell a by-name, a former name or the name in some register.

"Alle siger …", "på jobbet …", "oprettet som …", in Danish, Norwegian, Swedish and English. Each has
a group ``name``; what speaks for its being one is weighed by the finder.
"""

from __future__ import annotations

import re

from sloer.finding.caseless import Caseless

_OPENS, _CLOSES = r"[\"“”„»«'’‘‚(]{0,2}", r"[\"“”»«'’‘)]{0,2}"
_BEARS = (
    r"(?:(?:fru|hr\.?|frøken|frk\.?|herr|fröken|tante|onkel|auntie|aunt|uncle|mr\.?|mrs\.?|ms\.?|"
    r"miss|kaptajn|kaptein|kapten|captain|styrmand|chief|mester|mor|far|søster|bror|sister|"
    r"brother|doktor|dr\.?) )?"
)
_NAME = rf"{_OPENS}{_BEARS}{_OPENS}(?P<name>[^\W\d_][\w’'.-]*\w)"
_FILL = (
    r"(?: (?:bare|blot|mig|meg|mej|for nemheds skyld|for|det korte|also|just|bara|også|"
    r"er|is|me|simply|gerne|gjerne|gärna|normalt|altid|alltid|nu|nå|som|as|med|by|jeg|jag|eg|der|"
    r"kort|som regel|oftest|mostly|usually|ofte|ofta|sommetider|sometimes|hos os|her)){0,3}"
)
_GROUP = (
    r"(?:alle|de|folk|kolleger(?:ne)?|vennerne|man|familien|børnene|chefen|mest|"
    r"everyone|everybody|people|friends|they|colleagues|alla|kollegerna|folk flest|mange|flere|"
    r"\w{3,}(?:erne|ene|ne|erna|arna|orna|ane)|ungerne|børn|barna|barnen|"
    r"(?:my|min|mit|mine|mina|mi) \w+|(?:the|de|dei) "
    r"(?:små|mindste|minste|yngste|store|ældre|gamle|"
    r"eldre|kids|children|residents|crew|team|others|andre))"
)
CALLED = Caseless.of(
    r"(?<!\w)(?:(?:alle|de|folk|kolleger(?:ne)?|vennerne|man|familien|børnene|chefen|mest|"
    r"everyone|everybody|people|friends|they|colleagues|alla|kollegerna|folk flest)"
    r"(?: \w+){0,3}? "
    r"(?:siger|kalder mig|kalder|sier|kaller meg|säger|kallar mig|calls? me|say)|"
    r"(?:siger|sier|säger) (?:de|alle|man|folk|vi|kollegerne)|call me|"
    r"kald mig|kall meg|kall mig|kalla mig|kaldes|bliver kaldt|blev kaldt|"
    r"blir kalt|blir kallad|kallas|kalles|kalder mig(?: selv)?|tiltales|tiltaltes|tilltalas|"
    r"omtales|lystrer til|"
    r"jeg er (?:bedre |mest )?kendt|(?:bedre |mest )?kendt som|kjent som|känd som|"
    r"(?:I am |I['’]m |am )?(?:better |also )?known as|I go by|(?:name )?you go by|go by|goes by|"
    r"går under(?: navnet)?|gik under(?: navnet)?|"
    r"under navnet|under namnet|under the name|signaturen|signatur|"
    r"pseudonymet|pseudonym|kunstnernavn(?:et)?|kunstnarnamn|artistnavn|artistnamn|"
    r"konstnärsnamn|scenenavn|stage name|pen name|kaldesignal|callsign|call sign|alias|"
    r"kælenavn(?:et)?|kaldenavn(?:et)?|øgenavn(?:et)?|klengenavn|nickname|preferred name|smeknamn|"
    r"kallenavn(?:et)?|kallenamn|tilnavn|oppnavn|økenavn|öknamn|"
    r"i daglig tale|i dagligtale|i dagligt tal|til daglig(?: hedder jeg)?|"
    r"lyder(?: jeg)? (?:også )?(?:på )?navnet|"
    r"men bruger|bruger navnet|bruger mit mellemnavn|bruker navnet|använder namnet|but use|"
    r"uses? the name|gerne bare sige|bare sige|kan bare si|kan bara säga|just say)"
    rf"{_FILL}[: ,]+{_NAME}"
)
SAID = re.compile(
    rf"(?<!\w)(?:(?i:{_GROUP})(?i:(?: \w+){{0,3}}? "
    r"(?:siger|sier|seier|säger|kalder mig|kaller meg|kallar meg|kallar mig|(?:har )?døbt mig|"
    r"(?:har )?døpt meg|(?:har )?döpt mig|calls? me|says?))|"
    rf"(?i:(?:siger|sier|seier|säger) {_GROUP}))(?i:{_FILL}) "
    rf"{_OPENS}(?i:{_BEARS}){_OPENS}(?P<name>[A-ZÆØÅÄÖÉ][\w’'.-]*\w)"
)
"""As in "Børnene siger Fru Brink": who says it may be anybody, and so the name has a capital."""
SAYING = re.compile(
    r"\b(?:siger|sier|seier|säger|says?|(?:kalder|kaller|kallar) m[ie]g|calls? me|"
    r"d[øö][bp]t m[ie]g)\b"
)
"""A quick look for whether anybody says anything."""
NAMING = re.compile(
    r"\b(?:hedder|hed|heter|heder|heiter|kald\w*|kall\w*|tiltal\w*|tilltal\w*|name[ds]?|"
    r"navn\w*|namn\w*|known|called?|siger|sier|säger|lystrer|goes? by|go by)\b",
    re.IGNORECASE,
)
WHERE = re.compile(
    r"(?<!\w)(?:på (?:jobbet|arbejdet|arbetet|jobben|arbeidet|jobb|holdet|scenen|kontoret|"
    r"afdelingen|stuen|skolen|vagten|studiet)|hjemme|heime|hjemma|hemma|at (?:home|work|school)|"
    r"i (?:familien|familjen|klubben|vennekredsen|hverdagen|vardagen|pas(?:set)?|"
    r"skolen)|privat|blandt venner|"
    r"blant venner|bland vänner|among friends|on stage|til (?:hverdag|daglig)|till vardags|"
    rf"(?:til )?dagligt|ellers|online)[, ]+{_OPENS}(?P<name>[A-ZÆØÅÄÖÉ][\w’'.-]*\w){_CLOSES}"
    r"(?=[,.;:!?)\n]|$| (?:og|and|och|eller|or|men|but)\b)"
)
"""As in "hedder Karen, hjemme Kalle": a place of life, and the name that goes there."""
WRITTEN = re.compile(
    r"(?<!\w)(?i:oprettet|opført|registreret|registrert|registrerad|listed|registered|står|stod|"
    r"optræder|findes|logger på|logget på|skriver (?:mig|meg|under)?|underskriver (?:mig )?|"
    r"signerer|ser I|brugernavn(?:et)?|bruger-?id|username|user name|login|ident|medarbejderkode|"
    r"initialer(?:ne)?|initials|initialar|initialene|stavet|stavat|spelt|spelled|skrevet|"
    r"skrives|staves|hørt)"
    r"(?i:(?: (?:jeg|jag|eg|der|som|under|med|as|er|is|i \w+|in \w+|på \w+|også|stadig|"
    r"still|fejlagtigt|wrongly|fortsat|bare|navnet|the name|by)){0,4})[: ]+"
    rf"{_OPENS}(?P<name>[A-ZÆØÅÄÖÉ][\w’'.-]*\w)(?P<more>(?: [A-ZÆØÅÄÖÉ][\w’'.-]*\w){{0,3}})"
)
OR_ELSE = re.compile(
    rf"{_CLOSES},?(?: (?:eller|or|og|and|och)(?: (?:bare|just|også|bara|also))?) {_OPENS}"
    rf"{_BEARS}(?P<name>[^\W\d_][\w’'.-]*\w)"
)
BESIDE = re.compile(
    r"(?<=[ ,·|–—-])[\"“”„»«‘'’‚(]{1,2}(?P<name>[^\W\d_][\w’'.-]*\w)[\"”“»«’'‘)]{1,2}"
)
"""As in "Hanne Brink (Nanna)": a word in quotation marks or brackets beside the own name."""
BEFORE = re.compile(r"([^\W\d_][\w’'-]*\w)[ ,·|–—(-]{1,3}$")
"""The word before such a place."""
FORMER = re.compile(
    r"(?<!\w)(?:pigenavn(?:et)?|pikenavn|flicknamn|maiden name|née|fødenavn|født navn|"
    r"tidligere navn|tidligere efternavn|former(?:ly| name)|tidigare namn|"
    r"hed (?:før|dengang|tidligere)|døbt|som ugift|som gift)"
    r"(?: (?:er|var|is|was|hed jeg)){0,2}[: ]+" + _NAME + r"(?: (?P<more>[A-ZÆØÅÄÖ][\w’'-]+))?",
    re.IGNORECASE,
)
QUOTED = re.compile(
    r"[A-ZÆØÅÄÖ][\w’'-]+ [\"“”„»«](?P<name>[A-ZÆØÅÄÖ][\w’'-]+)[\"”“«»] [A-ZÆØÅÄÖ][\w’'-]+"
)
CALLED_BY_OTHERS = re.compile(
    rf"(?<!\w)(?:kalder|kaldte|kaller|kalte|kallar|kallade|calls?|called) "
    rf"(?:ham|hende|him|her|henne|honom|hen) (?:for |bare |altid )?{_NAME}|"
    r"(?P<before>[A-ZÆØÅÄÖ][\w’'-]+),? (?:som|as) (?:vi|alle|børnene|we|everyone|the crew)"
    r"(?: \w+)? (?:kalder|kaldte|call(?:ed)?|say)"
)
BESIDE_CALLED = re.compile(
    r"(?<=[ ,(])(?:(?:også|also|även|bare|bedre|better) )?"
    r"(?:kaldet|kaldt|kalt|kallet|kallad|called|aka|a\.k\.a\.|alias|known as|kendt som|kjent som|"
    r"i daglig tale|til daglig|dvs\.) "
    rf"{_OPENS}{_BEARS}{_OPENS}(?P<name>[^\W\d_][\w’'.-]*\w)"
)
CALLED_SO = re.compile(
    r"[\"“”„»«](?P<name>[A-ZÆØÅÄÖÉ][\w’'. -]{0,20}?)[\"“”»«],? (?:som|as) "
    r"(?:de|alle|folk|man|\w+ne|they|everyone|people|dei|alla)(?: \w+)? "
    r"(?:kalder|kaldte|kaller|kalte|kallar|kallade|call(?:ed)?) (?:mig|meg|mej|me)(?!\w)"
)
"""As in "»Onkel H«, som de kalder mig"."""
