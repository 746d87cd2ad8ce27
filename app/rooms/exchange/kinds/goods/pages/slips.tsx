import { Hono } from 'hono'
import type { Env } from '../../../../../ground/access/request.ts'
import { requireRole } from '../../../../../ground/access/signed-in.ts'
import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../../ground/ui/below.ts'
import { Page, Section } from '../../../../../ground/ui/page.tsx'
import { TEAM } from '../../../../people/rules.ts'

const LINE = '________________________________'
const SLIPS = {
  give: ['what', 'name', 'phone'],
  ask: ['what', 'name', 'phone', 'when'],
  hours: ['what', 'when', 'howMany', 'to', 'signed'],
} as const

/** Slips to print, for whoever does not use the internet: to give, to ask, and to tell hours. */
export const slips = new Hono<Env>().get('/emporium/slips', (c) => {
  requireRole(c, ...TEAM)
  return c.render(<SlipsPage />, { title: c.var.t('exchange.goods.slips.heading'), section: '/exchange' })
})

function SlipsPage() {
  const { t } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading="exchange.goods.slips.heading"
      lead="exchange.goods.slips.lead"
      terms={['emporium']}
      crumbs={[{ href: at('/emporium'), label: 'exchange.goods.desk.heading' }]}
      width="reading"
    >
      <p class="hint">{t('exchange.goods.slips.print')}</p>
      {(Object.keys(SLIPS) as (keyof typeof SLIPS)[]).map((slip) => (
        <Section heading={`exchange.goods.slips.${slip}`}>
          <div class="panel stack">
            {SLIPS[slip].map((line) => (
              <p>{`${t(`exchange.goods.slips.${line}`)}: ${LINE}`}</p>
            ))}
            <p class="hint">{t('exchange.goods.slips.rule')}</p>
          </div>
        </Section>
      ))}
    </Page>
  )
}
