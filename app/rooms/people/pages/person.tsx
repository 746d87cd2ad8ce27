import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { holdsRole, type SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import { ButtonLink, Page, Split } from '../../../ground/ui/page.tsx'
import { PrivacyLink } from '../consents/parts/privacy-link.tsx'
import { LikelyList } from '../duplicates/parts/likely-list.tsx'
import { PastMerges } from '../duplicates/parts/past-merges.tsx'
import { type Likely, likelySameAs, mergesInto, type PastMerge } from '../duplicates/reads.ts'
import { Households } from '../households/parts/households.tsx'
import { type HouseholdOf, householdsOf } from '../households/reads.ts'
import { PersonProfile } from '../parts/person-profile.tsx'
import { personSections } from '../parts/sections.ts'
import { keptIdOf, type Person, personById } from '../reads.ts'
import { fullName, STAFF, TEAM } from '../rules.ts'
import { BreakGlassLink } from '../sensitive/parts/break-glass-link.tsx'
import { OPENS } from '../sensitive/rules.ts'
import { VulnerabilityLink } from '../vulnerability/parts/vulnerability-link.tsx'
import { countVulnerability } from '../vulnerability/reads.ts'

export const onePerson = new Hono<Env>().get('/people/:id', async (c) => {
  const actor = requireRole(c, ...STAFF)
  const id = c.req.param('id')
  if (!isId(id)) return c.notFound()
  const answer = await asActor(actor, async (tx) => {
    const kept = await keptIdOf(tx, id)
    return kept === id ? { shown: await aboutPerson(tx, actor, id) } : { kept }
  })
  if (answer.kept) return c.redirect(below(c, `/people/${answer.kept}`), 303)
  if (!answer.shown) return c.notFound()
  return c.render(<PersonPage {...answer.shown} />, { title: fullName(answer.shown.person) })
})

type About = {
  person: Person
  sections: Child[]
  /** Only for the team: who sets a territory up knows names, not lives. */
  close?: { households: HouseholdOf[]; likely: Likely[]; merges: PastMerge[]; facts: number; opens: boolean }
}

async function aboutPerson(tx: ActorTx, actor: SignedInActor, id: string): Promise<About | undefined> {
  const person = await personById(tx, id)
  if (!person) return undefined
  if (!holdsRole(actor, ...TEAM)) return { person, sections: [] }
  const close = {
    households: await householdsOf(tx, id),
    likely: await likelySameAs(tx, id),
    merges: await mergesInto(tx, id),
    facts: await countVulnerability(tx, id),
    opens: holdsRole(actor, ...OPENS),
  }
  const sections: Child[] = []
  for (const section of personSections) sections.push(await section(tx, actor, id))
  return { person, sections, close }
}

function PersonPage({ person, sections, close }: About) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading={{ said: fullName(person) }}
      kicker={t('people.person.kicker')}
      crumbs={[{ href: below('/people'), label: 'people.list.heading' }]}
      actions={
        close && (
          <ButtonLink
            href={below(`/people/${person.id}/edit`)}
            label="people.person.edit"
            icon="pencil"
            quiet
          />
        )
      }
    >
      {close && close.likely.length > 0 && (
        <Callout kind="info" heading="people.person.likely">
          <LikelyList likely={close.likely} beside={person.id} />
        </Callout>
      )}
      <Split
        aside={
          <>
            <PersonProfile person={person} />
            {close && <Households households={close.households} personId={person.id} />}
            {close && <VulnerabilityLink personId={person.id} facts={close.facts} />}
            {close?.opens && <BreakGlassLink personId={person.id} />}
            {close && <PrivacyLink personId={person.id} />}
            {close && <PastMerges merges={close.merges} />}
          </>
        }
      >
        {sections}
      </Split>
    </Page>
  )
}
