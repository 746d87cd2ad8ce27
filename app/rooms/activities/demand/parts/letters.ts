import { timingSafeEqual } from 'node:crypto'
import { keyedMark } from '../../../../ground/access/keyed.ts'
import type { Here } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type Mail, sendMail } from '../../../../ground/mail/mail.ts'
import { formatsFor } from '../../../../ground/texts/formats.ts'
import type { Language } from '../../../../ground/texts/language.ts'
import { translatorFor } from '../../../../ground/texts/texts.ts'
import { askerFor, claimUntold } from '../../joining/writes.ts'
import type { WantedCourse } from '../reads.ts'

type Where = Pick<Here, 'id' | 'slug' | 'name' | 'timeZone'>

/** What a link to one family's asking carries: nobody can make it who does not hold the secret of the house. */
const tokenOf = (territoryId: string, id: string) => keyedMark(`wanted course family ${territoryId}`, id)

export function isToken(territoryId: string, id: string, token: string): boolean {
  const [ours, theirs] = [Buffer.from(tokenOf(territoryId, id)), Buffer.from(token)]
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
}

const linkTo = (url: string, { id: territory, slug }: Where, courseId: string, id: string) =>
  `${url}/${slug}/wanted-courses/${courseId}/${id}/${tokenOf(territory, id)}`

type To = { id: string; email: string; language: Language }

/** Asks an address to confirm, or tells one that has that it has. */
export function askedLetter(
  url: string,
  territory: Where,
  course: WantedCourse,
  { id, email, language }: To,
  letter: 'confirm' | 'already',
): Mail {
  const t = translatorFor(language)
  const link = linkTo(url, territory, course.id, id)
  return {
    to: email,
    subject: t(`activities.demand.mail.${letter}.subject`, { title: course.title }),
    text: t(`activities.demand.mail.${letter}.text`, {
      title: course.title,
      territory: territory.name,
      confirm: `${link}/confirm`,
      leave: `${link}/leave`,
    }),
  }
}

/**
 * Tells each family of a course, once, what became of it: that it starts, or that too few asked. Whoever is noted and not
 * reached by a crash misses the letter; nobody gets two. Returns to how many.
 */
export async function tellFamilies(
  territory: Where,
  course: WantedCourse,
  now: Date,
  url: string,
): Promise<number> {
  const asker = askerFor(territory.id)
  const families = await asActor(asker, (tx) => claimUntold(tx, course.id, now))
  const reached = families.flatMap(({ email, ...one }) => (email ? [{ ...one, email }] : []))
  for (const { id, email, language } of reached) {
    const [t, formats] = [translatorFor(language), formatsFor(language, territory.timeZone)]
    const news = course.activityId ? 'starts' : 'tooFew'
    await sendMail({
      to: email,
      subject: t(`activities.demand.mail.${news}.subject`, { title: course.title }),
      text: t(`activities.demand.mail.${news}.text`, {
        title: course.title,
        territory: territory.name,
        day: formats.weekday(course.firstOn),
        time: course.from,
        place: [course.place, course.room].filter(Boolean).join(', '),
        address: `${url}/${territory.slug}/${course.activityId ? `agenda/${course.activityId}` : 'wanted-courses'}`,
        leave: `${linkTo(url, territory, course.id, id)}/leave`,
      }),
    })
  }
  return reached.length
}
