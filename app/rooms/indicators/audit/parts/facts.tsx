import { isText } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import type { Facts } from '../reads.ts'

const KINDS = ['lab', 'event', 'world_cafe', 'course', 'group', 'table']

/** What a drawn record says, as pairs of a label and words. */
export function useFacts() {
  const { t, day, when, number } = useTexts()
  const word = (key: string, otherwise: string) => (isText(key) ? t(key) : otherwise)
  const date = ({ on, month }: Facts) => (on ? day(on) : (month ?? '–'))
  const counts = ({ named, headcount, people, organisations, signatures, reviews }: Facts): string =>
    (
      [
        ['named', named],
        ['headcount', headcount],
        ['people', people],
        ['organisations', organisations],
        ['signatures', signatures],
        ['reviews', reviews],
      ] as const
    )
      .flatMap(([what, count]) =>
        typeof count === 'number' ? [`${t(`indicators.audit.fact.${what}`)}: ${number(count)}`] : [],
      )
      .join('; ')
  const kind = ({ kind }: Facts) =>
    kind && KINDS.includes(kind) ? word(`activities.kind.${kind}`, kind) : undefined
  const moment = (at: string | undefined) => (at ? when(new Date(at)) : undefined)
  return { date, counts, kind, moment }
}
