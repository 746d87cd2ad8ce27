import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { EVIDENCE_KINDS } from '../../rules.ts'
import { halfLifeForm } from '../forms.ts'
import { halfLifeDays } from '../reads.ts'
import { HALF_LIFE, WEIGHTS } from '../rules.ts'
import { setHalfLife } from '../writes.ts'

const DESK = ['coordinator', 'administrator'] as const

/** How ties are weighed here, in words, and the one number a territory may choose. */
export const settingsPages = new Hono<Env>()
  .get('/ties/settings', async (c) => show(c, requireRole(c, ...DESK)))
  .post('/ties/settings', async (c) => {
    const actor = requireRole(c, ...DESK)
    const form = await parseForm(halfLifeForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, form)
    }
    await asActor(actor, (tx) => setHalfLife(tx, actor, form.value.days))
    flash(c, 'ties.settings.saved')
    return c.redirect(below(c, '/ties/settings'), 303)
  })

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const days = await asActor(actor, halfLifeDays)
  return c.render(<SettingsPage days={days} form={form} />, {
    title: c.var.t('ties.settings.heading'),
    section: '/network',
  })
}

function SettingsPage({ days, form }: { days: number; form: FormState }) {
  const { t, number } = useTexts()
  return (
    <Page heading="ties.settings.heading" lead="ties.settings.lead" terms={['tie']} width="reading">
      <Form {...form}>
        <Field
          name="days"
          type="number"
          label="ties.settings.days"
          hint={['ties.settings.hint', { usual: number(HALF_LIFE.usual) }]}
          value={String(days)}
          min={String(HALF_LIFE.least)}
          max={String(HALF_LIFE.most)}
          required
        />
      </Form>
      <Section heading="ties.settings.weights" lead="ties.settings.weightsLead">
        <Table
          caption="ties.settings.weights"
          captionHidden
          rows={[...EVIDENCE_KINDS]}
          columns={[
            { heading: 'ties.settings.kind', main: true, cell: (kind) => t(`ties.evidence.${kind}`) },
            { heading: 'ties.settings.weight', numeric: true, cell: (kind) => number(WEIGHTS[kind]) },
          ]}
        />
      </Section>
    </Page>
  )
}
