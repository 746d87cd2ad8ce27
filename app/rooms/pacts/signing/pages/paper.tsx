import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { sendDocx } from '../../../../ground/files/docx.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { type Version, versionsOf } from '../../draft/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { readingPact, todayOf } from '../../parts/pact-here.ts'
import { partWords } from '../../parts/part-words.ts'
import type { Pact } from '../../reads.ts'
import { pactDocx } from '../parts/pact-docx.ts'
import { PactPaper } from '../parts/pact-paper.tsx'
import { type Signature, type Signer, signaturesOf, signersOf } from '../reads.ts'

type Paper = { pact: Pact; version: Version; signers: Signer[]; signatures: Signature[] }

const paperOf =
  (number: string, today: string) =>
  async (tx: ActorTx, pact: Pact): Promise<Paper> => {
    const [version] = /^\d{1,6}$/.test(number) ? await versionsOf(tx, pact.id, Number(number)) : []
    if (!version) throw new NotHere()
    const signatures = (await signaturesOf(tx, pact.id)).filter(({ versionId }) => versionId === version.id)
    return { pact, version, signers: await signersOf(tx, pact, today), signatures }
  }

export const pactPaper = new Hono<Env>()
  .get('/pacts/:id/versions/:number', async (c) => {
    const paper = await readingPact(c, paperOf(c.req.param('number'), todayOf(c)))
    return c.render(<PaperPage {...paper} territory={c.var.territory.name} />, {
      title: `${paper.pact.kind}: ${paper.pact.person}`,
      section: '/pacts',
    })
  })
  .get('/pacts/:id/versions/:number/document.docx', async (c) => {
    const { version, signers } = await readingPact(c, paperOf(c.req.param('number'), todayOf(c)))
    const { text, number } = version
    const file = await pactDocx({ text, number, signers, territory: c.var.territory.name, texts: textsOf(c) })
    return sendDocx(c, file, `${c.var.t('pacts.paper.file')}-${number}`)
  })

function PaperPage({ pact, version, signers, signatures, territory }: Paper & { territory: string }) {
  const { t, day } = useTexts()
  const below = useBelow()
  const { text, number } = version
  const here = `/pacts/${pact.id}/versions/${number}`
  return (
    <div class="paper">
      <Page
        heading={{ said: text.kind }}
        kicker={t('pacts.paper.version', { number })}
        lead={['pacts.paper.between', { name: [text.person, ...text.others].join(', '), territory }]}
        crumbs={useCrumbs(pact)}
        actions={<ButtonLink href={below(`${here}/document.docx`)} label="pacts.paper.docx" quiet />}
      >
        {!version.whole && <Callout kind="error" text="pacts.sign.altered" alert />}
        <PactPaper text={text} />
        <section>
          <h2>{t('pacts.sign.signatures')}</h2>
          {signatures.length > 0 ? (
            <ul>
              {signatures.map((one) => (
                <li>{t('pacts.sign.signedBy', { name: one.name, day: day(one.signedOn) })}</li>
              ))}
            </ul>
          ) : (
            <ul class="sign-lines">
              {signers.map(({ name, part }) => (
                <li>
                  <span>{part ? `${name} (${partWords(t, part)})` : name}</span>
                  <span class="line" />
                </li>
              ))}
            </ul>
          )}
        </section>
      </Page>
    </div>
  )
}
