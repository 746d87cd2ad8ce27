import { type Context, Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { Card, CardGrid } from '../../../../ground/ui/card.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { WithTerms } from '../../../../ground/ui/term.tsx'
import { pathsHere } from '../../parts/address.ts'
import { ManagerList } from '../../parts/contacts.tsx'
import { HoursLine, OpenNow } from '../../parts/opening.tsx'
import { headOf, keptAMinute } from '../../parts/public-page.tsx'
import { type PublicPlace, publicPlaces } from '../../places/reads.ts'

type Door = 'offer' | 'ask' | 'propose'

/** What happens after the first word, in the order it happens, and the words that want explaining there. */
const STEPS = [
  { step: 1, terms: ['facilitator'] },
  { step: 2, terms: ['facilitator'] },
  { step: 3, terms: ['lab'] },
] as const

export const doors = new Hono<Env>()
  .get('/offer', keptAMinute, (c) => doorPage(c, 'offer'))
  .get('/ask', keptAMinute, (c) => doorPage(c, 'ask'))
  .get('/propose', keptAMinute, (c) => doorPage(c, 'propose'))

async function doorPage(c: Context<Env>, door: Door) {
  const today = textsOf(c).dayOf(c.var.now)
  const places = await asActor(c.var.actor, (tx) => publicPlaces(tx, c.var.actor, today))
  const points = places.filter((place) => place.kind === 'community_point')
  return c.render(
    <DoorPage door={door} places={points.length > 0 ? points : places} />,
    headOf(c, {
      title: c.var.t(`directory.${door}.heading`),
      about: c.var.t(`directory.${door}.lead`),
      path: pathsHere(c)[door],
    }),
  )
}

/** A person meets a name and a place, not a form: whom to talk to, where, when, and what then happens. */
function DoorPage({ door, places }: { door: Door; places: readonly PublicPlace[] }) {
  const c = useRequestContext<Env>()
  const { t } = useTexts()
  const paths = pathsHere(c)
  return (
    <Page
      heading={`directory.${door}.heading`}
      lead={`directory.${door}.lead`}
      crumbs={[{ href: paths.home, label: { said: c.var.territory.name } }]}
    >
      <Section heading="directory.door.what">
        <ol class="prose">
          {STEPS.map(({ step, terms }) => (
            <li>
              <WithTerms text={t(`directory.${door}.step${step}`)} terms={terms} />
            </li>
          ))}
        </ol>
        <p class="prose">
          {t(`directory.${door}.promise`)} <a href={paths.privacy}>{t('directory.door.privacy')}</a>
        </p>
      </Section>
      <Section heading="directory.door.where">
        {places.length > 0 ? (
          <TalkingPlaces places={places} />
        ) : (
          <EmptyState heading="directory.door.noPlaces" text="directory.door.noPlacesText">
            <ButtonLink href={paths.organisations} label="directory.door.organisations" />
            <ButtonLink href={paths.agenda} label="directory.agenda.all" quiet />
          </EmptyState>
        )}
      </Section>
    </Page>
  )
}

function TalkingPlaces({ places }: { places: readonly PublicPlace[] }) {
  const paths = pathsHere(useRequestContext<Env>())
  return (
    <CardGrid wide>
      {places.map((place) => (
        <Card
          title={place.name}
          href={paths.place(place.id)}
          kicker={[place.address, place.municipality].filter(Boolean).join(', ')}
          foot={
            place.managers.length > 0 && <ManagerList managers={place.managers} href={paths.organisation} />
          }
        >
          <HoursLine hours={place.hours} />
          <OpenNow hours={place.hours} />
        </Card>
      ))}
    </CardGrid>
  )
}
