"""Words that mean nearly the same in this field, so that two wordings of one topic can be seen to be near.

Each line is one family; what is indented goes on from the line above. The families are about words and follow
nobody's list of statements: add to them whenever two texts of one topic pass each other by.
"""

from functools import cache

from mir_assess.wording.cleaning import stem

_FAMILIES = """
medicine medicines medication medications tablet tablets drug drugs prescription prescribed prescribing
  dose
treatment treatments treated therapy therapies cure
job jobs work working employment employed employer employers employ career careers wage wages post
  apprenticeship trainee
learn learning education training study course courses college school taught class classes
volunteer volunteering voluntary unpaid charity
skill skills skilled ability abilities able talent talents capable competent trained experienced qualified
  strength strengths gift gifts expertise expert
money budget budgets fund funds funding funded cash finance finances financial payment payments pay paid
  cost costs pot pound pounds spend spent grant grants
record records recorded note notes file files written write
move moves moving moved transfer transfers transferred handover discharge discharged leave leaves leaving
  left hospital setting settings transition transitions admitted
emergency emergencies crisis crises urgent disaster contingency
warning warn trouble early signal signals sign signs worse wrong wobble slip
call calls phone ring contact contacts touch visit visits visitor visitors
listen listens listened listening hear hears heard hearing heed attention
understand understands understood understanding explain explains explained explanation clear clearly plain
  sense grasp
decide decides decided decision decisions choose chooses chosen choosing choice choices choices option
  options control controlled say lead leads leading charge steer boss
safe safety safer safely protect protected protection harm abuse danger hurt secure cruelty shield bully
  bullied
risk risks risky gamble
respect respected respectful dignity dignified equal equals equality kind kindness kindly gentle gently
  caring compassion compassionate polite courtesy courteous considerate warm
friend friends friendship friendships pal pals companion companions companionship mate mates
family families relative relatives relation relations relationship relationships kin loved love dear
  sister brother ties
neighbour neighbours neighbourhood area areas local locally locality community communities town street
  streets district near nearby village borough estate
group groups club clubs association associations society societies organisation organisations gathering
interest interests hobby hobbies fun enjoy enjoys enjoyed pastime pastimes
welcome welcomed welcoming belong belongs belonging include includes included inclusive join joins joined
  joining part participate participation outsider
health healthy well wellbeing fit illness ill ailment body mind sick sickness
home homes house housing flat live lives living lived room rooms dwelling roof
adapt adapted adaptation adaptations equipment equipped technology device devices alteration alterations
  ramp ramps rail
advice advise advised adviser guidance guide guided tip tips counsel
information inform informed tell tells told news answer answers leaflet leaflets facts bulletin
current accurate correct date updated reliable true trustworthy truthful recent
right rights entitled entitlement law legal
future ahead later growing older retirement pension
plan plans planned planning prepare prepared prepares preparing preparation ready arrange arranged
  arrangement arrangements scheme programme
together join jointly joint coordinate coordinated integrated coproduce partner partners partnership
  partnerships share shared shares sharing collaborate link linked
change changes changed changing alter alters altered
culture cultures cultural faith religion religious belief beliefs background backgrounds history heritage
  identity language roots creed story
individual individuals unique myself yourself personal personcentred personally tailored bespoke measure
goal goals aim aims hope hopes hoped dream dreams aspiration aspirations ambition ambitions wish wishes
  matter matters important counts
assume assumes assumption assumptions judge judged judgement presume presumed label labels stereotype
positive creative inventive imaginative imagination flexible innovative possible solution solutions
  resourceful cheerful upbeat
opportunity opportunities chance chances possibility possibilities
pet pets animal animals dog cat dependant dependants dependent child children
staff worker workers workforce carer carers helper helpers supporter supporters professional professionals
  team teams personnel assistant
conversation conversations talk talks talked talking discuss discussed discussion discussions chat chats
time times pace hurry hurried rush rushed
temporary shortterm standin agency cover
effect effects reaction reactions
check checks checked checking ask asks asked review reviews reviewed follow
value values valued valuing appreciate appreciated prize
"""


@cache
def families() -> dict[str, str]:
    """Return the name of the family of each stem that has one. A stem in two families is in the first."""
    of: dict[str, str] = {}
    for line in _FAMILIES.replace("\n  ", " ").strip().splitlines():
        words = line.split()
        for word in words:
            of.setdefault(stem(word), f"~{words[0]}")
    return of
