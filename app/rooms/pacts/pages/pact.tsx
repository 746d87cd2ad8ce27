import { type Context, Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type FormState, parseForm } from '../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { flash } from '../../../ground/ui/flash.tsx'
import { ButtonLink, Page, Split } from '../../../ground/ui/page.tsx'
import { membersOf } from '../../operators/circles/reads.ts'
import type { CircleMember } from '../../operators/circles/rules.ts'
import { Agreements } from '../agreeing/parts/agreements.tsx'
import { type Agreement, agreementsTo } from '../agreeing/reads.ts'
import { useCrumbs } from '../parts/crumbs.ts'
import { actingOnPact, readingPact, todayOf } from '../parts/pact-here.ts'
import { StateTag } from '../parts/state-tag.tsx'
import { estimateForm, noteForm } from '../progress/forms.ts'
import { Ended } from '../progress/parts/ended.tsx'
import { Estimated } from '../progress/parts/estimated.tsx'
import { Notes } from '../progress/parts/notes.tsx'
import { BothSides, NextSteps } from '../progress/parts/owed.tsx'
import { Reviews } from '../progress/parts/reviews.tsx'
import { ScaleAnswers } from '../progress/parts/scale-answers.tsx'
import {
  type Answer,
  answersOf,
  type Ending,
  type Estimate,
  endingOf,
  estimateOf,
  heldBy,
  type Item,
  itemsOf,
  type Note,
  notesOf,
  type Review,
  reviewsOf,
} from '../progress/reads.ts'
import { addNote, estimateOthers } from '../progress/writes.ts'
import { othersIn, type Pact } from '../reads.ts'
import { asksFor } from '../rules.ts'
import { VersionList } from '../signing/parts/version-list.tsx'
import { type VersionLine, versionLines } from '../signing/reads.ts'
import { TeamList } from '../team/parts/team-list.tsx'

export const onePact = new Hono<Env>()
  .get('/pacts/:id', (c) => showPact(c))
  .post('/pacts/:id/notes', async (c) => {
    const form = await parseForm(noteForm, c)
    if (!form.ok) {
      c.status(422)
      return showPact(c, { note: form })
    }
    await actingOnPact(c, (tx, pact, actor) => addNote(tx, actor, pact, form.once, form.value.words))
    flash(c, 'pacts.note.added')
    return c.redirect(below(c, `/pacts/${c.req.param('id')}#notes`), 303)
  })
  .post('/pacts/:id/estimate', async (c) => {
    const form = await parseForm(estimateForm, c)
    if (!form.ok) {
      c.status(422)
      return showPact(c, { estimate: form })
    }
    await actingOnPact(c, (tx, pact, actor) => estimateOthers(tx, actor, pact, form.once, form.value))
    flash(c, 'pacts.estimate.kept')
    return c.redirect(below(c, `/pacts/${c.req.param('id')}`), 303)
  })

type Forms = { note?: FormState; estimate?: FormState; agreement?: FormState }
type Shown = {
  pact: Pact
  others: { id: string; name: string }[]
  team: CircleMember[]
  items: Item[]
  notes: Note[]
  reviews: Review[]
  answers: Answer[]
  estimate: Estimate | undefined
  ending: Ending | undefined
  versions: VersionLine[]
  agreements: Agreement[]
  heldCents: number
  drafting: boolean
}

/** All that stands on the page; what a kind does not ask, and what cannot be there yet, is not looked for. */
const all = async (tx: ActorTx, pact: Pact): Promise<Shown> => {
  const items = pact.signedOn ? await itemsOf(tx, pact.id) : []
  return {
    pact,
    others: pact.household ? await othersIn(tx, pact) : [],
    team: await membersOf(tx, pact.circleId),
    items,
    notes: await notesOf(tx, pact.id),
    reviews: pact.signedOn ? await reviewsOf(tx, pact.id) : [],
    answers: asksFor(pact.kindOf, 'capability') ? await answersOf(tx, pact.id) : [],
    estimate: asksFor(pact.kindOf, 'indirect') ? await estimateOf(tx, pact.id) : undefined,
    ending: pact.endedOn ? await endingOf(tx, pact.id) : undefined,
    versions: await versionLines(tx, pact.id),
    agreements: await agreementsTo(tx, pact.id),
    heldCents: items.some(({ fundId }) => fundId) ? await heldBy(tx, pact) : 0,
    drafting: pact.drafting,
  }
}

/** The micro-team's page; the one form that was sent comes back with what was typed. */
export async function showPact(c: Context<Env>, forms: Forms = {}) {
  const shown = await readingPact(c, all)
  return c.render(<PactPage {...shown} today={todayOf(c)} forms={forms} />, {
    title: `${shown.pact.person}: ${shown.pact.kind}`,
    section: '/pacts',
  })
}

function PactPage({ pact, today, forms, ...shown }: Shown & { today: string; forms: Forms }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading={{ said: pact.person }}
      kicker={pact.kind}
      {...(shown.others.length > 0 && {
        lead: ['pacts.one.with', { names: shown.others.map(({ name }) => name).join(', ') }] as const,
      })}
      crumbs={useCrumbs()}
      actions={<WhatNext pact={pact} drafting={shown.drafting} />}
    >
      <p class="beside">
        <StateTag state={pact.state} />{' '}
        <a href={below(`/people/${pact.personId}`)}>{t('pacts.one.person')}</a>
      </p>
      <Split
        aside={
          <>
            <TeamList pact={pact} members={shown.team} />
            <VersionList pactId={pact.id} versions={shown.versions} drafting={shown.drafting} />
            {asksFor(pact.kindOf, 'capability') && <ScaleAnswers pact={pact} answers={shown.answers} />}
            {asksFor(pact.kindOf, 'indirect') && (
              <Estimated pactId={pact.id} estimate={shown.estimate} form={forms.estimate ?? {}} />
            )}
            <Agreements pact={pact} {...shown} today={today} form={forms.agreement ?? {}} />
          </>
        }
      >
        {shown.ending && <Ended pact={pact} ending={shown.ending} />}
        {pact.signedOn && !pact.endedOn && <NextSteps pact={pact} items={shown.items} today={today} />}
        {pact.signedOn && <BothSides pact={pact} items={shown.items} today={today} />}
        {pact.signedOn && <Reviews pact={pact} reviews={shown.reviews} />}
        <Notes pactId={pact.id} notes={shown.notes} form={forms.note ?? {}} />
      </Split>
    </Page>
  )
}

/** The one obvious next step of a pact, and what else can be done. */
function WhatNext({ pact, drafting }: { pact: Pact; drafting: boolean }) {
  const below = useBelow()
  const to = (path: string) => below(`/pacts/${pact.id}/${path}`)
  if (pact.state === 'ended') return null
  if (pact.state === 'running')
    return (
      <>
        <ButtonLink href={to('review')} label="pacts.review.heading" />
        <ButtonLink href={to('draft')} label={drafting ? 'pacts.one.goOn' : 'pacts.one.change'} quiet />
        <ButtonLink href={to('end')} label="pacts.end.heading" quiet />
      </>
    )
  return (
    <>
      {pact.state === 'toSign' && <ButtonLink href={to('sign')} label="pacts.sign.heading" />}
      <ButtonLink href={to('draft')} label="pacts.one.write" quiet={pact.state === 'toSign'} />
      <ButtonLink href={to('end')} label="pacts.end.heading" quiet />
    </>
  )
}
