/** The words that need explaining, by what they are about. Their texts are directory.glossary.name, .forms and .says. */
export const GLOSSARY_GROUPS = {
  places: ['territory', 'planningOffice', 'communityPoint', 'civicCentre', 'socialCondominium', 'emporium'],
  people: [
    'facilitator',
    'communityMaker',
    'labMaker',
    'caretaker',
    'mediator',
    'educator',
    'team',
    'microTeam',
    'promoter',
    'evaluator',
  ],
  together: ['lab', 'cohort', 'worldCafe', 'call', 'scoreSheet', 'equalShares', 'hourForHour'],
  beside: [
    'encounter',
    'hardTime',
    'vulnerability',
    'intake',
    'pact',
    'giveBack',
    'capability',
    'proximityNetwork',
    'careGroup',
    'cohabitation',
    'evictionFrozen',
    'workGrant',
    'schoolWork',
    'fna',
    'isee',
    'cps',
  ],
  network: ['tie', 'mapping', 'bridge', 'antenna', 'introduction', 'ladder'],
  deciding: [
    'table',
    'coProgramming',
    'coDesign',
    'accreditation',
    'convention',
    'runts',
    'quorum',
    'minutes',
  ],
  counting: [
    'outcome',
    'indicator',
    'closedMeeting',
    'smallGroups',
    'edition',
    'fingerprint',
    'framework',
    'sample',
    'goodPractice',
    'pack',
    'swot',
    'source',
    'commitment',
    'repayment',
  ],
} as const

export type GlossaryGroup = keyof typeof GLOSSARY_GROUPS
export type GlossaryEntry = (typeof GLOSSARY_GROUPS)[GlossaryGroup][number]

export const GROUPS = Object.keys(GLOSSARY_GROUPS) as GlossaryGroup[]
export const ENTRIES: readonly GlossaryEntry[] = GROUPS.flatMap((group) => [...GLOSSARY_GROUPS[group]])

export const isEntry = (word: string): word is GlossaryEntry => ENTRIES.some((entry) => entry === word)
