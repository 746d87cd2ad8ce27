import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { pathsHere } from '../../parts/address.ts'
import { headOf, keptAMinute } from '../../parts/public-page.tsx'
import { DESK } from '../../parts/words.ts'
import { STATEMENT_REVISED_ON } from '../rules.ts'

const NOT_ACCESSIBLE = ['untested', 'writers', 'documents', 'pictures'] as const
const TESTED = ['automatic', 'keyboard', 'narrow', 'large', 'colours', 'forms', 'noScript', 'print'] as const

/** The statement that AgID's model asks for, saying what was tested and what was not. */
export const accessibility = new Hono<Env>().get('/accessibility', keptAMinute, (c) => {
  const { t, territory } = c.var
  const title = t('directory.accessibility.heading')
  const about = t('directory.accessibility.lead', { territory: territory.name })
  return c.render(<AccessibilityPage />, headOf(c, { title, about, path: pathsHere(c).accessibility }))
})

function AccessibilityPage() {
  const c = useRequestContext<Env>()
  const { t, day } = useTexts()
  const paths = pathsHere(c)
  const { name } = c.var.territory
  return (
    <Page
      heading="directory.accessibility.heading"
      lead={['directory.accessibility.lead', { territory: name }]}
      width="reading"
      actions={
        holdsRole(c.var.actor, ...DESK) && (
          <ButtonLink href={paths.feedbackReceived} label="directory.received.heading" icon="inbox" quiet />
        )
      }
    >
      <Section heading="directory.accessibility.state">
        <p>{t('directory.accessibility.partly')}</p>
      </Section>
      <Section heading="directory.accessibility.missing" lead="directory.accessibility.missingLead">
        <Points keys={NOT_ACCESSIBLE.map((point) => `directory.accessibility.missing.${point}` as const)} />
      </Section>
      <Section heading="directory.accessibility.how" lead="directory.accessibility.howLead">
        <Points keys={TESTED.map((point) => `directory.accessibility.tested.${point}` as const)} />
        <p>{t('directory.accessibility.revised', { day: day(STATEMENT_REVISED_ON) })}</p>
      </Section>
      <Section heading="directory.accessibility.feedback">
        <p>{t('directory.accessibility.feedbackText', { territory: name })}</p>
        <ButtonLink href={paths.feedback} label="directory.feedback.heading" icon="comment" />
      </Section>
      <Section heading="directory.accessibility.enforcement">
        <p>{t('directory.accessibility.enforcementText')}</p>
      </Section>
      <Section heading="directory.accessibility.about">
        <p>{t('directory.accessibility.aboutText', { territory: name })}</p>
      </Section>
    </Page>
  )
}

function Points({ keys }: { keys: readonly TextKey[] }) {
  const { t } = useTexts()
  return (
    <ul class="prose">
      {keys.map((key) => (
        <li>{t(key)}</li>
      ))}
    </ul>
  )
}
