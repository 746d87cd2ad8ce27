import { type Context, Hono } from 'hono'
import { type Actor, holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { publishForm } from '../forms.ts'
import { EditionTable } from '../parts/edition-table.tsx'
import { FrozenAims } from '../parts/frozen-aims.tsx'
import { editionHere } from '../parts/here.ts'
import { useFrozen } from '../parts/said.tsx'
import { type Edition, publishedContents } from '../reads.ts'
import { type Doubt, doubtsOf } from '../rules.ts'
import { discardEdition, publishEdition } from '../writes.ts'

export const oneEdition = new Hono<Env>()
  .get('/editions/:edition', (c) => show(c))
  .post('/editions/:edition/publish', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const { edition } = await editionHere(c)
    const form = await parseForm(publishForm(hasOpen(edition)), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const published = await asActor(actor, (tx) => publishEdition(tx, actor, edition.id))
    if (published.ok) flash(c, 'indicators.editions.published')
    else flash(c, published.refusal, 'warning')
    return c.redirect(below(c, `/editions/${edition.id}`), 303)
  })
  .post('/editions/:edition/discard', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const { edition } = await editionHere(c)
    if (edition.publishedAt) {
      flash(c, 'indicators.editions.stands', 'warning')
      return c.redirect(below(c, `/editions/${edition.id}`), 303)
    }
    await asActor(actor, (tx) => discardEdition(tx, actor, edition.id))
    flash(c, 'indicators.editions.discarded')
    return c.redirect(below(c, '/editions'), 303)
  })

const hasOpen = ({ said: { completeness } }: Edition) =>
  completeness.sessionsClosed < completeness.sessionsDue

async function show(c: Context<Env>, form: FormState = {}) {
  const { actor } = c.var
  const { edition, before } = await editionHere(c)
  const [last] = edition.publishedAt ? [] : await asActor(actor, (tx) => publishedContents(tx))
  const doubts = last ? doubtsOf(edition.said.figures, last.figures) : []
  return c.render(<EditionPage {...{ edition, before, doubts, actor, form }} />, {
    title: edition.name,
    section: '/editions',
  })
}

type Props = {
  edition: Edition
  before: Edition | undefined
  doubts: Doubt[]
  actor: Actor
  form: FormState
}

function EditionPage({ edition, before, doubts, actor, form }: Props) {
  const { t, day, number, when } = useTexts()
  const at = useBelow()
  const { said } = edition
  const path = `/editions/${edition.id}`
  const keeps = holdsRole(actor, 'coordinator')
  const { sessionsDue, sessionsClosed } = said.completeness
  return (
    <Page
      heading={{ said: edition.name }}
      crumbs={[{ href: at('/editions'), label: 'indicators.editions.heading' }]}
      actions={
        <>
          <ButtonLink href={at(`${path}/edition.json`)} label="indicators.editions.json" quiet />
          <ButtonLink href={at(`${path}/edition.csv`)} label="indicators.table.csv" quiet />
          {keeps && edition.publishedAt && !edition.restatedBy && (
            <ButtonLink
              href={at(`/editions/new?restates=${edition.id}`)}
              label="indicators.editions.restate"
              quiet
            />
          )}
        </>
      }
    >
      {!edition.publishedAt && keeps && <Publish edition={edition} doubts={doubts} form={form} />}
      {edition.restatedBy && (
        <Callout kind="warning" text="indicators.editions.restatedLater">
          <p>
            <a href={at(`/editions/${edition.restatedBy}`)}>{t('indicators.editions.restatedLink')}</a>
          </p>
        </Callout>
      )}
      {before && (
        <Callout heading={['indicators.editions.restates', { name: before.name }]}>
          <p>{edition.reason}</p>
          <p>
            <a href={at(`/editions/compare?a=${before.id}&b=${edition.id}`)}>
              {t('indicators.editions.compare')}
            </a>
          </p>
        </Callout>
      )}
      <DefinitionList
        items={[
          ['indicators.editions.factsUntil', day(edition.untilOn)],
          ['indicators.editions.knownAt', when(edition.knownAt)],
          [
            'indicators.editions.publishedAt',
            edition.publishedAt ? when(edition.publishedAt) : t('indicators.editions.notYet'),
          ],
          [
            'indicators.completeness.closed',
            t('indicators.completeness.closedNote', {
              part: number(sessionsClosed),
              whole: number(sessionsDue),
            }),
          ],
          [
            'indicators.editions.population',
            said.territory.population === null ? undefined : number(said.territory.population),
          ],
          ['indicators.editions.hash', <code class="hash">{edition.hash}</code>],
        ]}
      />
      <p class="hint">{t('indicators.editions.hashHint')}</p>
      <EditionTable said={said} before={before?.said} />
      <FrozenAims said={said} />
    </Page>
  )
}

/** What to look at before anyone may read it, and the two ways on. */
function Publish({ edition, doubts, form }: { edition: Edition; doubts: Doubt[]; form: FormState }) {
  const { t, number } = useTexts()
  const { words } = useFrozen()
  const at = useBelow()
  const { sessionsDue, sessionsClosed } = edition.said.completeness
  const name = ({ code }: Doubt) => words(edition.said.sheets[code])?.name ?? code
  return (
    <Section heading="indicators.editions.draftHeading" lead="indicators.editions.draftLead">
      {doubts.length > 0 && (
        <Callout kind="warning" heading="indicators.editions.doubts">
          <ul>
            {doubts.map((doubt) => (
              <li>
                {t(`indicators.editions.doubt.${doubt.kind}`, {
                  name: name(doubt),
                  before: number(doubt.before),
                  now: doubt.now === null ? '–' : number(doubt.now),
                })}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      <Form {...form} action={at(`/editions/${edition.id}/publish`)} submit="indicators.editions.publish">
        {hasOpen(edition) && (
          <Checkbox
            name="open"
            label={['indicators.editions.open', { count: sessionsDue - sessionsClosed }]}
          />
        )}
      </Form>
      <ActionButton
        action={at(`/editions/${edition.id}/discard`)}
        label="indicators.editions.discard"
        danger
      />
    </Section>
  )
}
