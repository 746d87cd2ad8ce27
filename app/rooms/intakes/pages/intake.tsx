import type { Context } from 'hono'
import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { localDay } from '../../../ground/calendar/local-time.ts'
import { asActor } from '../../../ground/db/database.ts'
import { statusOfRetry } from '../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import { ButtonLink, Page, Split } from '../../../ground/ui/page.tsx'
import { TEAM } from '../../people/rules.ts'
import { ReadingSection } from '../attention/parts/reading.tsx'
import { GoingSections } from '../going/parts/going.tsx'
import { IntakeAside } from '../parts/intake-aside.tsx'
import { intakeHere } from '../parts/intake-here.ts'
import { type IntakeLoaded, loadIntake } from '../parts/intake-loaded.ts'
import type { Sent } from '../parts/sent.ts'
import { StoryShown } from '../parts/story-shown.tsx'
import { agrees } from '../rules.ts'
import { PathSection } from '../school/parts/path-section.tsx'

export const oneIntake = new Hono<Env>().get('/intakes/:id', (c) => {
  const actor = requireRole(c, ...TEAM)
  return showIntake(c, actor, c.req.param('id'))
})

/** The page of an intake; the one form that was sent comes back with what was typed. */
export async function showIntake(c: Context<Env>, actor: SignedInActor, id: string, sent: Sent = {}) {
  const today = localDay(c.var.now, c.var.territory.timeZone)
  const loaded = await asActor(actor, async (tx) => {
    const intake = await intakeHere(tx, id)
    return loadIntake(tx, actor, intake, today, sent)
  })
  if (sent.form) c.status(statusOfRetry(sent.form))
  return c.render(<IntakePage {...loaded} sent={sent} today={today} />, {
    title: loaded.intake.name,
    section: '/intakes',
  })
}

export type IntakeProps = IntakeLoaded & { sections: Child[]; sent: Sent; today: string }

function IntakePage(props: IntakeProps) {
  const { t } = useTexts()
  const below = useBelow()
  const { intake, besides, inside, sections } = props
  return (
    <Page
      heading={{ said: intake.name }}
      kicker={t('intakes.one.kicker')}
      crumbs={[{ href: below('/intakes'), label: 'intakes.list.heading' }]}
      actions={
        <>
          {inside && (
            <ButtonLink
              href={below(`/intakes/${intake.id}/story`)}
              label="intakes.story.edit"
              icon="pencil"
              quiet
            />
          )}
          <ButtonLink href={below(`/people/${intake.personId}`)} label="intakes.one.person" quiet />
        </>
      }
    >
      {!intake.closedOn && !agrees(props.agreements) && (
        <Callout kind="warning" heading="intakes.one.noAgreement" text="intakes.one.noAgreementText" />
      )}
      {intake.closedOn && <Callout kind="info" heading="intakes.one.isClosed" />}
      {besides && <Callout kind="info" heading="intakes.one.besides" text="intakes.one.besidesText" />}
      <Split aside={<IntakeAside {...props} />}>
        <StoryShown story={props.story} />
        {sections}
        <PathSection {...props} />
        <GoingSections {...props} />
        <ReadingSection {...props} />
      </Split>
    </Page>
  )
}
