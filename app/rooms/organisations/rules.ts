export const KINDS = [
  'association',
  'cooperative',
  'company',
  'school',
  'parish',
  'public_body',
  'service',
  'foundation',
  'other_formal',
  'informal_group',
] as const
export type Kind = (typeof KINDS)[number]

/** What a list of bodies says of one of them besides its name: columns of the Italian registers, ticked or not. */
export type Marks = { thirdSector?: boolean | null; sport?: boolean | null; municipality?: boolean | null }

// Looked for in this order: a social cooperative that is also an onlus is a cooperative.
const NAMED: readonly (readonly [Kind, RegExp])[] = [
  ['foundation', /^(la )?fondazione\b|\bfondazione (onlus|ets)\b/],
  ['cooperative', /\b(soc(ieta|iet)?\.? )?coop(erativa|erative|\.|\b)/],
  ['parish', /^(la )?(parrocchia|oratorio|diocesi|basilica|santuario)\b|\bparrocchiale$/],
  [
    'school',
    /^(istituto comprensivo|ic|liceo|scuola|direzione didattica|asilo|universita|ente morale asilo)\b|\bscuola (materna|dell infanzia)\b/,
  ],
  [
    'public_body',
    /^(comune|provincia|regione|unione dei comuni|comunita montana|azienda speciale|asst|ats|prefettura) /,
  ],
  [
    'association',
    /\b(associaz?\w*|ass(oc)?|aps|odv|asd|ssd|a p s|o d v|a s d|avis|auser|acli|aido|arci|anteas|pro loco|circolo|gruppo|comitato|volontari\w*|polisportiva|organizzazione di volontariato|promozione sociale|croce (bianca|rossa|verde|blu)|amici)\b/,
  ],
  ['company', /\b(srl|spa|s r l|s p a|snc|sas|s n c|s a s)\b/],
]

/**
 * The kind of a body guessed from what its name says, then from the list's columns: a public body when
 * the column of municipalities is ticked; otherwise the third sector and sport are mostly associations.
 * `plainName` has no accents, case or punctuation.
 */
export function guessKind(plainName: string, marks: Marks = {}): Kind {
  if (marks.municipality) return 'public_body'
  // Friends of a cooperative or volunteers of a school are no cooperative and no school.
  if (
    /^(amici|volontari|gruppo|comitato|associazione|ass)\b/.test(plainName) &&
    !/\bsociale onlus$/.test(plainName)
  )
    return 'association'
  const named = NAMED.find(([, pattern]) => pattern.test(plainName))
  if (named) return named[0]
  return marks.thirdSector || marks.sport ? 'association' : 'other_formal'
}

// What lists call the kinds. First match wins.
const SAID: readonly (readonly [Kind, RegExp])[] = [
  ['informal_group', /informal/],
  ['foundation', /fondazion|foundation/],
  ['cooperative', /cooperativ/],
  ['association', /associa|aps|odv|asd|onlus|volontariat|ets|club|circolo/],
  ['school', /scuol|school|istitut|liceo|universit/],
  ['parish', /parrocc|parish|orator|diocesi/],
  ['public_body', /comune|pubblic|public|provinci|region|asst|ats/],
  ['service', /servizi|service|consultor|sportello/],
  ['company', /aziend|impres|compan|ditta|srl|spa/],
  ['other_formal', /altr|other|ente/],
]

/** A kind as a list says it, in Italian, in English or by our own word; null when it is none we know. */
export function kindSaid(plainWords: string): Kind | null {
  const own = KINDS.find((kind) => kind.replaceAll('_', ' ') === plainWords)
  return own ?? SAID.find(([, pattern]) => pattern.test(plainWords))?.[0] ?? null
}

/** After this long a verification no longer vouches for what is written. */
const VERIFIED_FOR_MONTHS = 12
export const VERIFIED_AGES = ['to_verify', 'never', 'old', 'recent'] as const
export type VerifiedAge = (typeof VERIFIED_AGES)[number]

/** The day before which a verification is too old, as YYYY-MM-DD. */
export function verifiedTooLongAgo(today: string): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 - VERIFIED_FOR_MONTHS, day)).toISOString().slice(0, 10)
}

export const isToVerify = (verifiedOn: string | null, today: string) =>
  verifiedOn === null || verifiedOn < verifiedTooLongAgo(today)

/** What people do in an organisation, as suggestions; any other words are accepted. */
export const MEMBER_ROLES = ['member', 'president', 'contact', 'volunteer', 'employee'] as const
