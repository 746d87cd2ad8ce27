/** Where somebody came from, as they or who brought them says. */
export const SOURCES = [
  'community_point',
  'neighbour',
  'self',
  'school',
  'doctor',
  'parish',
  'listening_centre',
  'association',
  'service',
  'cps',
  'other',
] as const
export type Source = (typeof SOURCES)[number]

/** What somebody answers when asked whether the services know them. */
export const KNOWN_SAID = ['unknown', 'known', 'not_asked'] as const
export type KnownSaid = (typeof KNOWN_SAID)[number]

export const AGREEMENT_KINDS = ['accompaniment', 'early_notice'] as const
export type AgreementKind = (typeof AGREEMENT_KINDS)[number]
export const HOWS = ['signed', 'aloud', 'form'] as const
export const CONTACT_HOWS = ['met', 'visit', 'phone', 'message', 'with_others'] as const
export const OUTCOMES = [
  'goals_reached',
  'goals_partly',
  'walks_alone',
  'pact',
  'service',
  'moved',
  'stopped',
  'died',
  'other',
] as const
export const ANSWERS = ['accepted', 'declined', 'no_answer'] as const
export const JUDGEMENTS = ['attention', 'watch', 'no_attention'] as const

/** What somebody may tell of how they live; nobody has to. */
export const MEANS = ['below', 'above', 'unknown'] as const
export const HOMES = ['owned', 'rented', 'public', 'hosted', 'insecure', 'none'] as const
export const JOBS = ['employed', 'insecure', 'unemployed', 'retired', 'studying', 'caring', 'other'] as const
export const SCHOOLING = ['primary', 'lower', 'upper', 'degree'] as const

/** What is sealed of an intake: wishes first, what they can do, and only then what is missing. */
export type Story = {
  wishes: string
  capabilities: string
  needs: string
  heard?: string | undefined
  isee?: (typeof MEANS)[number] | undefined
  home?: (typeof HOMES)[number] | undefined
  job?: (typeof JOBS)[number] | undefined
  schooling?: (typeof SCHOOLING)[number] | undefined
}

export type SealedKind =
  | 'intake_story'
  | 'intake_closing'
  | 'intake_step'
  | 'intake_contact'
  | 'intake_referral'
  | 'intake_judgement'
  | 'intake_path_part'
  | 'school_signal'
export const sealedWhere = (kind: SealedKind, id: string) => `${kind}:${id}`

/** After so many days without a step, a contact or an answer, something waits. */
export const WAITING_DAYS = 7

/** Whether somebody agrees today to be accompanied: what they said has not been taken back. */
export const agrees = (agreements: readonly { kind: AgreementKind; endedOn: string | null }[]) =>
  agreements.some(({ kind, endedOn }) => kind === 'accompaniment' && endedOn === null)

/** Asked and computed may differ: the page says so, nobody is corrected by a machine. */
export const differ = (said: KnownSaid, computed: boolean) =>
  said !== 'not_asked' && (said === 'known') !== computed
