"""A framework that nobody made: statements invented for these tests, on the topics of the built-in bank, in
words of their own. It has the shape of an official list and none of its text.

Each stands beside the id of ours that a careful person would match it to; "" where there is none.
"""

THEMES = {
    "wellbeing": ("Wellbeing and independence", "Days, walls and locks of my own"),
    "information": ("Information and advice", "Word that reaches me"),
    "communities": ("Active and supportive communities", "My folk and my town"),
    "support": ("Flexible and integrated care and support", "Help cut to measure"),
    "change": ("When things need to change", "When the ground shifts"),
    "workforce": ("Workforce", "Those who lend me a hand"),
}

STATEMENTS: dict[str, dict[str, list[tuple[str, str]]]] = {
    "wellbeing": {
        "i": [
            ("WI-I-1", "From breakfast until bedtime it is I who decides what the day holds."),
            ("WI-I-2", "Nobody looks down on me; I am spoken to as one adult to an equal."),
            ("WI-I-3", "I sleep soundly because nobody will harm me, and I take a risk with my eyes open."),
            ("WI-I-4", "I keep my body and mind in good health by methods of my own."),
            ("WI-I-5", "I hang my pictures, lock my front door and ask guests in: it is a home and no ward."),
            ("WI-I-6", "Rails, ramps and gadgets have been fitted, so I get around my house with ease."),
        ],
        "we": [
            ("WI-W-2", "We ask leave before we enter a room or touch anyone."),
            ("WI-W-4", "We weigh a risk with people rather than for them."),
            (
                "WI-W-7",
                "We see that a ramp asked for in spring is not still missing from the house in winter.",
            ),
        ],
    },
    "information": {
        "i": [
            (
                "IA-I-1",
                "I ask, and the answers come in a form that I can follow and that is not out of date.",
            ),
            ("IA-I-2", "I am given tips that keep me from falling ill in the first place."),
            (
                "IA-I-3",
                "Somebody wise gives me advice on the years ahead, be it a child, a pension or old age.",
            ),
            ("IA-I-4", "I may read my notes, and nobody hands my file on behind my back."),
            ("IA-I-5", "Word of fairs, classes and trips nearby gets to me before they are over."),
            ("IA-I-6", "I have been told what the law entitles me to and what I may refuse."),
        ],
        "we": [
            ("IA-W-1", "We write in plain words, or sign, or draw, as each one asked of us."),
            ("IA-W-4", "We let people read the notes that we keep about them."),
            ("IA-W-6", "We tell those who are unpaid carers what help is on offer."),
            ("", "We publish how long the queue is at the end of every month."),
        ],
    },
    "communities": {
        "i": [
            ("AC-I-1", "My sister, my pals and the neighbours next door are on my side."),
            ("AC-I-2", "I meet others who share my interests, be it chess, choir or cricket."),
            ("AC-I-3", "I am welcome in my town, walk it without fear, and take part in what happens there."),
            ("AC-I-4", "I go to college, help out unpaid or earn a wage, as my talents allow."),
            ("AC-I-5", "I ring, write to or visit those I love as much as I like. It is not rationed."),
            ("AC-I-6", "A plan that I drew up with somebody helps me find my place in the life around me."),
        ],
        "we": [
            ("AC-W-1", "We see to it that people do not lose touch with those they love."),
            ("AC-W-2", "We set up ways for strangers to become friends."),
            ("AC-W-3", "We sit down with shops, bus firms and churches until everyone is welcome in town."),
            (
                "AC-W-4",
                "We and the employers round here open doors to jobs, apprenticeships and evening courses.",
            ),
            ("AC-W-5", "We know every choir, club and allotment group, and point people to them."),
            ("AC-W-6", "We lend small societies rooms, vans and know-how, and not only money."),
            ("", "We hold a street party with everyone once a year."),
        ],
    },
    "support": {
        "i": [
            ("FI-I-1", "When my support is planned, I sit at the head of the table and hold the pen."),
            ("FI-I-2", "The support I get is cut to fit my life, like a good coat."),
            (
                "FI-I-3",
                "The nurse, the council and my helpers talk among themselves, so I need not repeat myself.",
            ),
            ("FI-I-4", "I was told how large my pot of money is and how I may use it."),
            ("FI-I-5", "I pick who comes through my door, at what time and to which place."),
            ("FI-I-6", "An expert helps me with the payroll, receipts and forms of my budget."),
        ],
        "we": [
            ("FI-W-1", "We draw up plans side by side with the person whose life they are about."),
            ("FI-W-3", "We ring our colleagues elsewhere so that people need not chase anybody."),
            ("FI-W-4", "We explain in plain words what the money may be spent on."),
        ],
    },
    "change": {
        "i": [
            (
                "TC-I-1",
                "Well before I leave school, retire or lose someone, there is help to get me ready for it.",
            ),
            (
                "TC-I-2",
                "Whenever I move from one team or place to the next, those there are ready – and briefed.",
            ),
            (
                "TC-I-3",
                "Should I have to go away from home, the friends and relatives I choose help to plan it.",
            ),
            (
                "TC-I-4",
                "New tablets, a new dose: someone goes through the medicine with me until I understand.",
            ),
            ("TC-I-5", "For an emergency there is a paper that says what I want done. It gets obeyed."),
            ("TC-I-6", "At the first sign of trouble I know whose number to call for help."),
        ],
        "we": [
            ("TC-W-1", "We give nobody the hurry-up who faces a big decision: it takes time."),
            ("TC-W-2", "We brief agency and night staff beforehand about what matters to the person."),
            ("TC-W-3", "We drop by while a big change is going on, and again after, to ask how it goes."),
            ("TC-W-4", "We explain what a treatment may do for good or ill, its side-effects included."),
            ("TC-W-5", "We write down who feeds the cat and minds the children in an emergency."),
        ],
    },
    "workforce": {
        "i": [
            ("WF-I-1", "Those who support me know me as somebody with a story, and not as a case."),
            ("WF-I-2", "My helpers listen for what counts before they do a thing."),
            ("WF-I-3", "When I am torn, people help me decide by looking at it through my eyes."),
            ("WF-I-4", "My helpers are good at it: they know their trade, and are kind and gentle."),
        ],
        "we": [
            ("WF-W-1", "We never shorten the list of choices by what we would think best."),
            ("WF-W-2", "We start from what people bring: strengths, roots, faith and tongue."),
            ("WF-W-3", "We sit down for proper talks about what somebody hopes for and where to live."),
            ("WF-W-4", "We are cheerful tinkerers: where it looks hard we find a way."),
            ("WF-W-5", "We keep up with whatever is on in the area."),
        ],
    },
}


OFFICE: dict[str, dict[str, list[tuple[str, str]]]] = {
    "wellbeing": {
        "i": [
            ("WI-I-1", "My routine is mine to set, and no rota overrules it."),
            ("WI-I-2", "Officers address me courteously and never talk down."),
            ("WI-I-3", "I am shielded from cruelty at my address, yet free to take a calculated gamble."),
            ("WI-I-4", "My wellness regime is my own affair and gets backing."),
        ],
    },
    "information": {
        "i": [
            ("IA-I-1", "Bulletins sent to me are legible, truthful and recent."),
            ("IA-I-2", "I receive pointers that help prevent sickness."),
            ("IA-I-3", "I have counsel on pensions, parenthood and the last years."),
        ],
    },
    "communities": {
        "i": [
            ("AC-I-1", "I have relatives, mates and folk next door who stick by me."),
            ("AC-I-2", "I mix with people whose pastimes match mine."),
            ("AC-I-3", "I feel at ease on my estate and am no outsider there."),
            ("AC-I-4", "I am in a traineeship, post or charity role of my liking."),
            ("AC-I-5", "I keep up with those dear to me by phone, post or visits."),
            ("AC-I-6", "I co-wrote a scheme for my life among others in the borough."),
        ],
        "we": [
            ("AC-W-1", "We assist residents in maintaining ties with kin."),
            ("AC-W-2", "We create openings for companionship."),
            ("AC-W-3", "We collaborate with agencies to make the borough open to all."),
            ("AC-W-4", "We broker apprenticeships and classes with firms."),
            ("AC-W-5", "We hold a register of clubs and signpost to it."),
            ("AC-W-6", "We sustain voluntary societies through premises and expertise as well as grants."),
            ("", "We vote on the bylaws of the park."),
        ],
    },
    "support": {
        "i": [
            ("FI-I-1", "I am the author of my care programme."),
            ("FI-I-2", "What I receive is tailored to one person: me."),
            ("FI-I-3", "Agencies link up on my behalf so that nothing falls between stools."),
        ],
    },
    "change": {
        "i": [
            ("TC-I-1", "Milestones such as retirement never catch me unready."),
            ("TC-I-2", "On transfer between services the receiving side has its arrangements in place."),
            ("TC-I-3", "Were I admitted somewhere, my circle would have its say."),
            ("TC-I-4", "Alterations to my prescription are spelt out for me."),
            ("TC-I-5", "In a crisis my recorded wishes are obeyed."),
            ("TC-I-6", "I notice early when things slip, and have a number to ring."),
        ],
        "we": [
            ("TC-W-1", "We do not rush anyone over a weighty choice."),
            ("TC-W-2", "We expect bank nurses to know the individual's preferences."),
            ("TC-W-3", "We follow up while a transition is under way and afterwards."),
            ("TC-W-4", "We set out what a therapy does, including adverse reactions."),
            ("TC-W-5", "We keep a contingency sheet covering offspring and animals."),
            ("", "We refund fares to meetings."),
        ],
    },
    "workforce": {
        "i": [
            ("WF-I-1", "My personal assistant regards me as a human being with a biography."),
            ("WF-I-2", "Personnel pay heed to what is important to me."),
            ("WF-I-3", "If I must weigh options, I get assistance that respects my outlook."),
            ("WF-I-4", "The folk assisting me are trained and warm-hearted."),
        ],
        "we": [
            ("WF-W-1", "We avoid presuming what somebody is capable of."),
            ("WF-W-2", "We prize abilities, heritage and creed."),
            ("WF-W-3", "We hold worthwhile discussions of ambitions and housing."),
            ("WF-W-4", "We are upbeat and resourceful."),
            ("WF-W-5", "We stay informed of what the district offers."),
        ],
    },
}
"""A second list, in the words of an office, that shares next to nothing with ours: little can be told."""

Listed = dict[str, dict[str, list[str]]]
"""Theme, then voice, then texts in their order."""


def listed(source: dict[str, dict[str, list[tuple[str, str]]]] = STATEMENTS) -> Listed:
    """Return the texts alone."""
    return {
        theme: {voice: [text for _, text in each] for voice, each in voices.items()}
        for theme, voices in source.items()
    }


def ids(source: dict[str, dict[str, list[tuple[str, str]]]] = STATEMENTS) -> dict[str, str]:
    """Return each text with the id that it belongs to."""
    return {text: id_ for voices in source.values() for each in voices.values() for id_, text in each}
