import { Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
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
  const encounter = isId(id) ? await asActor(actor, (tx) => readEncounter(tx, actor, id)) : undefined
  if (!encounter) return c.notFound()
  return c.render(<EncounterPage encounter={encounter} own={encounter.authorId === actor.personId} />, {
    title: whoWasThere(encounter),
    section: '/diary',
  })
})

function EncounterPage({ encounter, own }: { encounter: Encounter; own: boolean }) {
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
      {encounter.note && (
        <Section heading={encounter.note.reserved ? 'encounters.one.ownNote' : 'encounters.form.note'}>
          <div class="prose">
            {encounter.note.text.split(/\n+/).map((line) => (
              <p>{line}</p>
            ))}
          </div>
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
