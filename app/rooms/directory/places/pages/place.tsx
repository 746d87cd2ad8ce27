import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { ButtonLink, Page, Section, Split } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { placeSections } from '../../../places/centers/parts/sections.ts'
import { StaffOfPlace } from '../../../places/parts/staff-of-place.tsx'
import type { ListedEntry } from '../../entries/reads.ts'
import { originOf, pathsHere } from '../../parts/address.ts'
import { ManagerList } from '../../parts/contacts.tsx'
import { placeData } from '../../parts/json-ld.ts'
import { HoursList, OpenNow } from '../../parts/opening.tsx'
import { Paragraphs } from '../../parts/paragraphs.tsx'
import { headOf, keptAMinute } from '../../parts/public-page.tsx'
import { SessionList } from '../../parts/session-list.tsx'
import { placeKind, STAFF } from '../../parts/words.ts'
import { type PlaceToRead, placeToRead } from '../reads.ts'

const COMING = 12

export const place = new Hono<Env>().get('/places/:id{[0-9a-fA-F-]{36}}', keptAMinute, async (c) => {
  const { id } = c.req.param()
  if (!isId(id)) return c.notFound()
  const { actor, now } = c.var
  const asked = { today: textsOf(c).dayOf(now), now, limit: COMING }
  const found = await asActor(actor, (tx) => placeToRead(tx, actor, id, asked))
  if (!found) return c.notFound()
  const about = { placeId: id, day: asked.today, now }
  const sections = await asActor(actor, async (tx) => {
    const made: Child[] = []
    for (const section of placeSections) made.push(await section(tx, actor, about))
    return made
  })

  const paths = pathsHere(c)
  const { name, description, publishedOn } = found.place
  const path = publishedOn ? paths.place(id) : undefined
  return c.render(
    <PlacePage {...found} sections={sections} />,
    headOf(c, {
      title: name,
      about: description,
      path,
      jsonLd: path ? placeData(found.place, originOf(c) + path) : undefined,
      calendar: paths.placeCalendar(id),
      card: { kind: 'place', id },
    }),
  )
})

type PlaceProps = { place: PlaceToRead; coming: readonly ListedEntry[]; sections: Child[] }

function PlacePage({ place, coming, sections }: PlaceProps) {
  const c = useRequestContext<Env>()
  const { t } = useTexts()
  const paths = pathsHere(c)
  const isStaff = holdsRole(c.var.actor, ...STAFF)
  return (
    <Page
      heading={{ said: place.name }}
      kicker={t(placeKind(place.kind))}
      crumbs={[{ href: paths.places, label: 'directory.places.heading' }]}
      actions={
        isStaff && (
          <ButtonLink href={`${paths.place(place.id)}/edit`} label="directory.staff.manage" icon="pencil" />
        )
      }
    >
      {!place.publishedOn && <Callout heading="directory.draft.heading" text="directory.draft.text" />}
      {place.closedOn && <ClosedNotice on={place.closedOn} />}
      <Split aside={<PlaceFacts place={place} />}>
        {place.description && <Paragraphs text={place.description} />}
        {sections}
        <Section
          heading="directory.place.coming"
          actions={
            place.publishedOn && <a href={paths.placeCalendar(place.id)}>{t('directory.agenda.subscribe')}</a>
          }
        >
          {coming.length > 0 ? (
            <SessionList sessions={coming} href={paths.entry} dated />
          ) : (
            <p>{t('directory.place.noneComing')}</p>
          )}
        </Section>
      </Split>
      {isStaff && <StaffOfPlace place={{ id: place.id, published_on: place.publishedOn }} />}
    </Page>
  )
}

const ClosedNotice = ({ on }: { on: string }) => {
  const { day } = useTexts()
  return <Callout kind="warning" heading={['directory.place.closed', { day: day(on) }]} />
}

function PlaceFacts({ place }: { place: PlaceToRead }) {
  const { t, number } = useTexts()
  const paths = pathsHere(useRequestContext<Env>())
  const since = place.reactivatedOn ?? place.openedOn
  return (
    <div class="panel stack">
      <div>
        <h2>{t('directory.place.hours')}</h2>
        {!place.closedOn && <OpenNow hours={place.hours} />}
        <HoursList hours={place.hours} />
      </div>
      <div>
        <h2>{t('directory.place.contacts')}</h2>
        <ManagerList managers={place.managers} href={paths.organisation} />
      </div>
      <DefinitionList
        items={[
          ['directory.place.address', addressWords(place)],
          ['directory.place.map', <MapLink place={place} />],
          [
            'directory.place.capacity',
            place.capacity &&
              t('directory.place.seats', { count: place.capacity, number: number(place.capacity) }),
          ],
          [
            place.reactivatedOn ? 'directory.place.reactivated' : 'directory.place.opened',
            since && <When at={since} as="day" />,
          ],
        ]}
      />
    </div>
  )
}

const addressWords = ({ address, municipality }: PlaceToRead) =>
  [address, municipality].filter(Boolean).join(', ')

/** Opens whatever map the person's own device has; nothing is asked of anyone else. */
function MapLink({ place: { latitude, longitude } }: { place: PlaceToRead }) {
  const { t } = useTexts()
  if (latitude === null || longitude === null) return null
  return (
    <a href={`geo:${latitude},${longitude}?q=${latitude},${longitude}`}>{t('directory.place.openMap')}</a>
  )
}
