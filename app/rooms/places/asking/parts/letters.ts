import type { Here } from '../../../../ground/access/request.ts'
import type { Mail } from '../../../../ground/mail/mail.ts'
import { formatsFor } from '../../../../ground/texts/formats.ts'
import { spokenOr } from '../../../../ground/texts/language.ts'
import { translatorFor } from '../../../../ground/texts/texts.ts'
import type { BookingLine, BookingTime } from '../../bookings/reads.ts'
import { CONFIRM_WITHIN_HOURS } from '../../bookings/rules.ts'
import { linkTo } from './links.ts'

export const LETTERS = [
  'confirm',
  'requested',
  'approved',
  'refused',
  'cancelled',
  'offered',
  'waiting',
] as const
export type Letter = (typeof LETTERS)[number]

/** Every time it had, also those let go, which a no is about; why, where it is not the booking's own reason. */
type Told = { times: readonly BookingTime[]; now: Date; reason?: string | undefined }

/**
 * What whoever booked is told by mail, where they left an address: which room, when, what was decided and why. Never who
 * they are, nor what for.
 */
export function letterOf(
  letter: Letter,
  url: string,
  territory: Here,
  booking: BookingLine,
  { times, now, reason }: Told,
): Mail | undefined {
  const to = booking.booker?.email
  if (!to) return undefined
  const language = spokenOr(booking.language)
  const t = translatorFor(language)
  const { weekday, hours, full } = formatsFor(language, territory.timeZone)
  const { offered_until: until } = booking
  const first = booking.first_at ?? times[0]?.starts_at
  const last = booking.last_at ?? times.at(-1)?.ends_at
  const when = first
    ? `${weekday(first)}, ${hours(first, last && last.getTime() - first.getTime() < 86_400_000 ? last : first)}`
    : ''
  const told = {
    territory: territory.name,
    place: booking.place,
    room: booking.room ?? t('places.booking.whole'),
    when,
    reason: reason ?? booking.reason ?? '',
    until: until ? full(until) : '',
    hours: CONFIRM_WITHIN_HOURS,
    address: linkTo(url, territory, booking.id),
    today: full(now),
  }
  return {
    to,
    subject: t(`places.letter.${letter}.subject`, told),
    text: t(`places.letter.${letter}.text`, told),
  }
}
