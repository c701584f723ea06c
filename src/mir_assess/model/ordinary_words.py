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
    able absolutely access accessible according across act actions activities activity actually additional
    admissions adult adults advice advocate advocates afraid afternoon afterwards age agencies agency agree
    agreed allowed alone alright amazing amid amongst angry annually answer answered answers anyhow anyway
    anywhere appalling apparently appointment appointments arrive arrived arriving art asked asking assessment
    assessments attend aunt auntie average awful bad bank barely basically bath bathing batteries beautiful
    bed bedroom bedtime begin behaviour being beliefs believe believed bench benches beneath benefits besides
    best better beyond big bigger bill bills birthdays bit blankets blind board bored boredom boring box boy
    break breakfast brighter brilliant bring brings brother brought brushing budget building buildings bullied
    bullying bus buses busier business busy cafes cakes call called caller callers calls calm calmer
    cancellations captions car card cards care cared career careful carer carers cares caring carpets carrying
    case cash cat centre certainly chair chairs change changed changes chargers charities charity chat cheap
    cheaper check child childhood children choice choices choose choosing chose church churches circles
    classes clean cleaner cleanliness clear clearly clients clinic close closed closures clothes club clubs
    coffee cold colder colleagues college comments commode communication communities community complain
    complained complaint complaints compliments computer computers concerning concerns confused considering
    constantly consulted control cook cooking cost costly costs council councillors councils counselling
    courses cousin crafts crisis cry crying cup currently curries curtains cushions cut cycling dad daily
    dancing dark date daughter day days daytime deaf death decide decided decides deciding decision decisions
    definitely delays delightful dementia dentist dentures departments depending despite digital dignity
    dinner direct disability disabled discharge disgraceful disgusting diversity doctor doctors dog dogs door
    doors double dozens dreadful dressing drinks drive driver drivers due duties each earlier early easier
    easily easy eat eating education effort eight elderly eleven elsewhere email emails emergency empty
    enabling encouraged end english enormous environment equal equality equipment errors essential evening
    evenings event events eventually everywhere exactly excellent except excluded excluding exercise expect
    expensive experience explain explained explains extra eye eyes fabulous face fact failing fair fairness
    fall falls families family fantastic far fast faster father fears feedback feel feeling feelings feels
    fell felt fewer field fifth fifty fight figures fill filled film final finally finances find finding fine
    finish fire fish fit five flat flatmates follow following food foot football forced forever forget forgot
    forgotten form formerly forms fortnightly fortunately forums forward found four fourth frames frankly free
    freedom frequently fresh friday fridge friend friendlier friendly friends front frustration full fun
    funding further furthermore future game games garden gardening generally girl giving glad glasses goal
    goals government gp gran grandad grandchildren granddaughter grandma grandmother grandparents grandson
    grateful great greater ground group groups grow guess guide guidelines gym hair half hand hands happen
    happened happens happier happy hard harder hardly hate having head health healthier heaps hear heard
    hearing heart heating held hello help helped helper helpers helpful helping helpless helpline helps hence
    high higher hiring hobby hoist hoists holding holiday holidays home homecare homely homes honest honestly
    hope hoped hopeful hopefully hopeless horrible hospital hospitals hot hour hourly hours house households
    housework housing huge hugging human hundred hungry hurry hurrying hurt husband idea ideas ignored
    ignoring ill illness important impossible improving inaccessible inadequate inappropriate included
    including inconsistent indeed independence independent information informed initially inside inspections
    instead insufficient interested interesting internet interpreter interview invisible invoices involved
    involving isolation issue issues job jobs join joined journey judged keeping kettle key keys kids kind
    kindness kitchen knew knitting know knowing knowledge knows labelled lack ladies lady language laptops
    large largely larger late lately later laugh laughed laughing law lead leaflet leaflets learn learned
    learning leave leaves leaving lesser lessons lest letter letters level libraries library life lift lifting
    lifts light lights line lines lipreading listen listened listening listens live lived lives living loads
    local loneliness lonely longer look looked looking looks lose losing lost lot lots loud louder love loved
    lovely low lower luck luckily lucky lunch lunches machine magazines main mainly making man manage managed
    management manager managers matter matters mattresses maybe meal meals mealtimes mean meaning means meant
    meanwhile medication medicine mediocre meet meeting meetings member members men mental messages met
    midweek mind minute minutes miss missed mistake mobile moment monday money month monthly months moreover
    morning mornings mostly mother move moved moving mum music name names nan nappies near nearly necessary
    needed neglected neighbour neighbours nervous new newer news newsletters nice nicer night nights nine
    nobody's noise noisy nonetheless normal note notes notice notified nowadays nowhere number numbers nurse
    nurses obviously occasionally offer offered office offices offline ok okay old older online open opened
    openness opens opinion opportunity opposite option optional options order organise organised originally
    otherwise outing outings outside oven overall overnight pace paid pain painting panel panels panic paper
    papers paperwork parent parents park parking part partially parties partly partner parts party pass passed
    passes passwords past patience patient pavements pay paying payment payments peace peers pen pension
    pensioners per period permitted person personal personally phone phoned phones photo pick picture pictures
    piece pillows place places plain plan planned planning plans play pleasant please pleased plenty point
    pointing pointless police policies polite pool poor poorer possible possibly post posters powerless
    practical praying presently pressure pressured presumably pretty prevented previously printers privacy
    private probably problem problems procedures process professionals promise promised promises proper
    properly proud provided provider providers pub public pulling pushing question questionnaires questions
    queues quick quickly quiet quieter quietly rain ramp ramps ran rang rarely ratings reach reached read
    reading ready real reason reasons received recently reception record records recruiting referral refused
    regarding regular regularly relationship relatives relax rely remember reminded repeat replied reply
    report reports require reread residents respect respecting rest result return review reviewed reviews
    richer rid ride right rights ring rings risk road room rooms rota rotas routine rubbish rude ruder rule
    rules run running rushed rushing sad sadder sadly safe safer safety said sandwiches sat saturday save
    savings saying scared school scooters screens seat second secret seeing seldom send sends sense sent
    serious service services session sessions set seven several shame share shared sharing shaving sheltered
    shift shocking shop shopping shops short shorter shouted shouting show shower showers shown siblings sick
    side sign signed signing simple simpler singing single sister sisters sit sits sitting situation six sleep
    sleeping slings slot slots slow slower slowly small smaller smile smiled smiling snacks social society
    somewhere son sorry sort sorted sound speak speaks special spectacles speech spend spent spoke spoken
    sport staff stairs stand start started starting station statistics stay stayed steps stick stop stopped
    stopping stops story stranger strangers street stress stressed strong stronger struggle struggled student
    stuff stupid subtitles suddenly suggestions sunday supermarkets supper support supported supporting
    supports supposedly sure surely surgery surprised survey swim swimming symbols system table tablets taking
    talk talked talking talks taste taxi taxis tea teach team teams teenagers telephone television tell
    telling tells temp temps ten tenants term terrible texts thankfully therefore third thirteen thirty
    thought thousands throughout thursday thus ticket tidier time times tired tiredness today toddlers toilet
    toileting tomorrow tonight tons touch touching towels town toys train trainees training trains transport
    travel treat treated treatment tried trip trips trouble true trust trusted trusting try trying tuesday
    turn turned twelve twenty twice uncle unclear underneath understand understands understood unfair
    unfortunately unfriendly unhappy unhelpful unkind unless unlike unpaid unqualified unreliable unsafe
    unsure untrained updated upset upsetting useful useless users usually valued valuing van versus via videos
    view views village visit visited visiting visitor visitors visits voice voicemails voluntary volunteer
    volunteers vote wait waited waiting wake walk walked walking walks wall warm warmer warmth warned wash
    washing watch water way ways weaker wear weather website wednesday week weekday weekend weekends weekly
    weeks welcome welcomed whatever wheelchair whenever whereas wherever whichever whilst white wife window
    winter wish wishes woman women wonderful word words work worked worker workers working works world worried
    worries worry worse worsening worst worth worthless worthwhile write writes writing written wrong wrote
    year yearly years yes yesterday youngsters yourself zero
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
