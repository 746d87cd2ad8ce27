import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { originOf, pathsHere } from '../../parts/address.ts'
import { BodyLinks } from '../../parts/body-links.tsx'
import { Checked } from '../../parts/checked.tsx'
import { ContactLinks } from '../../parts/contacts.tsx'
import { organisationData } from '../../parts/json-ld.ts'
import { Paragraphs } from '../../parts/paragraphs.tsx'
import { headOf, keptAMinute } from '../../parts/public-page.tsx'
import { activityKind, organisationKind, STAFF } from '../../parts/words.ts'
import { promotedBy } from '../../sessions/reads.ts'
import { type OrganisationToRead, organisationToRead } from '../reads.ts'

const PROMOTED = 20

export const organisation = new Hono<Env>().get(
  '/organisations/:id{[0-9a-fA-F-]{36}}',
  keptAMinute,
  async (c) => {
    const { id } = c.req.param()
    if (!isId(id)) return c.notFound()
    const found = await asActor(c.var.actor, async (tx) => {
      const read = await organisationToRead(tx, id, textsOf(c).dayOf(c.var.now))
      return read && { organisation: read, promotes: await promotedBy(tx, id, c.var.now, PROMOTED) }
    })
    if (!found) return c.notFound()

    const { name, description, offers, listedOn } = found.organisation
    const path = listedOn ? pathsHere(c).organisation(id) : undefined
    const jsonLd = path ? organisationData(found.organisation, originOf(c) + path) : undefined
    return c.render(
      <OrganisationPage {...found} />,
      headOf(c, {
        title: name,
        about: description ?? offers,
        path,
        jsonLd,
        card: { kind: 'organisation', id },
      }),
    )
  },
)

type Promoted = Awaited<ReturnType<typeof promotedBy>>
type OrganisationProps = { organisation: OrganisationToRead; promotes: Promoted }

function OrganisationPage({ organisation, promotes }: OrganisationProps) {
  const c = useRequestContext<Env>()
  const { t } = useTexts()
  const paths = pathsHere(c)
  const { name, kind, description, offers, looksFor, website, listedOn, places } = organisation
  return (
    <Page
      heading={{ said: name }}
      kicker={t(organisationKind(kind))}
      crumbs={[{ href: paths.organisations, label: 'directory.organisations.heading' }]}
      width="reading"
      actions={
        holdsRole(c.var.actor, ...STAFF) && (
          <ButtonLink
            href={`${paths.organisation(organisation.id)}/edit`}
            label="directory.staff.manage"
            icon="pencil"
          />
        )
      }
    >
      {!listedOn && <Callout heading="directory.unlisted.heading" text="directory.unlisted.text" />}
      {description && <Paragraphs text={description} />}
      <DefinitionList
        items={[
          [
            'directory.organisation.address',
            [organisation.address, organisation.municipality].filter(Boolean).join(', '),
          ],
          ['directory.organisation.contacts', contactsOf(organisation)],
          [
            'directory.organisation.website',
            website && (
              <a href={website} rel="noopener noreferrer nofollow">
                {website.replace(/^https?:\/\//, '')}
              </a>
            ),
          ],
          [
            'directory.organisation.places',
            places.length > 0 ? <BodyLinks bodies={places} href={paths.place} /> : null,
          ],
          ['directory.organisation.checked', <Checked on={organisation.verifiedOn} />],
        ]}
      />
      {offers && (
        <Section heading="directory.organisation.offers">
          <Paragraphs text={offers} />
        </Section>
      )}
      {looksFor && (
        <Section heading="directory.organisation.looksFor">
          <Paragraphs text={looksFor} />
        </Section>
      )}
      {promotes.length > 0 && (
        <Section heading="directory.organisation.promotes">
          <PromotedList promotes={promotes} />
        </Section>
      )}
    </Page>
  )
}

const contactsOf = ({ email, phone }: OrganisationToRead) =>
  email || phone ? <ContactLinks email={email} phone={phone} /> : null

function PromotedList({ promotes }: { promotes: Promoted }) {
  const { t } = useTexts()
  const paths = pathsHere(useRequestContext<Env>())
  return (
    <ul class="plain-list">
      {promotes.map((one) => (
        <li>
          <a href={paths.activity(one.id)}>{one.title}</a>{' '}
          <span class="hint">{t(activityKind(one.kind))}</span>
          {one.nextAt && (
            <div>
              {t('directory.organisation.next')} <When at={one.nextAt} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
