"""The lists of words behind `hard_words`: this project's own, and meant to grow. English."""

JARGON = {
    # The beginning of a word, and what to say instead. No everyday word may begin alike.
    "accessib": "easy for everyone to get to and use",
    "accountab": "having to say what was done and why",
    "adaptation": "a change to a home that makes it easier to use",
    "advoca": "someone who speaks up for you, or speaking up",
    "appointee": "someone who deals with your benefits for you",
    "assess": "finding out what help someone needs",
    "autonom": "deciding for yourself",
    "budget": "the money set aside for something",
    "capacity": "being able to make a decision yourself",
    "collaborat": "working together",
    "commission": "planning and buying care and support",
    "confidential": "kept private",
    "consent": "saying yes to something",
    "coproduc": "working together as equals",
    "diagnos": "what a doctor says is wrong",
    "discharge": "leaving hospital",
    "discriminat": "treating someone worse because of who they are",
    "divers": "of many kinds",
    "domicil": "in your own home",
    "eligib": "able to get something under the rules",
    "empower": "giving someone the power to decide",
    "engagement": "taking part, or being asked",
    "entitle": "having a right to something",
    "equit": "fair for everyone",
    "escalat": "telling someone who can do more about it",
    "facilitat": "helping something happen",
    "framework": "a set of rules or ideas",
    "governance": "how an organisation is run and watched",
    "holistic": "looking at the whole of a life",
    "implement": "doing what was planned",
    "inclusi": "open to everyone",
    "integrat": "joined up",
    "interven": "help, or stepping in",
    "keyworker": "the person whose job it is to know you",
    "liais": "talking to each other",
    "medicat": "medicine",
    "mitigat": "making something less bad",
    "multiagenc": "several organisations together",
    "multidisciplin": "people with different jobs working together",
    "occupational": "to do with everyday tasks",
    "package": "the care and support someone gets",
    "outcome": "what you want to happen, or what happened",
    "palliat": "care that keeps you comfortable when an illness cannot be cured",
    "partnership": "working together",
    "pathway": "the steps from one service to the next",
    "personalis": "made to fit one person",
    "procure": "buying",
    "prognos": "what is likely to happen in an illness",
    "proportionat": "no more than is needed",
    "provision": "what is offered",
    "reablement": "help to do things for yourself again",
    "refer": "being sent to another service",
    "rehabilit": "help to get better after being ill or hurt",
    "residential": "in a care home",
    "resilien": "able to cope when things go wrong",
    "respite": "a break from caring",
    "safeguard": "keeping people safe from harm",
    "signpost": "telling someone where to go for help",
    "stakeholder": "everyone it matters to",
    "statutor": "what the law says must be done",
    "sustainab": "able to go on for a long time",
    "telecare": "alarms and sensors that call for help",
    "transition": "moving from one thing to the next",
    "transparen": "open, so that everyone can see why",
    "triage": "deciding who is seen first",
    "utilis": "using",
}
ACRONYMS = {
    # Letters that stand for words of the sector, as they are written, and what to say instead.
    "CHC": "care outside hospital that the health service pays for",
    "DNACPR": "a decision not to restart someone's heart",
    "DoLS": "rules for when someone is kept somewhere to be safe",
    "DoL": "being kept somewhere to be safe",
    "EHCP": "a plan for a young person's schooling, health and care",
    "IMCA": "someone who speaks up for a person who cannot decide",
    "IMHA": "someone who speaks up for a person in a mental health hospital",
    "ISF": "support money that a provider looks after for you",
    "LPA": "someone chosen to decide for a person who no longer can",
    "MCA": "the law about deciding for yourself",
    "MDT": "people with different jobs working together",
    "OT": "someone who helps with everyday tasks",
    "PBS": "help that looks at why someone acts as they do",
    "PHB": "money for your health that you have a say in",
    "SALT": "someone who helps with talking or swallowing",
}
PHRASES = {
    "asset-based": "starting from what people can do",
    "best interests": "what is right for a person who cannot decide",
    "continuing healthcare": "care outside hospital that the health service pays for",
    "direct payment": "money paid to you so that you arrange your own support",
    "due regard": "thinking properly about something",
    "extra care": "flats of your own with help at hand",
    "care manager": "the person who plans your care with you",
    "case manager": "the person who plans your care with you",
    "deprivation of liberty": "being kept somewhere, with rules about when that is allowed",
    "key worker": "the person whose job it is to know you",
    "link worker": "someone who helps you find things to join",
    "lived experience": "having lived it yourself",
    "mental capacity": "being able to make a decision yourself",
    "person-centred": "starting from the person",
    "personal budget": "the money set aside for your support",
    "power of attorney": "the right to decide for someone",
    "protected characteristic": "what the law says nobody may treat you worse for",
    "reasonable adjustment": "a change that makes something work for a disabled person",
    "service user": "a person who draws on care and support",
    "social prescribing": "being helped to join things that do you good",
    "strengths-based": "starting from what people can do",
    "supported living": "a home of your own with support",
}
_EVERYDAY = """
    abilities ability activities activity actually alternative ambulances american anniversary anybody
    apologise cafeteria celebration celebrations comfortable comfortably communities community
    competition complicated conversation conversations definitely dictionary difficulties disabilities
    disability education electrician electricity emergencies emergency environment equality especially
    everybody everything experience experienced experiences familiar february generally generation
    generations helicopter identity imagination immediately independence independent independently
    information interested interesting invitation invitations january material naturally necessary
    obviously occasionally operation operations opportunities opportunity ordinary organisation
    organisations original particular particularly photography physically possibilities possibility
    regularly relationship relationships responsibility responsible satisfaction security separately
    seriously situation situations society somebody supermarket technology television temperature
    temporarily temporary uncomfortable understanding unfortunately university unnecessary usually
    vegetable vegetables vegetarian voluntary volunteering
"""
EVERYDAY = frozenset(_EVERYDAY.split())
"""Long words that nobody stops at. No shorter word need stand here."""
