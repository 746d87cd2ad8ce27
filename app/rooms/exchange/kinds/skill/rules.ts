import type { Criteria, Pair, Reason } from '../rules.ts'

/** What people teach each other. */
export const SKILLS = [
  'italian',
  'languages',
  'computer',
  'school',
  'cooking',
  'sewing',
  'music',
  'crafts',
  'repairs',
  'garden',
  'sport',
  'art',
  'money',
] as const
export type Skill = (typeof SKILLS)[number]
export const LEVELS = ['begin', 'some', 'far'] as const
export type Level = (typeof LEVELS)[number]
export const HOW = ['alone', 'group', 'online'] as const
export type How = (typeof HOW)[number]

export type Learning = {
  skill: Skill
  level?: Level | undefined
  how: readonly How[]
  language?: string | undefined
}
export type Teaching = { skills: readonly Skill[]; upTo?: Level | undefined; how: readonly How[] }
type Two = Pair<Learning, Teaching>

const shared = <T>(one: readonly T[], other: readonly T[]) => one.filter((each) => other.includes(each))
const told =
  (code: string) =>
  (_: Two, fit: number): Reason => ({
    key: `exchange.skill.because.${code}.${fit > 0.5 ? 'for' : 'against'}`,
  })
const online = ({ need, offer }: Two) => need.how.includes('online') && offer.how.includes('online')

export const criteria: Criteria<Learning, Teaching> = {
  hard: [
    {
      code: 'skill',
      holds: ({ need, offer }) => offer.skills.includes(need.skill),
      why: () => ({ key: 'exchange.skill.missing.skill' }),
    },
    {
      code: 'how',
      holds: ({ need, offer }) =>
        need.how.length === 0 || offer.how.length === 0 || shared(need.how, offer.how).length > 0,
      why: () => ({ key: 'exchange.skill.missing.how' }),
    },
    {
      code: 'level',
      holds: ({ need, offer }) =>
        !need.level || !offer.upTo || LEVELS.indexOf(need.level) <= LEVELS.indexOf(offer.upTo),
      why: () => ({ key: 'exchange.skill.missing.level' }),
    },
  ],
  soft: [
    {
      code: 'near',
      weight: 60,
      // Who meets at a distance is near.
      measure: (two) => {
        if (online(two)) return 1
        const { metres, sameMunicipality } = two.nearness
        if (metres !== null) return Math.max(0, 1 - metres / 10_000)
        return sameMunicipality === null ? undefined : Number(sameMunicipality)
      },
      why: told('near'),
    },
    {
      code: 'how',
      weight: 40,
      measure: ({ need, offer }) =>
        need.how.length && offer.how.length
          ? shared(need.how, offer.how).length / need.how.length
          : undefined,
      why: told('how'),
    },
  ],
}
