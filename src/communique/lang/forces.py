"""English nouns of those who act for a state, and of those who act against one or for themselves.

"Israeli soldiers" are Israel's, "Afghan rebels" are not Afghanistan's. Lemmas, singular.
"""

from functools import cache

_ORGANS = """
soldier troop army police policeman force military navy warship ship fleet jet warplane plane aircraft helicopter tank
artillery gunner commando marine paratrooper infantry brigade battalion bomber missile drone submarine frigate
destroyer guard coastguard customs authority official government ministry minister parliament senate legislature court
judge prosecutor diplomat envoy ambassador consul delegation negotiator agent spy intelligence security service
leadership administration cabinet regime side state embassy consulate president premier chancellor king queen monarch
emperor emir sultan leader ruler lawmaker airforce peacekeeper contingent doctor border_guard coast_guard air_force
armed_force command corps squadron presidency treasury junta delegation gunboat warship gendarme ranger guardsman
unit regiment division formation detachment garrison serviceman servicemen sniper gendarmerie patrol paratroops
vessel cutter engineer rescuer medic firefighter inspector sailor pilot airman sapper coastguardsman
"""
_GROUPS = """
rebel guerrilla guerilla militant insurgent separatist militia militiaman gunman extremist terrorist jihadist hacker
settler protester protestor demonstrator activist opposition dissident exile fighter tribesman pirate kidnapper
bomber_suicide faction movement party campaigner striker union worker student crowd refugee migrant civilian
journalist gunmen militiamen tribesmen
"""
# Groups that bear arms, and so can do a deed of war without a name.
_ARMED = """
rebel guerrilla guerilla militant insurgent separatist militia militiaman gunman extremist terrorist jihadist fighter
pirate kidnapper secessionist paramilitary mutineer mercenary gunmen militiamen tribesmen
"""
# What strikes in the stead of those who fire it: "Peruvian rockets hit the port".
_WEAPONS = """
gun rocket shell mortar artillery cannon bomb warhead howitzer airstrike gunboat helicopter gunfire torpedo
"""


@cache
def armed_nouns() -> frozenset[str]:
    """Return the nouns of armed groups."""
    return frozenset(_ARMED.split())


@cache
def weapon_nouns() -> frozenset[str]:
    """Return the nouns of weapons, which with a state's adjective stand for its forces."""
    return frozenset(_WEAPONS.split())


@cache
def organ_nouns() -> frozenset[str]:
    """Return the nouns that with a state's adjective stand for the state: "Russian troops"."""
    return frozenset(_ORGANS.split())


@cache
def group_nouns() -> frozenset[str]:
    """Return the nouns that with a state's adjective name a group of its own: "Syrian rebels"."""
    return frozenset(_GROUPS.split())
