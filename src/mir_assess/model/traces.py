"""What words can give away by their shape: numbers to ring, addresses, dates, ages, rare roles, and “the only
one who”.

Patterns for English, each bounded, so that no text makes one slow. What they find is for a person to look
at; nothing is decided here. Pure.
"""

import re
from collections.abc import Iterator
from string import ascii_lowercase, ascii_uppercase

_ONE_OF_A_KIND = r"""
    (?: manager | deputy | chair (?:man|woman|person)? | vice[ -]chair | treasurer | secretary | director
    | chief\ executive | head\ of\ \w+ | head\ ?teacher | headmaster | headmistress | team\ leader
    | warden | matron
    | caretaker | concierge | landlord | landlady | vicar | priest | imam | rabbi | pastor | chaplain | curate
    | minister | mayor | mayoress | councillor | mp | magistrate | coroner | post(?:man|woman|master)
    | milkman
    | lollipop\ (?:man|lady|woman) | publican | librarian | interpreter | signer | receptionist | caterer
    | chef
    | handyman | choir\ ?master | organist | appointee | guardian | commissioner | ombudsman | governor
    | founder
    | captain | coach )
"""
"""Roles that a place or a group mostly has one of."""

_TRADES = r"""
    (?: nurse | midwife | teacher | lecturer | professor | doctor | surgeon | dentist | solicitor
    | barrister | judge
    | police\ ?(?:man|woman|officer) | fire\ ?fighter | fireman | soldier | sailor | miner | farmer | pilot
    | (?:bus|train|taxi|lorry)\ driver | engineer | journalist | reporter | author | poet | actor
    | actress | singer
    | musician | artist | social\ worker | accountant | architect | butcher | baker | plumber
    | electrician | builder
    | carpenter | hairdresser | shopkeeper | nun | monk | scientist | footballer | boxer | dancer
    | veteran | trustee
    | foster\ (?:mother|father|parent|carer) | pharmacist | paramedic | jockey )
"""
"""What a person is or was, which few others in a room are."""

_SOMEBODY = r"""
    (?: man | woman | lady | gentleman | boy | girl | lad | lass | chap | bloke | guy | couple | family
    | tenant
    | resident | patient )
"""
_KIN = r"""
    (?: mum | mother | dad | father | son | daughter | brother | sister | wife | husband | partner )
"""
_SHARED = r"""
    (?: ways? | things? | times? | reasons? | places? | days? | options? | choices? | help | bus
    | problems? | answers?
    | number | part | bit | door | support | care | contact | information | advice | good | bad | real
    | other | form
    | people\ i | letters? | route | question | change | transport | train | shop | toilet | lift
    | difference | light
    | sound | words? | hour | week | weekend | evening | night | morning | food | meal | phone | computer
    | money )
"""
"""“The only” of these singles nobody out."""

_MONTH = r"""
    (?: jan(?:uary)? | feb(?:ruary)? | mar(?:ch)? | apr(?:il)? | may | june? | july? | aug(?:ust)?
    | sept?(?:ember)?
    | oct(?:ober)? | nov(?:ember)? | dec(?:ember)? )
"""
_IN_WORDS = r"""
    (?: (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)
        (?: [ -](?:one|two|three|four|five|six|seven|eight|nine) )?
    | (?:six|seven|eigh|nine)teen | a\ hundred )
"""
_NO_MEASURE = r"""
    (?! \s? (?: % | per | hours? | minutes? | mins | days? | weeks? | months? | miles? | times | people
    | steps | pounds
    | of\b | carers | other | different | years?\ (?!old) ) )
"""
"""After a number of two digits, that it counts no such thing: then it is an age."""

_STREET = r"""
    (?: road | street | st | lane | avenue | ave | close | drive | crescent | terrace | grove | gardens
    | place | court
    | way | walk | mews )
"""
_WORDS = r"(?: [\w'’-]+\ )"

_ADDRESSES = r"""
    [\w.+-]{1,64} @ [\w-]{1,63} \. [\w.-]{1,63}
    | \b (?: https?:// | www\. ) \S{1,200}
    | (?<![\w.]) @\w{2,40}
"""
_DATES = rf"""
    (?<!\d) \d{{1,2}} [/.-] \d{{1,2}} [/.-] (?: \d{{4}} | \d{{2}} ) (?!\d)
    | (?<!\d) \d{{4}}-\d{{2}}-\d{{2}} (?!\d)
    | \b \d{{1,2}} (?:st|nd|rd|th)? \ (?:of\ )? {_MONTH} \b (?:\ \d{{4}})?
    | \b {_MONTH} \ (?:the\ )? \d{{1,2}} (?:st|nd|rd|th)? \b (?: ,?\ \d{{4}} )?
    | \b {_MONTH} \ (?:19|20)\d\d \b
    | \b 19\d\d \b
    | \b (?: born | birthday | date\ of\ birth ) \b
"""
_AGES = rf"""
    \b (?: \d{{1,3}} | {_IN_WORDS} ) [ -]? (?: years? | yrs? | y ) [ -]? (?: old | o ) \b
    | \b age (?: d | \ of )? \ (?: \d{{1,3}} \b | {_IN_WORDS} )
    | \b (?: i\ am | i['’]m | i\ was | turn(?:ed|ing|s) | nearly | almost | now
        | (?: s?he | mum | dad | mother | father | wife | husband | son | daughter ) (?: \ is | \ was
        | ['’]s ) )
      \ (?: only\  | nearly\  | almost\  )? (?: \d\d\b | {_IN_WORDS}\b ) {_NO_MEASURE}
    | \b in\ (?:my|his|her|their)\ (?: late\  | early\  )? (?: eighties | nineties | 80s | 90s | hundreds )
"""
_DASH = r"\u2010-\u2015\u2212-"
_NUMBERS_TO_RING = rf"""
    (?<! [\w/.] ) \+? \d (?: [ (){_DASH}]{{0,2}} \d ){{6,14}} (?!\d)
    | (?<! [\w/.] ) (?: 0 | \+\d ) (?: [ ()./{_DASH}]{{0,3}} \d ){{9,13}} (?!\d)
"""
"""The second is as long as a number in England, and then whatever stands between its digits."""
_POSTCODES = r"""
    \b [a-z]{1,2} \d [a-z\d]? \ ? \d [a-z]{2} \b
    | \b [a-z]{2} \ ? \d\d \ ? \d\d \ ? \d\d \ ? [a-d] \b
"""
_HOUSE_NUMBERS = rf"(?<! [\w£.,-] ) \d{{1,4}} [a-z]? ,? \ {_WORDS}{{1,2}} {_STREET} \b"
_DOORS = r"""
    \b (?: ward | flat | room | bay | bed | unit | block | floor | bungalow | apartment | house | plot
    | lodge )
      \ (?: no\.?\  | number\  )? (?: \d{1,4}[a-z]? | [b-hj-z] ) \b
    | \b \d{1,2} (?:st|nd|rd|th) \ floor \b
"""
_ONLY_ONES = rf"""
    \b (?:the|their|your|our) \ only \ (?! {_SHARED} \b ) [\w'’-]+ (?: \ [\w'’-]+ ){{0,2}}
    | \b (?: nobody | no[ -]?one | none ) \ (?: else | but\ (?: me | him | her | us | my ) ) \b
    | \b no\ other\ {_WORDS}{{0,1}}? (?: {_SOMEBODY} | {_KIN} | person | user | carer ) \b
    | \b only\ (?: my | his | her | our )\ {_KIN} \b
    | \b (?:the|my|their) \ sole \ [\w'’-]+
    | \b unlike \ (?: every | any | the\ other | all ) \w*
    | \b (?:only|just) \ (?: me | one\ of\ us | one\ man | one\ woman ) \b
    | \b (?: i | me ) \ alone \b
    | \b one\ of\ (?:only\ )? (?:the\ )? (?: two | three | few ) \b
    | \b the\ (?:first|last)\ (?: person | man | woman | one ) \b
    | \b the\ (?: youngest | oldest | eldest | tallest | newest ) \b
    | \b every(?:body|one)\ (?: here\  | round\ here\  | in\ \w+\  )? knows\ (?: me | him | her | who
    | us | them ) \b
"""
_BEING = r"(?: as | i\ am | i['’]m | i\ was | used\ to\ be | worked\ as | work\ as | is | was | being )"
_BEING_ME = r"(?: as | i\ am | i['’]m | used\ to\ be | worked\ as | work\ as | being )"
"""Before a role that is told without “a” or “the”: “as head of finance”, “as chair”."""
_ROLES = rf"""
    \b (?: the | our | my | your | his | her | their | that | this | {_BEING}\ (?: an? | the | our | their ) )
      \ {_WORDS}{{0,2}}? {_ONE_OF_A_KIND} \b
    | \b {_BEING_ME} \ (?! (?:no|not|without|never)\  ) {_WORDS}{{0,1}}? {_ONE_OF_A_KIND} \b
    | \b i\ (?:chair|founded|captain) \b
"""
_CALLINGS = rf"\b {_BEING} \ (?: an? | the | our | their ) \ {_WORDS}{{0,2}}? {_TRADES} \b"
_SOMEBODY_WHO = rf"""
    \b (?: the | that | this | our ) \ {_WORDS}{{0,2}}? (?: {_SOMEBODY} | person | one )
      \ (?: with | in | from | opposite | upstairs | downstairs | next ) (?: \ [\w'’-]+ ){{1,3}}
    | \b (?: the | that | this | our | an? ) \ {_WORDS}{{0,2}}? {_SOMEBODY}
      \ (?: with | in | who | whose ) (?: \ [\w'’-]+ ){{1,3}}
    | \b (?: the | that | our | my ) \ {_WORDS}{{0,2}}? (?: {_SOMEBODY} | nurse | carer | worker | doctor )
      \ on \ (?: nights | weekends | (?:mon|tues|wednes|thurs|fri|satur|sun)days? ) \b
    | \b with \ (?: the | an? )?\ ? {_WORDS}{{0,1}}? (?: hair | beard | tattoos? | accent | limp | stammer
    | stutter | scar ) \b
"""
_STANDING_OUT = rf"""
    \b the\ (?: deaf | blind | disabled | autistic | signing | black | brown | white | asian | mixed[ -]race
    | gay | bald | tall )
      \ (?: {_SOMEBODY} | person | one | carer | worker | nurse ) \b
    | \b (?: (?:guide|hearing|assistance)\ dog | (?:white|long)\ (?:stick|cane) | deaf[ -]?blind | ventilator
    | tracheostomy | feeding\ tube | stoma | twins? | triplets? | amputee | prosthetic | dwarfism
    | albinism | hiv
    | (?: one | lost\ (?:my|his|her|a) )\ (?:leg|arm|eye|hand)
    | (?: huntington | parkinson | tourette | alzheimer | asperger | korsakoff | angelman | rett
    | prader ) ['’]?s?
    | down['’]?s?\ syndrome | motor\ neurone? | cystic\ fibrosis | sickle\ cell | spina\ bifida | haemophilia
    | multiple\ sclerosis | muscular\ dystrophy | trans(?:gender)? | refugees? | asylum | gyps(?:y|ies)
    | traveller
    | prison(?:er)? | veterans? | widow(?:er)? | sex\ worker | mnd | gay | lesbian | bisexual ) \b
    | \b (?: have | has | had | got | with ) \ ms \b
    | \b in\ the\ (?: army | navy | raf | air\ force | marines ) \b
"""

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.VERBOSE))
    for kind, pattern in (
        ("contact", _ADDRESSES),
        ("date", _DATES),
        ("date", _AGES),
        ("contact", _NUMBERS_TO_RING),
        ("contact", _POSTCODES),
        ("contact", _HOUSE_NUMBERS),
        ("place", _DOORS),
        ("only_one", _ONLY_ONES),
        ("role", _ROLES),
        ("role", _CALLINGS),
        ("role", _SOMEBODY_WHO),
        ("role", _STANDING_OUT),
    )
)
"""Kinds and their patterns, in the order they are looked for: what one has found, the next leaves alone. They
are for small letters: to compile them for both would take as long as the rest of a short command.
"""

_SMALL = str.maketrans(f"{ascii_uppercase}\n", f"{ascii_lowercase} ")


def traces(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each trace begins and ends, and its kind; earlier patterns come first."""
    small = text.translate(_SMALL)
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(small):
            yield match.start(), match.end(), kind
