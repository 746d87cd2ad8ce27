import { type Context, Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import { flash } from '../../../ground/ui/flash.tsx'
import { ButtonLink, Page } from '../../../ground/ui/page.tsx'
import { publishForm } from '../forms.ts'
import { inFours } from '../packs/rules.ts'
import { keeps, keptHere, SECTION, usePracticeCrumbs } from '../parts/here.ts'
import { Keeping } from '../parts/keeping.tsx'
import { type PracticeRead, readHere } from '../parts/read-here.ts'
import { SheetBody } from '../parts/sheet-body.tsx'
import { Travelled } from '../parts/travelled.tsx'
import { versionsOf } from '../reads.ts'
import { KEEPERS } from '../rules.ts'
import { publishPractice, withdrawPractice } from '../writes.ts'

export const onePractice = new Hono<Env>()
  .get('/practices/:practice', (c) => show(c))
  .post('/practices/:practice/publish', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const { id } = await keptHere(c)
    const versions = await asActor(actor, (tx) => versionsOf(tx, id))
    const form = await parseForm(publishForm(versions.length === 0), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const { slug, name } = c.var.territory
    const published = await asActor(actor, (tx) =>
      publishPractice(tx, actor, { id, versionId: form.once }, { here: { slug, name }, ...form.value }),
    )
    if (!published.ok) {
      c.status(409)
      return show(c, { ...form, refusal: published.refusal })
    }
    flash(c, 'practices.publish.done')
    return c.redirect(below(c, `/practices/${id}`), 303)
  })
  .post('/practices/:practice/withdraw', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const { id } = await keptHere(c)
    await asActor(actor, (tx) => withdrawPractice(tx, actor, id))
    flash(c, 'practices.publish.withdrawn')
    return c.redirect(below(c, `/practices/${id}`), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const found = await readHere(c)
  return c.render(<PracticePage {...found} form={form} keeps={keeps(c)} />, {
    title: found.text.title,
    section: SECTION,
    ...(found.version === null && { robots: 'noindex' as const }),
  })
}

type Props = PracticeRead & { form: FormState; keeps: boolean }

function PracticePage({ practice, text, version, versions, origin, packs, copied, form, keeps: may }: Props) {
  const { t, day } = useTexts()
  const at = useBelow()
  const crumbs = usePracticeCrumbs()
  const path = `/practices/${practice.id}`
  const query = version ? `?version=${version.number}` : '?version=draft'
  const [latest] = versions
  return (
    <Page
      heading={{ said: text.title }}
      kicker={t('practices.list.one')}
      crumbs={crumbs()}
      actions={
        <>
          <ButtonLink href={at(`${path}/document.docx${query}`)} label="practices.paper.docx" quiet />
          <ButtonLink href={at(`${path}/paper${query}`)} label="practices.paper.print" quiet />
          {versions.length > 1 && (
            <ButtonLink href={at(`${path}/versions`)} label="practices.versions.heading" quiet />
          )}
        </>
      }
    >
      {!version && <Callout text="practices.paper.draft" />}
      {version && latest && latest.number !== version.number && (
        <Callout text="practices.versions.later">
          <p>
            <a href={at(path)}>{t('practices.versions.last')}</a>
          </p>
        </Callout>
      )}
      {may && <Keeping practice={practice} versions={versions.length} form={form} />}
      {origin && (
        <Callout heading="practices.adopted.from">
          <p>
            <a href={at(`/practices/adopted/${origin.id}`)}>
              {t('practices.list.adoptedLine', {
                title: origin.title,
                territory: origin.fromName ?? 'Trama',
                number: origin.number,
                day: day(origin.adoptedAt),
              })}
            </a>
          </p>
        </Callout>
      )}
      <SheetBody text={text} />
      <Travelled practiceId={practice.id} packs={packs} copied={copied} />
      {version && (
        <p class="hint">
          {t('practices.paper.version', { number: version.number, day: day(version.publishedAt) })}{' '}
          <code class="hash">{inFours(version.hash)}</code>
        </p>
      )}
    </Page>
  )
}
