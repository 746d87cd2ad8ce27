import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { sendDocx } from '../../../../ground/files/docx.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { kindOrNotHere } from '../../kinds/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { idHere } from '../../parts/here.ts'
import { agreementDocx } from '../parts/paper-docx.ts'
import { type PaperText, paperText } from '../parts/paper-lines.ts'
import { type Agreement, agreementById, wordsOf } from '../reads.ts'

async function paperHere(c: Context<Env>): Promise<{ agreement: Agreement; text: PaperText }> {
  const actor = requireRole(c, ...TEAM)
  return asActor(actor, async (tx) => {
    const agreement = await agreementById(tx, idHere(c))
    const kind = agreement && kindOrNotHere(agreement.kind)
    if (!agreement || !kind?.agreement.paper) throw new NotHere()
    return { agreement, text: paperText(textsOf(c), kind, agreement, await wordsOf(tx, actor, agreement)) }
  })
}

export const agreementPaper = new Hono<Env>()
  .get('/exchange/agreements/:id/document', async (c) => {
    const { agreement, text } = await paperHere(c)
    return c.render(<PaperPage agreement={agreement} text={text} territory={c.var.territory.name} />, {
      title: text.title,
      section: '/exchange',
      robots: 'noindex',
    })
  })
  .get('/exchange/agreements/:id/document.docx', async (c) => {
    const { text } = await paperHere(c)
    const file = await agreementDocx({ text, territory: c.var.territory.name, texts: textsOf(c) })
    return sendDocx(c, file, c.var.t('exchange.paper.file'))
  })

function PaperPage({
  agreement,
  text,
  territory,
}: {
  agreement: Agreement
  text: PaperText
  territory: string
}) {
  const { t } = useTexts()
  const below = useBelow()
  const here = below(`/exchange/agreements/${agreement.id}`)
  return (
    <div class="paper">
      <Page
        heading={{ said: text.title }}
        lead={['exchange.paper.between', { territory }]}
        crumbs={[...useCrumbs(), { href: here, label: { said: agreement.title } }]}
        actions={<ButtonLink href={`${here}/document.docx`} label="exchange.paper.docx" quiet />}
      >
        <ul>
          {text.between.map(({ part, name }) => (
            <li>
              <strong>{part}</strong>: {name}
            </li>
          ))}
        </ul>
        <section class="prose">
          <h2>{t('exchange.paper.agreed')}</h2>
          <ul>
            {text.lines.map(({ label, words }) => (
              <li>
                <strong>{label}</strong>: {words}
              </li>
            ))}
          </ul>
        </section>
        {text.articles.length > 0 && (
          <section class="prose">
            <h2>{t('exchange.paper.articles')}</h2>
            <ol>
              {text.articles.map((article) => (
                <li>{article}</li>
              ))}
            </ol>
          </section>
        )}
        <section>
          <h2>{t('exchange.paper.signatures')}</h2>
          <ul class="sign-lines">
            {text.between.map(({ name }) => (
              <li>
                <span>{name}</span>
                <span class="line" />
              </li>
            ))}
          </ul>
        </section>
      </Page>
    </div>
  )
}
