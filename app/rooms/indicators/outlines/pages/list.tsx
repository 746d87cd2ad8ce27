import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { copyForm, nameForm } from '../forms.ts'
import { type Outline, outlineById, outlinesHere } from '../reads.ts'
import { partsOf, SHIPPED, SHIPPED_NAMES, type Shipped } from '../rules.ts'
import { changeOutline, endOutline, makeOutline } from '../writes.ts'
import { editorOf } from './editor.tsx'

export const outlineList = new Hono<Env>()
  .get('/reports/outlines', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const own = await asActor(actor, outlinesHere)
    return c.render(<OutlinesPage own={own} />, {
      title: c.var.t('indicators.outlines.heading'),
      section: '/reports',
    })
  })
  .post('/reports/outlines', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const form = await parseForm(copyForm, c)
    if (!form.ok) throw new NotHere()
    const shipped = form.value.shipped as Shipped
    const { t } = c.var
    await asActor(actor, (tx) =>
      makeOutline(tx, actor, form.once, {
        name: t('indicators.outlines.ownName', { name: t(`indicators.outlines.name.${shipped}`) }),
        parts: partsOf(shipped, (about, part) => t(`indicators.outlines.${about}.${part}`)),
      }),
    )
    flash(c, 'indicators.outlines.made')
    return c.redirect(below(c, `/reports/outlines/${form.once}`), 303)
  })
  .post('/reports/outlines/:outline/end', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const id = c.req.param('outline')
    if (!isId(id)) throw new NotHere()
    await asActor(actor, (tx) => endOutline(tx, actor, id))
    flash(c, 'indicators.outlines.ended')
    return c.redirect(below(c, '/reports/outlines'), 303)
  })

export const outlineEditor = editorOf({
  prefix: '/reports/outlines/:outline',
  heading: 'indicators.outlines.one',
  lead: 'indicators.outlines.oneLead',
  nameLabel: 'indicators.outlines.name',
  nameForm,
  load: async (c, tx) => {
    const id = c.req.param('outline') ?? ''
    const outline = isId(id) ? await outlineById(tx, id) : undefined
    if (!outline) throw new NotHere()
    return {
      ...outline,
      path: `/reports/outlines/${id}`,
      crumbs: [
        { href: '/reports', label: 'indicators.reports.heading' },
        { href: '/reports/outlines', label: 'indicators.outlines.heading' },
      ],
    }
  },
  save: (c, tx, actor, { refill: _, ...change }) =>
    changeOutline(tx, actor, c.req.param('outline') ?? '', change),
})

function OutlinesPage({ own }: { own: Outline[] }) {
  const { t } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading="indicators.outlines.heading"
      lead="indicators.outlines.lead"
      crumbs={[{ href: at('/reports'), label: 'indicators.reports.heading' }]}
      width="reading"
    >
      {own.length > 0 && (
        <Section heading="indicators.outlines.ownOnes">
          <ul class="plain-list stack">
            {own.map(({ id, name }) => (
              <li class="beside">
                <a href={at(`/reports/outlines/${id}`)}>{name}</a>
                <ButtonLink href={at(`/reports/new?outline=${id}`)} label="indicators.outlines.use" quiet />
                <ActionButton action={at(`/reports/outlines/${id}/end`)} label="indicators.outlines.end" />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section heading="indicators.outlines.shipped" lead="indicators.outlines.shippedLead">
        {SHIPPED_NAMES.map((name) => (
          <section class="panel stack">
            <h3>{t(`indicators.outlines.name.${name}`)}</h3>
            <p>{t(`indicators.outlines.about.${name}`)}</p>
            <p class="hint">
              {SHIPPED[name].map(({ name: part }) => t(`indicators.outlines.part.${part}`)).join(' · ')}
            </p>
            <ActionButton
              action={at('/reports/outlines')}
              label="indicators.outlines.copy"
              fields={{ shipped: name }}
            />
          </section>
        ))}
      </Section>
    </Page>
  )
}
