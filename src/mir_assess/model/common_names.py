"""Names of people and places that are heard in England, for `spotting` to look for: small lists, meant to
grow.

No list of names is whole, and this one does not try to be: it is for names that no capital letter gives
away. What is not here is found by how it stands in a sentence. Pure; it knows nothing but words.
"""


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


FIRST_NAMES = _set_of(
    """
    aaliyah aaron abdi abdul abdullah abigail abu ada adam adele adil adrian ahmed aidan aileen aisha
    aisling akua alan alastair albert alec aleksandra alex alexander alexandra alfie alfred alice alicia
    alison alistair alma amanda amara amelia amina aminata amir amit amy ana anabel andrea andrei andrew
    andrzej angela angie angus anil anita anjali ann anna annabel anne annette annie anthony antonia anwar
    anwen aoife archie arjun arlo arthur arun asha ashok asif asma audrey ava ayesha aziz barbara barry
    bartosz beata beatrice becky ben benjamin bernadette bernard bert bertha beryl bess betty beverley
    bharat bibi blessing bob bobby brenda brendan brian bridget bronwen bruce bryan callum calum cameron
    camilla carl carla carmel carol caroline carys catherine cathy cecil cecilia chantal chantelle charles
    charlie charlotte chelsea cheryl chetan chiara chidi chloe chris christina christine christopher chukwu
    ciaran claire clara clare claude clifford clive colin colleen connor constance craig cynthia cyril daisy
    dan daniel danielle danuta darren dave david davina dawid deb debbie deborah deepa deirdre delroy denise
    dennis derek dermot desmond devon diana diane dilip dimitri dominic donald donna doreen doris dorothy
    douglas duncan dylan ebony eddie edith edmund edna edward edwin eileen eilidh elaine eleanor elena eleri
    eliza elizabeth ella ellen ellie elsie emeka emily emma emmanuel enid eric erica ernest esme esther
    ethan ethel eugene eunice eva evan eve evelyn ewa fahad faisal farah farida farzana fatima fatou
    felicity femi fergus finlay fiona florence folake frances francesca freda freddie frederick gareth garry
    gary gavin gemma geoff geoffrey george georgia georgina gerald geraldine gerard gladys glen glenda
    glenys gloria gordon graham grazyna greg gregory gurpreet gwen gwyneth habiba hadiya hamza hannah
    hardeep harjit harold harriet harry harun hassan hayley hazel heather hector helen henry hilary hilda
    howard hugh hugo hussein huw ian ibrahim ida idris ifan ifeoma imran ines ingrid irene isaac isabel
    isabella isla ismail ivan iwona jackie jacob jacqueline jade jagdeep jake jakub james jamie jan jane
    janet janice janine jaroslaw jasmine jason jasper jaswinder jayden jean jeanette jeff jeffrey jenna
    jennifer jenny jeremy jerome jess jessica jill jim jimmy jo joan joanna joanne jodie joe joel john
    johnny jonah jonathan jordan joseph josephine josh joshua joyce juan judith judy julia julian julie
    juliet justin justyna kabir kai kamal kamila karen karim karl kasia kate katherine kathleen kathryn
    kathy katie kayleigh keith kelly kelvin ken kenneth kenny kerry kevin khadija khalid kieran kim kiran
    kirsty krishna krystyna krzysztof kumar kwame kyle kylie lakshmi lara laura lauren laurence leah leanne
    lena lenny leo leon leonard leroy lesley leslie lewis liam lilian lily linda lindsay lisa liz lizzie
    lloyd logan lola lorna lorraine louis louisa louise lucas lucy luke lydia lynn lynne mabel maddie
    madeleine magda maggie mahmoud maisie malcolm malgorzata manjit marcus marek margaret maria mariam
    marian marie marilyn mario marion marjorie marlon martha martin martyn mary maryam mateusz matilda matt
    matthew maureen maurice mavis maxine meera megan mehmet mel melanie melissa mercy michael michelle mick
    miguel mike mildred millie milton miriam mo mohamed mohammad mohammed moira molly mona monica monika
    morag moses mostafa muhammad muriel mustafa myra myrtle nadia naomi nasreen natalia natalie natasha
    nathan neelam neil nell nellie niamh nicholas nicola nigel nikhil nina noah noel nora noreen norma
    norman nosheen nuala nusrat oisin olga oliver olivia olu olwen omar oscar oskar owen pamela parveen
    patricia patrick paul paula pauline pavel pedro peggy penelope percy pete peter petra phil philip
    philippa phillip phoebe phyllis piotr priya priyanka rachel rafal rahul raj rajesh ralph ramesh ranjit
    rashid raymond rebecca reece reg reginald rehana rhian rhiannon rhys ricardo richard rick rita robert
    roberta robin rodney roger roland ron ronald ronnie rory rosalind rosemary rosie ross rowena roy ruby
    rukhsana rupert russell ruth ryan sabrina sadie saeed saima sally salma sam samantha samir samuel
    sana sandeep sandra sanjay sara sarah satnam saul savita sean sebastian selina serena shabana shabnam
    shane shanice shannon sharon shaun sheila shelley shirley shona sian sid sidney simon sinead siobhan
    sofia sonia sophia sophie stan stanislaw stanley stefan stella stephanie stephen steve steven stewart
    stuart sukhdeep sunita suresh surinder susan susanna susie suzanne sybil sylvia tadeusz tamara tania
    tanya tariq tasha tatiana ted terence teresa terry thelma theo theresa thomas tiffany tim timothy tina
    tobias toby tom tomasz tommy toni tony tracey tracy trevor trish tunde tyrone una ursula usha usman
    valerie vanessa vera verity vernon veronica vicky victoria vijay vikram vincent vivian vivien wanda
    wayne wendy wilf wilfred william winifred winston wojciech xavier yasmin yetunde yolanda yusuf yvette
    yvonne zac zachary zahra zainab zara zoe zofia zubair
    """
)
"""First names that are no everyday word, so that they are names in small letters too."""

LAST_NAMES = _set_of(
    """
    ahmad akhtar anderson begum bhatt campbell chaudhry choudhury clarke davies davis edwards evans
    fernandez griffiths harris harrison henderson hughes hussain iqbal jackson jenkins johnson johnston
    jones kaur khan kowalski mahmood malik mcdonald mckenzie mohamud morgan morris morrison murphy nguyen
    nowak o'brien o'connor o'neill o'sullivan okafor okoye osman patel pereira phillips qureshi rahman
    richards richardson roberts robertson robinson rogers shah sharma sheikh simpson singh smith sullivan
    taylor thompson walsh watkins watson williams wilson wisniewski wojcik wright
    """
)
"""Last names that are no everyday word."""

NAME_WORDS = _set_of(
    """
    amber angel april art august aurora bay bill christian crystal dale dawn dean destiny dot earl eden
    faith frank gail gale gay gene ginger glory grace grant guy happy harmony heath holly honey hope iris
    ivy jack jasmine jay jewel joy june junior justice kit lance lee mark max may melody mercy mike miles mo
    nick olive opal pat patience pearl penny peter poppy prince princess prudence queenie ray reed rich
    river rob robin rod rose rowan ruby rusty sandy scarlet skip sky sonny sterling sue summer sunny terry
    tony trinity victor viola violet wade warren will willow woody young
    """
)
"""Words that are names too: names where a capital, or what follows, says so."""

MODALS = frozenset({"will", "may", "can"})
"""Of these, the ones that ask or promise at the start of a sentence."""

PLACES = _set_of(
    """
    barnsley basildon bedford birmingham blackburn blackpool bolton bournemouth bradford brighton bristol
    burnley bury cambridge cardiff carlisle chelmsford cheltenham chester chesterfield colchester cornwall
    coventry croydon cumbria darlington derbyshire devon doncaster dorset dudley durham ealing edinburgh
    enfield essex exeter gateshead gillingham glasgow gloucester grimsby guildford hackney halifax hampshire
    harrogate hartlepool hastings hertfordshire hounslow huddersfield huntingdon ipswich islington kent
    knowsley lambeth lancashire lancaster leeds leicester lewisham lincoln liverpool london luton maidstone
    manchester middlesbrough newcastle newham norfolk northampton norwich nottingham oldham oxford
    peterborough plymouth portsmouth preston rochdale rotherham salford scarborough sheffield shrewsbury
    shropshire slough solihull somerset southampton southend southwark staffordshire stevenage stockport
    stockton stoke suffolk sunderland surrey sussex swansea swindon telford torquay wakefield walsall
    warrington warwick wigan wiltshire winchester wokingham wolverhampton worcester york yorkshire
    """
)
"""Towns and counties of England and its neighbours whose names are no everyday word."""

PEOPLES = _set_of(
    """
    african albanian arab arabic bangladeshi bengali buddhist bulgarian cantonese caribbean catholic chinese
    christian congolese czech dutch egyptian eritrean ethiopian french german ghanaian greek gujarati gypsy
    hindi hindu hungarian indian iranian iraqi irish italian jain jamaican japanese jewish kenyan korean
    kurdish latvian lithuanian mandarin methodist muslim nepali nigerian pakistani pashto persian polish
    portuguese punjabi quaker roma romanian romany russian scottish sikh slovak somali spanish sudanese
    swahili syrian tamil thai turkish twi ukrainian urdu vietnamese welsh yiddish yoruba
    """
)
"""Peoples, languages and faiths: what somebody is, which in a small room may be one person."""

TITLES = _set_of("mr mrs ms mx dr prof cllr rev sgt messrs")
"""What stands before a name only, with or without a capital."""

TITLES_WITH_A_CAPITAL = _set_of(
    """
    aunt auntie aunty brother canon councillor dame doctor father gran grandad grandma imam lady lord miss
    nan nana nurse pastor pc professor rabbi reverend saint sir sister st uncle
    """
)
"""What stands before a name where the word after has a capital."""
