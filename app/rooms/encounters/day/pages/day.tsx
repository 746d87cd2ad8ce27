import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { daysLater, localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { FewFirst } from '../../../../ground/ui/few-first.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { EncounterList } from '../../parts/encounter-list.tsx'
import { daySections, type Today } from '../../parts/sections.ts'
import { type EncounterLine, encounters, type Reminder, reminders } from '../../reads.ts'
import { PeopleToMeet } from '../parts/people-to-meet.tsx'
import { ReminderList } from '../parts/reminder-list.tsx'
import { type PersonMet, peopleMet } from '../reads.ts'
import { LATELY_DAYS, LATER_DAYS, SOON_DAYS } from '../rules.ts'
import { finishReminder, leaveForLater } from '../writes.ts'

// Each has a page of its own with all of them.
const FEW = 3

export const myDay = new Hono<Env>()
  .get('/diary', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { now, territory } = c.var
    const today: Today = { now, day: localDay(now, territory.timeZone), timeZone: territory.timeZone }
    const day = await asActor(actor, async (tx) => {
      const sections: Child[] = []
      for (const section of daySections) sections.push(await section(tx, actor, today))
      return {
        sections,
        reminders: await reminders(tx, {
          toDoUntil: daysLater(today.day, SOON_DAYS),
          assignedTo: actor.personId,
        }),
        notLately: await peopleMet(tx, actor, {
          notSince: daysLater(today.day, -LATELY_DAYS),
          notLeftOn: today.day,
          limit: FEW,
        }),
        latest: await encounters(tx, { authorId: actor.personId }, { limit: FEW }),
      }
    })
    return c.render(<DayPage {...day} />, { title: c.var.t('encounters.day.heading'), section: '/diary' })
  })
  .post('/diary/reminders/:id/done', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = c.req.param('id')
    if (!isId(id)) return c.notFound()
    await asActor(actor, (tx) => finishReminder(tx, actor, id, c.var.now))
    flash(c, 'encounters.reminder.doneNow')
    return c.redirect(below(c, '/diary'), 303)
  })
  .post('/diary/people/:personId/later', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const personId = c.req.param('personId')
    if (!isId(personId)) return c.notFound()
    const until = daysLater(localDay(c.var.now, c.var.territory.timeZone), LATER_DAYS)
    await asActor(actor, (tx) => leaveForLater(tx, actor, personId, until))
    flash(c, 'encounters.people.left')
    return c.redirect(below(c, '/diary'), 303)
  })

type DayProps = { sections: Child[]; reminders: Reminder[]; notLately: PersonMet[]; latest: EncounterLine[] }

function DayPage({ sections, reminders, notLately, latest }: DayProps) {
  const { t, weekday, now, dayOf } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="encounters.day.heading"
      kicker={weekday(dayOf(now))}
      actions={
        <>
          <ButtonLink href={below('/diary/new')} label="encounters.day.new" icon="plus" />
          <ButtonLink href={below('/diary/people')} label="encounters.people.heading" quiet />
          <ButtonLink href={below('/diary/cards')} label="encounters.cards.label" quiet />
        </>
      }
    >
      {reminders.length > 0 && (
        <Section heading="encounters.day.reminders">
          <FewFirst
            all={reminders}
            others={(count) => ['encounters.day.otherReminders', { count }]}
            list={(some) => <ReminderList reminders={some} links />}
          />
        </Section>
      )}
      {sections}
      {notLately.length > 0 && (
        <Section
          heading="encounters.day.notLately"
          lead={['encounters.day.notLatelyLead', { days: LATELY_DAYS }]}
          actions={<a href={below('/diary/people?which=not-lately')}>{t('encounters.day.seeAll')}</a>}
        >
          <PeopleToMeet people={notLately} />
        </Section>
      )}
      <Section
        heading="encounters.day.latest"
        actions={latest.length > 0 && <a href={below('/diary/all')}>{t('encounters.day.seeAll')}</a>}
      >
        {latest.length ? (
          <EncounterList encounters={latest} />
        ) : (
          <EmptyState heading="encounters.day.none" text="encounters.day.noneText">
            <ButtonLink href={below('/diary/new')} label="encounters.day.new" />
          </EmptyState>
        )}
      </Section>
    </Page>
  )
}
