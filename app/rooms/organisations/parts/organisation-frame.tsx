import type { Child, PropsWithChildren } from 'hono/jsx'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { ButtonLink, Page, Split } from '../../../ground/ui/page.tsx'
import { Tabs } from '../../../ground/ui/tabs.tsx'
import type { WithContact } from './organisation-here.ts'
import { StaffOfOrganisation } from './staff-of-organisation.tsx'

type FrameProps = WithContact & { side: 'edit' | 'members' }

/** What the staff sees around each side of an organisation: its state, and the way to the page everyone sees. */
export function OrganisationFrame({ side, children, ...about }: PropsWithChildren<FrameProps>): Child {
  const { t } = useTexts()
  const below = useBelow()
  const { organisation, team } = about
  const at = below(`/organisations/${organisation.id}`)
  return (
    <Page
      heading={{ said: organisation.name }}
      kicker={t(`organisations.kind.${organisation.kind}`)}
      crumbs={[{ href: below('/organisations/manage'), label: 'organisations.manage.heading' }]}
      actions={<ButtonLink href={at} label="organisations.manage.page" quiet />}
    >
      <Tabs
        label={{ said: organisation.name }}
        tabs={[
          { href: `${at}/edit`, label: 'organisations.edit.tab', current: side === 'edit' } as const,
          ...(team
            ? [
                {
                  href: `${at}/members`,
                  label: 'organisations.member.tab',
                  current: side === 'members',
                } as const,
                { href: below(`/ties/${organisation.id}`), label: 'organisations.ties.tab' } as const,
              ]
            : []),
        ]}
      />
      <Split aside={<StaffOfOrganisation {...about} />}>{children}</Split>
    </Page>
  )
}
