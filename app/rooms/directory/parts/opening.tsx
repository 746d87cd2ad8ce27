import { useTexts } from '../../../ground/texts/use-texts.ts'
import { DefinitionList } from '../../../ground/ui/definition-list.tsx'
import { Tag } from '../../../ground/ui/tag.tsx'
import { hoursInWords, type Interval, sayDay, WEEKDAYS } from '../../places/rules.ts'
import { openState } from '../places/rules.ts'
import { weekdayOf } from '../rules.ts'
import { weekdayName } from './words.ts'

type HoursProps = { hours: readonly Interval[] }

/** Open now and until when, or when it opens next; nothing where no hours are known. */
export function OpenNow({ hours }: HoursProps) {
  const { t, now, dayOf, time } = useTexts()
  if (hours.length === 0) return null
  const state = openState(hours, weekdayOf(dayOf(now)), time(now))
  if (state.open) return <Tag tone="good">{t('directory.hours.openUntil', { time: state.until })}</Tag>
  if (!state.next) return null
  const { inDays, weekday, at } = state.next
  if (inDays === 0) return <Tag>{t('directory.hours.opensToday', { time: at })}</Tag>
  if (inDays === 1) return <Tag>{t('directory.hours.opensTomorrow', { time: at })}</Tag>
  return <Tag>{t('directory.hours.opensOn', { day: t(weekdayName(weekday)), time: at })}</Tag>
}

/** The week's hours, a line a day. */
export function HoursList({ hours }: HoursProps) {
  const { t } = useTexts()
  if (hours.length === 0) return <p>{t('directory.hours.unknown')}</p>
  const days = WEEKDAYS.map((weekday) => hours.filter((one) => one.weekday === weekday))
  return <DefinitionList items={days.map((ofDay, index) => [weekdayName(index + 1), sayDay(ofDay)])} />
}

/** The same in one line: "lunedì e mercoledì 9–12; venerdì 15–18". */
export function HoursLine({ hours }: HoursProps) {
  const { t, language } = useTexts()
  if (hours.length === 0) return null
  return <p>{hoursInWords(hours, language, (weekday) => t(weekdayName(weekday)))}</p>
}
