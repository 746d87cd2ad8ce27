import type { Criteria, Pair, Reason } from '../rules.ts'

/** What an hour is given for. An hour is an hour, whatever is done in it: no money, no rates. */
export const FAVOURS = [
  'errands',
  'rides',
  'repairs',
  'garden',
  'children',
  'computer',
  'papers',
  'cooking',
  'sewing',
  'pets',
  'moving',
  'company',
] as const
export type Favour = (typeof FAVOURS)[number]
export const WHEN = ['morning', 'afternoon', 'evening', 'weekend'] as const
export type When = (typeof WHEN)[number]

export type Asked = { favours: readonly Favour[]; when: readonly When[] }
export type Given = { favours: readonly Favour[]; when: readonly When[] }
type Two = Pair<Asked, Given>

const shared = <T>(one: readonly T[], other: readonly T[]) => one.filter((each) => other.includes(each))
const told =
  (code: string) =>
  (_: Two, fit: number): Reason => ({
    key: `exchange.time.because.${code}.${fit > 0.5 ? 'for' : 'against'}`,
  })

export const criteria: Criteria<Asked, Given> = {
  hard: [
    {
      code: 'favour',
      holds: ({ need, offer }) => shared(need.favours, offer.favours).length > 0,
      why: () => ({ key: 'exchange.time.missing.favour' }),
    },
    {
      code: 'when',
      holds: ({ need, offer }) =>
        need.when.length === 0 || offer.when.length === 0 || shared(need.when, offer.when).length > 0,
      why: () => ({ key: 'exchange.time.missing.when' }),
    },
  ],
  soft: [
    {
      code: 'all',
      weight: 40,
      measure: ({ need, offer }) => shared(need.favours, offer.favours).length / need.favours.length,
      why: told('all'),
    },
    {
      code: 'near',
      weight: 60,
      measure: ({ nearness }) =>
        nearness.metres === null
          ? nearness.sameMunicipality === null
            ? undefined
            : Number(nearness.sameMunicipality)
          : Math.max(0, 1 - nearness.metres / 5_000),
      why: told('near'),
    },
  ],
}

/** Hours somebody may be behind before they are asked whether to go on, and before there must first be a give. */
export const ASK_AT = -5
export const BLOCK_AT = -15
/** The most hours that anyone gives in a day. */
export const MOST_HOURS = 12

/** Kinds in which an hour is given for an hour: time, and what somebody teaches. */
export const HOURLY: readonly string[] = ['time', 'skill']
export const isHourly = (kind: string) => HOURLY.includes(kind)

export type Hours = { given: number; received: number }
export const balanceOf = ({ given, received }: Hours) => given - received

/** Whether somebody with this balance receives more: it first asks, and only far below it waits for them to give. */
export const floorOf = (balance: number): 'free' | 'asks' | 'blocks' =>
  balance <= BLOCK_AT ? 'blocks' : balance <= ASK_AT ? 'asks' : 'free'
