"""Everyday English words, for `spotting` to tell a name from any other word, and English from what it cannot
read.

Small lists of this project's own, of what people say in workshops about care and support; meant to grow.
Pure.
"""


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


ENGLISH = _set_of(
    """
    about above after again against all almost along already also although always among and another any
    anybody anyone anything are around ask at away back be because been before behind being below between
    both but came can can't cannot come comes could couldn't did didn't different does doesn't doing don't
    done down during each either else enough even ever every everybody everyone everything few first for
    from get gets getting give given gives go goes going gone good got had hadn't has hasn't have haven't he
    her here hers him himself his how however i'd i'll i'm i've if into is isn't it it's its itself just
    keep kept last least left less let like little long made make makes many more most much must myself need
    needs neither never next nobody none nor not nothing now of off often once one only onto or other others
    our ours out over own people perhaps put quite rather really same saw say says see seems seen shall she
    should shouldn't since some somebody someone something sometimes soon still such take taken takes than
    thank thanks that that's the their them then there there's these they they're they've thing things think
    this those though three through till together told too took toward two under until up upon us used very
    want wanted wants was wasn't we we're we've well went were weren't what when where whether which while
    who whoever whole whom whose why will with within without won't would wouldn't yet you you're your yours
    """
)
"""The small words that English leans on. Those of one or two letters that other languages have too are left
out.
"""

SMALL = _set_of("a an as by do i in me my no on so to am")
"""The small words that are left out there."""

ORDINARY = _set_of(
    """
    able access accessible act activities activity adult adults advice advocate advocates afraid afternoon
    age agencies agency agree agreed alone angry answer answered answers appointment appointments arrive
    arrived art asked asking assessment assessments attend aunt auntie bad bank bath beautiful bed bedroom
    begin behaviour being believe bench benches benefits best better big bill bills bit blind board bored
    boring box boy break breakfast bring brings brother brought budget building buildings bus buses business
    busy call called caller callers calls calm car card cards care cared career careful carer carers cares
    caring case cash cat centre chair chairs change changed changes charity chat cheap check child childhood
    children choice choices choose chose church clean cleaner clear clinic close closed clothes club clubs
    coffee cold college commode communication community complain complained complaint complaints computer
    computers confused control cook cooking cost costs council councillors councils counselling cousin
    crisis cry cup cut dad dark date daughter day days daytime deaf death decide decided decides decision
    decisions dementia dentist departments dignity dinner direct disability disabled discharge doctor
    doctors dog dogs door doors drive driver drivers each early easier easily easy eat eating education
    effort email emails emergency empty end english environment equal equipment evening evenings event
    events exactly excellent exercise expect experience explain explained explains eye eyes face fact fair
    fall falls families family far fast father feel feeling feelings feels fell felt field fight fill filled
    film final finally finances find finding fine finish fire fish fit five flat follow food foot football
    forget forgot form forms forward found four free freedom fresh friday fridge friend friendly friends
    front full fun funding future game games garden gardening girl glad goal goals government gp gran
    grandad granddaughter grandma grandmother grandson grateful great ground group groups grow guess guide
    gym hair half hand hands happen happened happens happy hard hate head health hear heard hearing heart
    heating held hello help helped helper helpers helpful helping helpline helps high hobby hoist hoists
    holiday holidays home homecare homes honest hope hoped hopeful hospital hospitals hot hour hours house
    housework housing huge human hundred hungry hurry hurt husband idea ideas ignored ill illness important
    impossible independence independent information instead interested interesting internet interpreter
    interview involved issue issues job jobs join joined journey kettle key keys kids kind kindness kitchen
    knew know knowing knowledge knows lack ladies lady language large late later laugh laughed law lead
    leaflet leaflets learn learned learning leave leaves leaving letter letters level library life lift
    lifts light lights line lines listen listened listening listens live lived lives living local lonely
    look looked looking looks lose lost lot lots loud love loved lovely low luck lucky lunch machine main
    man manage managed manager managers matter matters meal meals mean meaning means meant medication
    medicine meet meeting meetings member members men mental met mind minute minutes miss missed mistake
    mobile moment monday money month months morning mornings mother move moved moving mum music name names
    nan near needed neighbour neighbours nervous new news nice night nights nobody's noise noisy normal note
    notes notice nowhere number numbers nurse nurses occasionally offer offered office offices ok okay old
    older online open opened opens opinion opportunity option options order organise organised outing
    outings outside oven pace paid pain panel panels panic paper papers paperwork parent parents park
    parking part partner parts party pass passed passes patience patient pay payment payments peace pen
    pension period person personal personally phone phoned phones photo pick picture pictures piece place
    places plain plan planned planning plans play please pleased plenty point police polite pool poor
    possible post pressure pretty private probably problem problems process professionals promise promised
    promises proper properly proud provider providers pub public question questions quick quickly quiet
    quietly rain ramp ramps ran rang reach reached read reading ready real reason reasons received reception
    record records referral refused regular relationship relatives relax rely remember repeat replied reply
    report reports require reread respect rest result return review reviewed reviews rid ride right rights
    ring rings risk road room rooms rota rotas routine rude rule rules run rushed sad safe safety said sat
    saturday save saying scared school seat second secret send sends sense sent serious service services
    session sessions set seven several shame share shared sheltered shift shop shopping shops short shouted
    show shower showers shown sick side sign signed signing simple single sister sisters sit sits sitting
    situation six sleep slot slots slow slowly small smile smiled social society somewhere son sorry sort
    sorted sound speak speaks special speech spend spent spoke sport staff stairs stand start started
    station stay stayed stick stop stopped stops story stranger strangers street stress stressed strong
    struggle struggled student stuff stupid suddenly sunday supper support supported supporting supports
    sure surgery surprised survey swim swimming system table talk talked talking talks taste taxi taxis tea
    teach team teams telephone television tell telling tells temp temps ten term thought thursday ticket
    time times tired today toilet tomorrow tonight touch town toys train training trains transport travel
    treat treated treatment tried trip trips trouble true trust try trying tuesday turn turned uncle
    understand understands understood unhappy unless unsafe upset upsetting useful useless usually van view
    views village visit visited visiting visitor visitors visits voice volunteer volunteers vote wait waited
    waiting wake walk walked walking walks wall warm wash watch water way ways wear weather website
    wednesday week weekday weekend weekends weekly weeks welcome wheelchair white wife window winter wish
    wishes woman women wonderful word words work worked worker workers working works world worried worries
    worry worse worst worth write writes writing written wrong wrote year years yes yesterday yourself
    """
)
"""Everyday words of such workshops, plurals too: names of nobody."""

WITH_CAPITALS = _set_of(
    """
    age alexa asda badge blue braille britain british christmas covid credit dad daddy december diwali
    easter eid england english facebook february friday fridays god google gran grandad grandma halloween
    hanukkah healthwatch internet january july makaton march mencap mind monday mondays motability mum mummy
    nan november october ofsted powerpoint ramadan saturday saturdays scope september skype sunday sundays
    teams tesco thursday thursdays tuesday tuesdays uk universal wednesday wednesdays whatsapp youtube zoom
    """
)
"""Words that English writes with a capital and that name no person, nor a place that few share."""

MONTHS_THAT_ARE_NAMES = frozenset({"april", "may", "june", "august"})
BEFORE_A_MONTH = _set_of("in by since until till last next this of early late every from before after mid")
"""What stands before them where they are months."""

PERSON_VERBS = _set_of(
    """
    asked asks brings brought called calls came cleans comes cooks cried did died does drives explained
    explains forgot gave gives goes had has helped helps is knew knows laughed left listened listens lived
    lives looked looks made makes phoned promised rang rings said sat says shouted shouts shows sits speaks
    spoke takes tells thinks thought told took understands used visited visits wanted wants was went worked
    works writes wrote
    """
)
DOINGS = PERSON_VERBS - _set_of(
    "is was has had does did makes made takes took goes gave gives used left lives"
)
"""Those that hope, grace and patience do not do."""

NEVER_ALWAYS = frozenset({"never", "always", "often", "and", "still", "just", "from"})
"""With these, what people do: after an unknown word at the start of a sentence, they make it somebody."""

BUILDINGS = _set_of(
    """
    academy avenue centre chapel church clinic close club college cottage cottages court crescent drive
    estate farm farmhouse flats gardens green grove hall heights hill home hospice hospital house hub lane
    library lodge manor mews mosque park pharmacy place practice rise road school square street surgery
    synagogue temple terrace tower towers unit view villa villas walk ward way wing
    """
)
"""What ends the name of a street, a home or a building."""

GENERIC = _set_of(
    """
    a adult big care children children's city civic community council county day district family general
    group health high independent job leisure living local main medical my nearest new next nursing old our
    own parish primary public residential resource respite retirement secondary sheltered shopping small
    social special sports support that the their this town village well-being wellbeing your youth
    """
)
"""What stands before such a word and names none in particular: “the Day Centre”."""
