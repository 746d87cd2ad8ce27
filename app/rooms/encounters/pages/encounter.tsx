import { Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { type ActorTx, asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { type FromPaper, fromPaper } from '../../../ground/paper/sources.ts'
import { CameFromPaper } from '../../../ground/paper/typing-parts.tsx'
import { PhotoStrip } from '../../../ground/photos/photo-strip.tsx'
import { type KeptPhoto, photosOf } from '../../../ground/photos/stand.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { DefinitionList } from '../../../ground/ui/definition-list.tsx'
import { ButtonLink, Page, Section } from '../../../ground/ui/page.tsx'
import { Tag, TagList } from '../../../ground/ui/tag.tsx'
import { When } from '../../../ground/ui/when.tsx'
import { TEAM } from '../../people/rules.ts'
import { ReminderList } from '../day/parts/reminder-list.tsx'
import { whoWasThere } from '../parts/encounter-list.tsx'
import { encounterSteps } from '../parts/sections.ts'
import { type Encounter, readEncounter } from '../reads.ts'

export const oneEncounter = new Hono<Env>().get('/diary/:id', async (c) => {
  const actor = requireRole(c, ...TEAM)
  const id = c.req.param('id')
  const found = isId(id) ? await asActor(actor, (tx) => readWithSources(tx, actor, id)) : undefined
  if (!found) return c.notFound()
  const own = found.encounter.authorId === actor.personId
  return c.render(<EncounterPage {...found} own={own} />, {
    title: whoWasThere(found.encounter),
    section: '/diary',
  })
})

async function readWithSources(tx: ActorTx, actor: SignedInActor, id: string) {
  const encounter = await readEncounter(tx, actor, id)
  if (!encounter) return undefined
  return {
    encounter,
    sources: await fromPaper(tx, 'encounter', [id]),
    photos: await photosOf(tx, { kind: 'encounter', id }),
  }
}

type Props = { encounter: Encounter; sources: FromPaper[]; photos: KeptPhoto[]; own: boolean }

function EncounterPage({ encounter, sources, photos, own }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading={{ said: whoWasThere(encounter) }}
      kicker={t('encounters.one.kicker')}
      crumbs={[{ href: below('/diary'), label: 'encounters.day.heading' }]}
      actions={
        <>
          <ButtonLink href={below('/diary/new')} label="encounters.day.new" icon="plus" />
          {encounter.people.length > 0 &&
            encounterSteps.map(({ label, path }) => (
              <ButtonLink href={below(path(encounter.id))} label={label} quiet />
            ))}
          {own && (
            <ButtonLink
              href={below(`/diary/${encounter.id}/edit`)}
              label="encounters.one.edit"
              quiet
              icon="pencil"
            />
          )}
          {own && photos.length === 0 && (
            <ButtonLink
              href={below(`/diary/${encounter.id}/photos`)}
              label="photos.heading"
              quiet
              icon="camera"
            />
          )}
        </>
      }
      width="reading"
    >
      <DefinitionList
        items={[
          ['encounters.one.who', <WhoLinks encounter={encounter} />],
          ['encounters.one.when', <When at={encounter.metAt} as="full" />],
          ['encounters.one.where', encounter.place],
          [
            'encounters.form.topics',
            encounter.topics.length > 0 && (
              <TagList>
                {encounter.topics.map((topic) => (
                  <Tag>{topic}</Tag>
                ))}
              </TagList>
            ),
          ],
          ['encounters.one.author', encounter.author],
        ]}
      />
      <CameFromPaper sources={sources} />
      {encounter.note && (
        <Section heading={encounter.note.reserved ? 'encounters.one.ownNote' : 'encounters.form.note'}>
          <div class="prose">
            {encounter.note.text.split(/\n+/).map((line) => (
              <p>{line}</p>
            ))}
          </div>
        </Section>
      )}
      {photos.length > 0 && (
        <Section
          heading="photos.heading"
          actions={own && <a href={below(`/diary/${encounter.id}/photos`)}>{t('photos.change')}</a>}
        >
          <PhotoStrip photos={photos} />
        </Section>
      )}
      {encounter.reminders.length > 0 && (
        <Section heading="encounters.one.reminders">
          <ReminderList reminders={encounter.reminders} />
        </Section>
      )}
    </Page>
  )
}

function WhoLinks({ encounter }: { encounter: Encounter }) {
  const below = useBelow()
  return (
    <ul class="plain-list">
      {encounter.people.map((one) => (
        <li>
          <a href={below(`/people/${one.id}`)}>{one.name}</a>
        </li>
      ))}
      {encounter.organisations.map((one) => (
        <li>
          <a href={below(`/organisations/${one.id}`)}>{one.name}</a>
        </li>
      ))}
    </ul>
  )
}
