import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { houseFingerprint } from '../../../../ground/access/signing.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Card, CardGrid } from '../../../../ground/ui/card.tsx'
import { FileField } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { SECTION, usePracticeCrumbs } from '../../parts/here.ts'
import { KEEPERS } from '../../rules.ts'
import { arrivalForm } from '../forms.ts'
import { languageOf } from '../parts/language.ts'
import { SHIPPED, shippedPack } from '../parts/shipped/list.ts'
import { readPack, signedPack } from '../parts/signed.ts'
import { type Offered, offeredFile, packsOffered } from '../reads.ts'
import { inFours, saidIn } from '../rules.ts'
import { receivePack } from '../writes.ts'

/** Where practices come from: the four that come with Trama, the neighbours of this installation, a file. */
export const packList = new Hono<Env>()
  .get('/practices/packs', (c) => show(c))
  .post('/practices/packs', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const form = await parseForm(arrivalForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const { file, shipped, offered } = form.value
    const known = shipped ? shippedPack(shipped) : undefined
    const text = file
      ? await file.text()
      : known
        ? signedPack(known)
        : offered && (await asActor(actor, (tx) => offeredFile(tx, offered)))
    const read = text ? readPack(text) : ({ ok: false, refusal: 'practices.packs.gone' } as const)
    if (!read.ok) {
      c.status(422)
      return show(
        c,
        file ? { ...form, errors: { file: [read.refusal] } } : { ...form, refusal: read.refusal },
      )
    }
    await asActor(actor, (tx) => receivePack(tx, actor, form.once, read.value, languageOf(c)))
    return c.redirect(below(c, `/practices/packs/${form.once}`), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const actor = requireRole(c, ...KEEPERS)
  const offered = await asActor(actor, (tx) => packsOffered(tx))
  const neighbours = offered.filter(({ slug }) => slug !== c.var.territory.slug)
  return c.render(<PacksPage neighbours={neighbours} form={form} />, {
    title: c.var.t('practices.packs.heading'),
    section: SECTION,
  })
}

function PacksPage({ neighbours, form }: { neighbours: Offered[]; form: FormState }) {
  const { t, day, language } = useTexts()
  const at = useBelow()
  const crumbs = usePracticeCrumbs()
  const action = at('/practices/packs')
  return (
    <Page heading="practices.packs.heading" lead="practices.packs.lead" terms={['pack']} crumbs={crumbs()}>
      <Section heading="practices.packs.shipped">
        <CardGrid wide>
          {SHIPPED.map(({ slug, pack }) => (
            <Card
              title={saidIn(pack.title, language)}
              foot={<ActionButton action={action} label="practices.packs.look" fields={{ shipped: slug }} />}
            >
              <p>{saidIn(pack.lead, language)}</p>
            </Card>
          ))}
        </CardGrid>
      </Section>
      {neighbours.length > 0 && (
        <Section heading="practices.packs.neighbours">
          <CardGrid wide>
            {neighbours.map(({ id, practiceId, slug, territory, title, number, madeAt }) => (
              <Card
                title={title}
                href={`/${slug}/practices/${practiceId}`}
                kicker={territory}
                foot={<ActionButton action={action} label="practices.packs.look" fields={{ offered: id }} />}
              >
                <p>{t('practices.setUp.made', { number, day: day(madeAt) })}</p>
              </Card>
            ))}
          </CardGrid>
        </Section>
      )}
      <Section heading="practices.packs.fromFile" lead="practices.packs.fromFileLead">
        <Form {...form} action={action} files submit="practices.packs.look">
          <FileField
            name="file"
            label="practices.packs.file"
            hint="practices.packs.fileHint"
            accept=".json,application/json"
            required
          />
        </Form>
        <p class="hint">
          {t('practices.packs.ownKey')} <code class="hash">{inFours(houseFingerprint())}</code>
        </p>
      </Section>
    </Page>
  )
}
